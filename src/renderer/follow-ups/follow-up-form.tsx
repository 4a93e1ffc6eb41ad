import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { followUpDecisions, followUpStatuses, saveFollowUpSchema } from '../../shared/follow-ups.ts';
import type { FollowUp, SaveFollowUp } from '../../shared/follow-ups.ts';
import { DateField } from '../components/form/date-field.tsx';
import { ChoiceField, Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import { SuggestField } from '../components/form/suggest-field.tsx';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useMeetingOptions, useProgramOptions } from '../use-record-options.ts';
import { StateText } from './state-text.tsx';
import { useActivityOptions } from './use-activity-options.ts';
import { useResponsible } from './use-follow-up-filters.ts';

type Values = FollowUpValues;
export type FollowUpValues = Omit<SaveFollowUp, 'id' | 'version'>;

export function FollowUpForm({ initial, source, previous, draftKey, onBorn }: RecordStart<FollowUp>) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const { meeting } = useSearch({ from: '/follow-ups/$id' });
  const meetings = useMeetingOptions();
  const programs = useProgramOptions();
  const responsible = useResponsible();
  const record = useRecordForm<FollowUp, Values, SaveFollowUp>({
    kind: 'followUp',
    initial,
    draftKey,
    prefill: source && (() => ({ values: followUpCopy(source) })),
    valuesOf: (followUp) => ({
      ...valuesOf(followUp, unit.id),
      ...(followUp === null && meeting !== undefined && { meetingId: meeting }),
      ...(followUp === null && previous && likePrevious(previous)),
    }),
    titleOf: ({ text }) => text,
    schema: saveFollowUpSchema,
    inputOf: (values, followUp) => ({
      ...values,
      id: followUp?.id,
      version: followUp?.version,
      // Another name is another person, whose record is not known.
      responsibleId: values.responsible === followUp?.responsible ? followUp?.responsibleId : null,
    }),
    write: (input) => client.followUps.save(input),
    load: (id) => client.followUps.get({ id }),
    onSaved: (followUp) => initial === null && onBorn(followUp.id),
  });
  const { control } = record.form;
  const { stored } = record;
  const points = usePointOptions(record.form);
  const activities = useActivityOptions(record.form, stored);
  useDayOfDoing(record.form);
  const actions = useRecordActions('followUp', stored, stored?.text ?? '');

  return (
    <RecordPage
      title={stored?.text ?? t('followUps.create')}
      record={record}
      {...actions}
      actions={stored && <HistoryButton kind="followUp" record={stored} name={stored.text} />}
    >
      {stored !== null && (
        <Text size="sm" mb="xs">
          <StateText state={stored.state} status={stored.status} />
          {stored.meetingId !== null && (
            <>
              {' · '}
              {t('followUps.origin')}:{' '}
              <Anchor component={Link} to={`/meetings/${stored.meetingId}?part=minutes`} size="sm">
                {stored.meetingTitle}
              </Anchor>
            </>
          )}
        </Text>
      )}
      <Fields>
        <LongTextField control={control} name="text" label={t('followUps.text')} span={12} rows={2} isRequired />
        <SuggestField
          control={control}
          name="responsible"
          label={t('followUps.responsible')}
          help={t('help.responsible')}
          span={4}
          suggestions={responsible}
        />
        <DateField control={control} name="dueOn" label={t('followUps.dueOn')} span={2} />
        <ChoiceField
          control={control}
          name="status"
          label={t('followUps.status')}
          span={2}
          options={followUpStatuses.map((value) => ({ value, label: t(`followUpStatus.${value}`) }))}
          isRequired
        />
        <DateField control={control} name="doneOn" label={t('followUps.doneOn')} span={2} />
        <ChoiceField
          control={control}
          name="decision"
          label={t('followUps.decision')}
          help={t('help.followUpDecision')}
          span={2}
          options={followUpDecisions.map((value) => ({ value, label: t(`followUpDecision.${value}`) }))}
          isRequired
        />
        <LongTextField
          control={control}
          name="decisionReason"
          label={t('followUps.decisionReason')}
          span={12}
          rows={1}
        />
        <ChoiceField
          control={control}
          name="meetingId"
          label={t('followUps.originMeeting')}
          span={6}
          options={meetings}
          isSearchable
        />
        <ChoiceField
          control={control}
          name="pointId"
          label={t('minutes.point')}
          span={6}
          options={points}
          isSearchable
        />
        <TextField control={control} name="institution" label={t('meetings.institution')} span={4} />
        <ChoiceField
          control={control}
          name="programId"
          label={t('recordKind.program')}
          span={4}
          options={programs}
          isSearchable
        />
        <ChoiceField
          control={control}
          name="activityId"
          label={t('followUps.activity')}
          help={t('help.followUpActivity')}
          span={4}
          options={activities}
          isSearchable
        />
        <LongTextField
          control={control}
          name="proofNote"
          label={t('followUps.proofNote')}
          help={t('help.proofNote')}
          span={12}
          rows={1}
        />
      </Fields>
      <EvidencePanel kind="followUp" id={stored?.id ?? null} />
    </RecordPage>
  );
}

/** The points of the chosen meeting. Another meeting lets go of the point. */
function usePointOptions(form: UseFormReturn<Values>) {
  const { api } = useHost();
  const meetingId = useWatch({ control: form.control, name: 'meetingId' }) ?? null;
  const { data } = useQuery(
    api.minutes.get.queryOptions({ input: { meetingId: meetingId ?? '' }, enabled: meetingId !== null }),
  );
  const points = useMemo(
    () => (meetingId === null ? [] : data?.id === meetingId ? data.points : undefined),
    [meetingId, data],
  );
  useEffect(() => {
    const chosen = form.getValues('pointId') ?? null;
    if (chosen === null || points === undefined || points.some(({ id }) => id === chosen)) return;
    form.setValue('pointId', null, { shouldDirty: true });
  }, [form, points]);
  return (points ?? []).map(({ id, speaker, input }) => ({
    value: id,
    label: [speaker, input].filter(Boolean).join(': '),
  }));
}

/** What is done was done on some day, today unless told otherwise; what is not has none. */
function useDayOfDoing(form: UseFormReturn<Values>) {
  const today = useToday();
  const status = useWatch({ control: form.control, name: 'status' });
  useEffect(() => {
    const doneOn = form.getValues('doneOn') ?? null;
    if (status === 'done' && doneOn === null) form.setValue('doneOn', today, { shouldDirty: true });
    if (status !== 'done' && doneOn !== null) form.setValue('doneOn', null, { shouldDirty: true });
  }, [form, status, today]);
}

function valuesOf(followUp: FollowUp | null, unitId: string): Values {
  return {
    unitId: followUp?.unitId ?? unitId,
    text: followUp?.text ?? '',
    meetingId: followUp?.meetingId ?? null,
    pointId: followUp?.pointId ?? null,
    programId: followUp?.programId ?? null,
    activityId: followUp?.activityId ?? null,
    responsible: followUp?.responsible ?? '',
    institution: followUp?.institution ?? '',
    dueOn: followUp?.dueOn ?? null,
    status: followUp?.status ?? 'open',
    doneOn: followUp?.doneOn ?? null,
    decision: followUp?.decision ?? 'undecided',
    decisionReason: followUp?.decisionReason ?? '',
    proofNote: followUp?.proofNote ?? '',
  };
}

/** A meeting leaves several things to do. */
function likePrevious({ meetingId, programId }: FollowUp): Partial<Values> {
  return { meetingId, programId };
}

/** The same to be done again: not done yet. */
function followUpCopy(followUp: FollowUp): Values {
  return {
    ...valuesOf(followUp, followUp.unitId),
    activityId: null,
    dueOn: null,
    status: 'open',
    doneOn: null,
    proofNote: '',
  };
}
