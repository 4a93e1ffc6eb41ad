import { Anchor, Box, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import type { Control, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { addMonths, formatShortDate } from '../../shared/calendar-date.ts';
import { lessonStates, monthsToChecks, saveLessonSchema } from '../../shared/lessons.ts';
import type { Lesson, LessonCheck, SaveLesson } from '../../shared/lessons.ts';
import type { Minutes } from '../../shared/minutes.ts';
import { DateField } from '../components/form/date-field.tsx';
import { ChoiceField, Fields, LongTextField } from '../components/form/fields.tsx';
import { SuggestField } from '../components/form/suggest-field.tsx';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { Section } from '../components/section.tsx';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { useResponsible } from '../follow-ups/use-follow-up-filters.ts';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import { useGroupOptions, useMeetingOptions } from '../use-record-options.ts';
import { LessonStanding } from './lesson-standing.tsx';

type Values = Omit<SaveLesson, 'id' | 'version'>;

export function LessonForm({ initial, source, previous, draftKey, onBorn }: RecordStart<Lesson>) {
  const { t } = useTranslation();
  const { client } = useHost();
  const navigate = useNavigate();
  const { meeting, group } = useSearch({ from: '/lessons/$id' });
  const meetings = useMeetingOptions();
  const groups = useGroupOptions();
  const responsible = useResponsible();
  const record = useRecordForm<Lesson, Values, SaveLesson>({
    kind: 'lesson',
    initial,
    draftKey,
    prefill: source && (() => ({ values: lessonCopy(source) })),
    valuesOf: (lesson) => ({
      ...valuesOf(lesson),
      ...(lesson === null && { meetingId: meeting ?? '', groupId: group ?? '' }),
      ...(lesson === null && previous && likePrevious(previous)),
    }),
    titleOf: ({ lesson }) => lesson,
    schema: saveLessonSchema,
    inputOf: (values, lesson) => ({
      ...values,
      id: lesson?.id,
      version: lesson?.version,
      // Another name is another person, whose record is not known.
      responsibleId: values.responsible === lesson?.responsible ? lesson?.responsibleId : null,
    }),
    write: (input) => client.lessons.save(input),
    load: (id) => client.lessons.get({ id }),
    onSaved: (lesson) => initial === null && onBorn(lesson.id),
  });
  const { control } = record.form;
  const { stored } = record;
  const sessions = useSessions(record.form);
  const sessionId = useWatch({ control, name: 'sessionId' });
  const visitedOn = sessions.find(({ id }) => id === sessionId)?.date;
  const actions = useRecordActions('lesson', stored, stored?.lesson ?? '');
  const origin = stored?.meetingId ?? meeting;

  return (
    <RecordPage
      title={stored?.lesson ?? t('lessons.create')}
      record={record}
      {...actions}
      onBack={() =>
        void (origin === undefined
          ? navigate({ to: '/lessons' })
          : navigate({ to: '/meetings/$id', params: { id: origin }, search: { part: 'lessons' } }))
      }
      actions={stored && <HistoryButton kind="lesson" record={stored} name={stored.lesson} />}
    >
      {stored !== null && (
        <Text size="sm" mb="xs">
          <LessonStanding lesson={stored} />
          {' · '}
          <Anchor component={Link} to={`/groups/${stored.groupId}`} size="sm">
            {stored.groupName}
          </Anchor>
          {' · '}
          <Anchor component={Link} to={`/meetings/${stored.meetingId}?part=lessons`} size="sm">
            {stored.meetingTitle}
          </Anchor>
        </Text>
      )}
      <Fields>
        <ChoiceField
          control={control}
          name="meetingId"
          label={t('recordKind.meeting')}
          span={5}
          options={meetings}
          isRequired
          isSearchable
        />
        <SessionField control={control} sessions={sessions} />
        <ChoiceField
          control={control}
          name="groupId"
          label={t('recordKind.group')}
          span={3}
          options={groups}
          isRequired
          isSearchable
        />
        <LongTextField control={control} name="problem" label={t('lessons.problem')} span={6} rows={2} />
        <LongTextField control={control} name="lesson" label={t('lessons.lesson')} span={6} rows={2} isRequired />
        <LongTextField control={control} name="plan" label={t('lessons.plan')} span={6} rows={1} />
        <SuggestField
          control={control}
          name="responsible"
          label={t('followUps.responsible')}
          span={4}
          suggestions={responsible}
        />
        <DateField control={control} name="dueOn" label={t('followUps.dueOn')} span={2} />
      </Fields>
      <SimpleGrid cols={2} spacing="md">
        <Check control={control} check="first" visitedOn={visitedOn} />
        <Check control={control} check="second" visitedOn={visitedOn} />
      </SimpleGrid>
      <Box mt="xs">
        <Fields>
          <LongTextField
            control={control}
            name="proofNote"
            label={t('followUps.proofNote')}
            help={t('help.proofNote')}
            span={12}
            rows={1}
          />
        </Fields>
      </Box>
      <EvidencePanel kind="lesson" id={stored?.id ?? null} />
    </RecordPage>
  );
}

type Session = Minutes['sessions'][number];

function SessionField({ control, sessions }: { control: Control<Values>; sessions: Session[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ChoiceField
      control={control}
      name="sessionId"
      label={t('lessons.session')}
      span={4}
      options={sessions.map(({ id, date, title, place }) => ({
        value: id,
        label: `${formatShortDate(date, language)} · ${title || place}`,
      }))}
      isRequired
    />
  );
}

/** What was found when somebody looked, three or six months after the visit. */
function Check(props: { control: Control<Values>; check: LessonCheck; visitedOn: string | undefined }) {
  const { control, check, visitedOn } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Section
      title={t(`lessons.${check}State`)}
      aside={
        visitedOn !== undefined && (
          <Text size="sm" c="gray.7">
            {t('lessons.checkOn', { date: formatShortDate(addMonths(visitedOn, monthsToChecks[check]), language) })}
          </Text>
        )
      }
    >
      <Fields>
        <ChoiceField
          control={control}
          name={`${check}State`}
          label={t('lessons.state')}
          span={6}
          options={lessonStates.map((value) => ({ value, label: t(`lessonState.${value}`) }))}
          isRequired
        />
        <DateField control={control} name={`${check}CheckedOn`} label={t('lessons.checkedOn')} span={6} />
        <LongTextField control={control} name={`${check}Note`} label={t('lessons.note')} span={12} rows={2} />
      </Fields>
    </Section>
  );
}

/** The sessions of the chosen meeting; the only one is chosen at once. Another meeting lets go of the session. */
function useSessions(form: UseFormReturn<Values>): Session[] {
  const { api } = useHost();
  const meetingId = useWatch({ control: form.control, name: 'meetingId' });
  const { data } = useQuery(api.minutes.get.queryOptions({ input: { meetingId }, enabled: meetingId !== '' }));
  const sessions = data?.id === meetingId ? data.sessions : undefined;
  useEffect(() => {
    const chosen = form.getValues('sessionId');
    if (sessions === undefined || sessions.some(({ id }) => id === chosen)) return;
    const [only, ...others] = sessions;
    const next = only !== undefined && others.length === 0 ? only.id : '';
    if (next !== chosen) form.setValue('sessionId', next, { shouldDirty: true });
  }, [form, sessions]);
  return sessions ?? [];
}

function valuesOf(lesson: Lesson | null): Values {
  return {
    meetingId: lesson?.meetingId ?? '',
    sessionId: lesson?.sessionId ?? '',
    groupId: lesson?.groupId ?? '',
    problem: lesson?.problem ?? '',
    lesson: lesson?.lesson ?? '',
    plan: lesson?.plan ?? '',
    responsible: lesson?.responsible ?? '',
    dueOn: lesson?.dueOn ?? null,
    firstState: lesson?.firstState ?? 'notYet',
    firstNote: lesson?.firstNote ?? '',
    firstCheckedOn: lesson?.firstCheckedOn ?? null,
    secondState: lesson?.secondState ?? 'notYet',
    secondNote: lesson?.secondNote ?? '',
    secondCheckedOn: lesson?.secondCheckedOn ?? null,
    proofNote: lesson?.proofNote ?? '',
  };
}

/** A visit teaches a group more than one thing. */
function likePrevious({ meetingId, sessionId, groupId, responsible }: Lesson): Partial<Values> {
  return { meetingId, sessionId, groupId, responsible };
}

/** The same for another group: what became of it is its own. */
function lessonCopy(lesson: Lesson): Values {
  const { meetingId, sessionId, problem, lesson: learned, plan } = lesson;
  return { ...valuesOf(null), meetingId, sessionId, problem, lesson: learned, plan };
}
