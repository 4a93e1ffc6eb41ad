import { Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRupiah } from '../../shared/money.ts';
import { saveRenstraSchema } from '../../shared/plans.ts';
import type { Renstra, SaveRenstra } from '../../shared/plans.ts';
import { Fields, LongTextField, TextField } from '../components/form/fields.tsx';
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
import { useLanguage } from '../use-language.ts';
import { useProgramOptions } from '../use-record-options.ts';
import { lineColumns, lineOf, lineRows, yearKey, yearsOf } from './line-sheet.ts';
import { PlanBar } from './plan-bar.tsx';
import { amountIn, lockedColumns, useTotalled, withPlanIssues } from './plan-rows.ts';
import classes from './plans.module.css';

interface Values {
  unitId: string;
  name: string;
  startYear: number | null;
  endYear: number | null;
  aims: string;
}

/** A plan of several years: what is meant to be done, with an amount a year. */
export function RenstraForm({ initial, draftKey, onBorn }: RecordStart<Renstra>) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const thisYear = Number(useToday().slice(0, 4));
  const language = useLanguage();
  const programs = useProgramOptions();
  const valuesOf = (renstra: Renstra | null): Values => ({
    unitId: renstra?.unitId ?? unit.id,
    name: renstra?.name ?? '',
    startYear: renstra?.startYear ?? thisYear,
    endYear: renstra?.endYear ?? thisYear + 4,
    aims: renstra?.aims ?? '',
  });
  // The columns follow the fields above them, which the form below holds.
  const [period, setPeriod] = useState(() => periodOf(valuesOf(initial)));
  const years = useMemo(() => yearsOf(...period), [period]);
  const columns = useMemo(() => lineColumns(t, programs, initial, years), [t, programs, initial, years]);
  const keys = useMemo(() => years.map(yearKey), [years]);
  const lines = useSheetRows({ initial, columns, rowsOf: lineRows, field: 'lines', label: t('plans.lines') });

  const record = useRecordForm<Renstra, Values, SaveRenstra>({
    kind: 'renstra',
    initial,
    draftKey,
    valuesOf,
    titleOf: ({ name }) => name,
    schema: saveRenstraSchema,
    inputOf: (values, renstra) => ({
      ...values,
      // The schema refuses what is missing and the fields show it; the types cannot say "not yet".
      startYear: values.startYear as number,
      endYear: values.endYear as number,
      id: renstra?.id,
      version: renstra?.version,
      lines: lines.entered().map((row) => lineOf(row, yearsOf(values.startYear, values.endYear))),
    }),
    write: (input) => client.renstra.save(input),
    load: (id) => client.renstra.get({ id }),
    rows: withPlanIssues(lines.rows, 'lines', ([field, place]) =>
      field === 'amounts' ? keys[Number(place)] : undefined,
    ),
    onSaved: (renstra) => initial === null && onBorn(renstra.id),
  });
  const { control, formState } = record.form;
  const typed = periodOf({ startYear: record.form.watch('startYear'), endYear: record.form.watch('endYear') });
  if (typed.some((year, index) => year !== period[index])) setPeriod(typed);
  const { stored } = record;
  const isLocked = stored?.status === 'approved';
  const actions = useRecordActions('renstra', stored, stored?.name ?? '');
  const shown = useTotalled(lines.sheet.state, keys);
  const shownColumns = useMemo(() => (isLocked ? lockedColumns(columns) : columns), [isLocked, columns]);
  const total = shown.rows.reduce((sum, row) => sum + amountIn(row, 'total'), 0);

  return (
    <RecordPage
      title={stored?.name ?? t('plans.newRenstra')}
      record={record}
      {...actions}
      onDuplicate={undefined}
      actions={stored && <HistoryButton kind="renstra" record={stored} name={stored.name} />}
    >
      {stored && <PlanBar kind="renstra" plan={stored} record={record} />}
      {isLocked && (
        <Text size="xs" c="gray.8" mb="xs">
          {t('plans.locked')}
        </Text>
      )}
      <fieldset disabled={isLocked} className={classes.fields}>
        <Fields>
          <TextField control={control} name="name" label={t('plans.name')} span={4} isRequired />
          <YearField control={control} name="startYear" label={t('plans.startYear')} span={2} isRequired />
          <YearField control={control} name="endYear" label={t('plans.endYear')} span={2} isRequired />
          <LongTextField control={control} name="aims" label={t('plans.aims')} span={4} rows={1} />
        </Fields>
      </fieldset>
      <Section
        title={t('plans.lines')}
        aside={
          <Text size="sm" className="figures">
            {t('plans.renstraTotal', { total: formatRupiah(total, language) })}
          </Text>
        }
      >
        {formState.errors.root?.message && (
          <Text size="sm" c="danger.8" role="alert">
            {formState.errors.root.message}
          </Text>
        )}
        <SheetGrid
          label={t('plans.lines')}
          columns={shownColumns}
          state={shown}
          onChange={lines.sheet.set}
          height={330}
          hasFixedRows={isLocked}
        />
      </Section>
      <EvidencePanel kind="renstra" id={stored?.id ?? null} />
    </RecordPage>
  );
}

function periodOf({ startYear, endYear }: Pick<Values, 'startYear' | 'endYear'>): [unknown, unknown] {
  return [startYear, endYear];
}
