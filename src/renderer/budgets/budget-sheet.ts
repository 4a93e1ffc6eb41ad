import type { TFunction } from 'i18next';
import type { BudgetRow } from '../../shared/budgets.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { moneyKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { SheetColumn, SheetRow, SheetState } from '../components/sheet-grid/sheet.ts';

export const quarterKeys = ['q1', 'q2', 'q3', 'q4'] as const;

/** What a row of the budgets stands for; without an activity, the program's only one. */
export type BudgetOrigin = Pick<BudgetRow, 'programId' | 'activityId'>;

/** Activities are shown where a program has several. */
export function budgetColumns(t: TFunction, hasActivities: boolean): SheetColumn[] {
  const activity: SheetColumn = {
    key: 'activity',
    title: t('plans.activity'),
    width: 150,
    kind: textKind,
    isReadOnly: true,
  };
  return [
    { key: 'code', title: t('programs.code'), width: hasActivities ? 70 : 90, kind: textKind, isReadOnly: true },
    { key: 'name', title: t('programs.name'), width: hasActivities ? 110 : 220, kind: textKind, isReadOnly: true },
    ...(hasActivities ? [activity] : []),
    ...quarterKeys.map((key, index) => ({
      key,
      title: t('budgets.quarter', { roman: romanQuarter(index + 1) }),
      width: 122,
      kind: moneyKind,
    })),
    { key: 'total', title: t('budgets.yearTotal'), width: 126, kind: moneyKind, isReadOnly: true },
    { key: 'spent', title: t('budgets.spent'), width: 126, kind: moneyKind, isReadOnly: true },
  ];
}

/** A row per program, under the program's id, or per activity where it has several. */
export function budgetRows(rows: readonly BudgetRow[], t: TFunction): SheetRow<BudgetOrigin>[] {
  const several = new Set(rows.filter(({ activity }) => activity !== '').map(({ programId }) => programId));
  return rows.map(({ programId, activityId, activity, code, name, budget, spent }) =>
    totalled({
      key: activity === '' ? programId : (activityId ?? programId),
      origin: { programId, activityId },
      cells: {
        code,
        name,
        activity: activity === '' && several.has(programId) ? t('plans.noActivity') : activity,
        q1: String(budget[0]),
        q2: String(budget[1]),
        q3: String(budget[2]),
        q4: String(budget[3]),
        spent: String(spent.reduce((sum, amount) => sum + amount, 0)),
      },
    }),
  );
}

/** The year's column after an edit. Not a step of undo of its own. */
export function withTotals(state: SheetState<BudgetOrigin>): SheetState<BudgetOrigin> {
  const rows = state.rows.map(totalled);
  return rows.every((row, index) => row === state.rows[index]) ? state : { ...state, rows };
}

/** An amount of a row; an empty or unreadable cell counts as nothing until it is mended. */
export function amountOf(row: SheetRow, key: string): number {
  const value = Number(row.cells[key] ?? '');
  return Number.isSafeInteger(value) ? value : 0;
}

function totalled(row: SheetRow<BudgetOrigin>): SheetRow<BudgetOrigin> {
  const total = String(quarterKeys.reduce((sum, key) => sum + amountOf(row, key), 0));
  return row.cells['total'] === total ? row : { ...row, cells: { ...row.cells, total } };
}
