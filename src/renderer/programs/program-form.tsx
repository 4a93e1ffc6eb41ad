import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  fundTypes,
  priorityFields,
  programNatures,
  programStatuses,
  saveProgramSchema,
} from '../../shared/programs.ts';
import type { Program, SaveProgram } from '../../shared/programs.ts';
import { AreasField } from '../components/form/area-field.tsx';
import { DateField } from '../components/form/date-field.tsx';
import { ChoiceField, ChoicesField, Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { useStageHelp } from '../use-stage-help.ts';
import { useGroupOptions, useProgramOptions } from '../use-record-options.ts';
import { programDefaults, programValues } from './program-values.ts';
import type { ProgramValues } from './program-values.ts';
import { FurtherTpbsField, MainTpbField } from './tpb-fields.tsx';

export function ProgramForm({ initial, source, previous, draftKey, onBorn }: RecordStart<Program>) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const today = useToday();
  const stages = useChoices('stage');
  const stageHelp = useStageHelp();
  const companyPillars = useChoices('companyPillar');
  const firstStage = stages.options[0]?.value ?? '';
  const groups = useGroupOptions();
  const programs = useProgramOptions();

  const record = useRecordForm<Program, ProgramValues, SaveProgram>({
    kind: 'program',
    initial,
    draftKey,
    // A code is one program's own.
    prefill:
      source &&
      (() => ({
        values: {
          ...programValues(source, unit.id, today, firstStage),
          code: '',
          name: t('ui.copyOf', { name: source.name }),
          unitId: unit.id,
        },
      })),
    valuesOf: (program) => ({
      ...programValues(program, unit.id, today, firstStage),
      ...(program === null && previous && programDefaults(previous)),
    }),
    titleOf: ({ code, name }) => [code, name].filter(Boolean).join(' · '),
    schema: saveProgramSchema,
    inputOf: (values, program) => ({
      ...values,
      id: program?.id,
      version: program?.version,
      // The schema refuses a missing one and the field shows it; the type cannot say "not yet".
      mainTpb: values.mainTpb as number,
    }),
    write: (input) => client.programs.save(input),
    load: (id) => client.programs.get({ id }),
    onSaved: (program) => initial === null && onBorn(program.id),
  });
  const { control } = record.form;
  const { stored } = record;
  const actions = useRecordActions('program', stored, stored?.name ?? '');

  return (
    <RecordPage
      title={stored ? `${stored.code} · ${stored.name}` : t('programs.newTitle')}
      record={record}
      {...actions}
      actions={
        stored && (
          <>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/programs/$id/indicators" params={{ id: stored.id }} {...props} />}
            >
              {t('indicators.title')}
            </Button>
            <HistoryButton kind="program" record={stored} name={stored.name} />
          </>
        )
      }
    >
      <Fields>
        <TextField control={control} name="code" label={t('programs.code')} span={2} isRequired />
        <TextField control={control} name="name" label={t('programs.name')} span={4} isRequired />
        <TextField control={control} name="expansion" label={t('programs.expansion')} span={6} />
        <MainTpbField control={control} span={5} />
        <FurtherTpbsField control={control} span={5} />
        <ChoiceField
          control={control}
          name="companyPillar"
          label={t('programs.companyPillar')}
          span={2}
          options={companyPillars.options}
        />
        <ChoiceField
          control={control}
          name="fundType"
          label={t('programs.fundType')}
          help={t('help.fundType')}
          span={2}
          isRequired
          options={fundTypes.map((value) => ({ value, label: t(`fundType.${value}`) }))}
        />
        <ChoiceField
          control={control}
          name="nature"
          label={t('programs.nature')}
          help={t('help.nature')}
          span={2}
          isRequired
          options={programNatures.map((value) => ({ value, label: t(`programNature.${value}`) }))}
        />
        <ChoiceField
          control={control}
          name="priorityField"
          label={t('programs.priorityField')}
          help={t('help.priorityField')}
          span={2}
          options={priorityFields.map((value) => ({ value, label: t(`priorityField.${value}`) }))}
        />
        <ChoiceField
          control={control}
          name="stage"
          label={t('programs.stage')}
          help={stageHelp}
          span={2}
          options={stages.options}
          isRequired
        />
        <ChoiceField
          control={control}
          name="status"
          label={t('programs.status')}
          span={2}
          isRequired
          options={programStatuses.map((value) => ({ value, label: t(`programStatus.${value}`) }))}
        />
        <TextField control={control} name="coordinator" label={t('programs.coordinator')} span={2} />
        <DateField control={control} name="startDate" label={t('programs.startDate')} span={2} isRequired />
        <DateField control={control} name="endDate" label={t('programs.endDate')} span={2} />
        <ChoiceField
          control={control}
          name="parentId"
          label={t('programs.parent')}
          span={4}
          isSearchable
          options={programs.filter(({ value }) => value !== stored?.id)}
        />
        <TextField control={control} name="coreCompetency" label={t('programs.coreCompetency')} span={4} />
        <AreasField control={control} name="areaCodes" label={t('programs.areas')} span={6} />
        <ChoicesField control={control} name="groupIds" label={t('programs.groups')} span={6} options={groups} />
        <LongTextField
          control={control}
          name="baseline"
          label={t('programs.baseline')}
          help={t('help.baseline')}
          span={6}
          rows={3}
        />
        <LongTextField control={control} name="description" label={t('programs.description')} span={6} rows={3} />
      </Fields>
      <EvidencePanel kind="program" id={stored?.id ?? null} />
    </RecordPage>
  );
}
