import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { saveRenjaSchema } from '../../shared/plans.ts';
import type { PlanList, Renja, SaveRenja } from '../../shared/plans.ts';
import { ChoiceField, Fields, LongTextField } from '../components/form/fields.tsx';
import { YearField } from '../components/form/number-field.tsx';
import type { RecordStart } from '../components/record-page/record-editor.tsx';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordActions } from '../components/record-page/use-record-actions.ts';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { Section } from '../components/section.tsx';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { useSheetRows } from '../components/sheet-grid/use-sheet-rows.ts';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useProgramOptions } from '../use-record-options.ts';
import { activityColumns, activityOf, activityRows, quarterKeys } from './activity-sheet.ts';
import { ActivityTotals } from './activity-totals.tsx';
import { PlanBar } from './plan-bar.tsx';
import { lockedColumns, useTotalled, withPlanIssues } from './plan-rows.ts';
import classes from './plans.module.css';

interface Values {
  unitId: string;
  year: number | null;
  renstraId: string | null;
  note: string;
}

/** A year's plan: its activities with their budgets per quarter. */
export function RenjaForm({ initial, draftKey, onBorn, plans }: RecordStart<Renja> & { plans: PlanList }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const today = useToday();
  const programs = useProgramOptions();
  const columns = useMemo(() => activityColumns(t, programs, initial), [t, programs, initial]);
  const activities = useSheetRows({
    initial,
    columns,
    rowsOf: activityRows,
    field: 'activities',
    label: t('plans.activities'),
  });

  const record = useRecordForm<Renja, Values, SaveRenja>({
    kind: 'renja',
    initial,
    draftKey,
    valuesOf: (renja) => ({
      unitId: renja?.unitId ?? unit.id,
      ...(renja === null
        ? startOf(plans, Number(today.slice(0, 4)))
        : { year: renja.year, renstraId: renja.renstraId }),
      note: renja?.note ?? '',
    }),
    titleOf: ({ year }) => t('plans.renjaOf', { year: year ?? '' }),
    schema: saveRenjaSchema,
    inputOf: (values, renja) => ({
      ...values,
      // The schema refuses what is missing and the field shows it; the types cannot say "not yet".
      year: values.year as number,
      id: renja?.id,
      version: renja?.version,
      activities: activities.entered().map(activityOf),
    }),
    write: (input) => client.renja.save(input),
    load: (id) => client.renja.get({ id }),
    rows: withPlanIssues(activities.rows, 'activities', ([field, quarter]) =>
      field === 'budget' ? quarterKeys[Number(quarter ?? 0)] : undefined,
    ),
    onSaved: (renja) => initial === null && onBorn(renja.id),
  });
  const { control, formState } = record.form;
  const { stored } = record;
  const isLocked = stored?.status === 'approved';
  const title = stored === null ? t('plans.newRenja') : t('plans.renjaOf', { year: stored.year });
  const actions = useRecordActions('renja', stored, title);
  const shown = useTotalled(activities.sheet.state, quarterKeys);
  const shownColumns = useMemo(() => (isLocked ? lockedColumns(columns) : columns), [isLocked, columns]);
  const renstras = plans.renstra.map(({ id, name }) => ({ value: id, label: name }));

  return (
    <RecordPage
      title={title}
      record={record}
      {...actions}
      onDuplicate={undefined}
      actions={stored && <HistoryButton kind="renja" record={stored} name={title} />}
    >
      {stored && <PlanBar kind="renja" plan={stored} record={record} />}
      {isLocked && (
        <Text size="xs" c="gray.8" mb="xs">
          {t('plans.locked')}
        </Text>
      )}
      <fieldset disabled={isLocked} className={classes.fields}>
        <Fields>
          <YearField control={control} name="year" label={t('plans.year')} span={2} isRequired />
          <ChoiceField control={control} name="renstraId" label={t('plans.renstra')} span={4} options={renstras} />
          <LongTextField control={control} name="note" label={t('plans.note')} span={6} rows={1} />
        </Fields>
      </fieldset>
      <Section title={t('plans.activities')}>
        {formState.errors.root?.message && (
          <Text size="sm" c="danger.8" role="alert">
            {formState.errors.root.message}
          </Text>
        )}
        <SheetGrid
          label={t('plans.activities')}
          columns={shownColumns}
          state={shown}
          onChange={activities.sheet.set}
          height={270}
          hasFixedRows={isLocked}
        />
        <ActivityTotals rows={shown.rows} spent={stored?.totals} />
      </Section>
      <EvidencePanel kind="renja" id={stored?.id ?? null} />
    </RecordPage>
  );
}

/** A new Renja is of the first year from this one on that has none, within the Renstra that it lies in. */
function startOf(plans: PlanList, thisYear: number): Pick<Values, 'year' | 'renstraId'> {
  const taken = new Set(plans.renja.map(({ year }) => year));
  let year = thisYear;
  while (taken.has(year)) year += 1;
  const renstra = plans.renstra.find(({ startYear, endYear }) => startYear <= year && year <= endYear);
  return { year, renstraId: renstra?.id ?? null };
}
