import { Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { saveBudgetsSchema } from '../../shared/budgets.ts';
import type { BudgetRow, SaveBudgets } from '../../shared/budgets.ts';
import { formatPercent, formatRupiah, shareOf } from '../../shared/money.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useSheet } from '../components/sheet-grid/use-sheet.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { amountOf, budgetColumns, budgetRows, quarterKeys, withTotals } from './budget-sheet.ts';
import { SheetPanel } from '../components/sheet-panel/sheet-panel.tsx';
import { useGridStart } from '../components/sheet-panel/use-grid-start.ts';
import { useSheetSave } from '../components/sheet-panel/use-sheet-save.ts';

/** Budget of every program per quarter, by activity where a program has several. */
export function BudgetPanel({ year }: { year: number }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const budgets = useGridStart(['budgets', unit.id, year], () => client.budgets.get({ unitId: unit.id, year }));
  if (budgets.isError) return <LoadError error={budgets.error} onRetry={() => void budgets.refetch()} />;
  if (budgets.data === undefined) return <Loading />;
  if (budgets.data.length === 0) {
    return (
      <Stack align="center" p="xl" gap="sm">
        <Text size="sm" c="gray.7">
          {t('budgets.noPrograms')}
        </Text>
        <Button component={Link} to="/programs/new">
          {t('programs.create')}
        </Button>
      </Stack>
    );
  }
  return <BudgetGrid year={year} initial={budgets.data} />;
}

function BudgetGrid({ year, initial }: { year: number; initial: BudgetRow[] }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const unit = useUnit();
  const language = useLanguage();
  const columns = useMemo(
    () =>
      budgetColumns(
        t,
        initial.some(({ activity }) => activity !== ''),
      ),
    [t, initial],
  );
  const sheet = useSheet(() => budgetRows(initial, t));
  const saving = useSheetSave({
    sheet,
    columns,
    schema: saveBudgetsSchema,
    inputOf: (rows): SaveBudgets => ({
      year,
      rows: rows.map((row) => ({
        programId: row.origin?.programId ?? '',
        activityId: row.origin?.activityId ?? null,
        budget: [amountOf(row, 'q1'), amountOf(row, 'q2'), amountOf(row, 'q3'), amountOf(row, 'q4')],
      })),
    }),
    write: (input) => client.budgets.save(input),
  });
  const budget = sheet.state.rows.reduce(
    (sum, row) => sum + quarterKeys.reduce((all, key) => all + amountOf(row, key), 0),
    0,
  );
  const spent = sheet.state.rows.reduce((sum, row) => sum + amountOf(row, 'spent'), 0);
  return (
    <SheetPanel
      label={t('budgets.parts.budget')}
      columns={columns}
      sheet={sheet}
      onChange={(state) => sheet.set(withTotals(state))}
      failure={saving.failure}
      isSaving={saving.isSaving}
      onSave={saving.save}
      path={`/budgets?part=budget&year=${year}`}
      draftTitle={`${t('budgets.parts.budget')} ${year}`}
      draftSubject={`budgets:${unit.id}:${year}`}
      summary={t('budgets.summary', {
        budget: formatRupiah(budget, language),
        spent: formatRupiah(spent, language),
        share: formatPercent(shareOf(spent, budget), language),
      })}
    />
  );
}
