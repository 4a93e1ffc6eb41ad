import type { TFunction } from 'i18next';
import type { BudgetRow } from '../../shared/budgets.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { moneyKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { SheetColumn, SheetRow, SheetState } from '../components/sheet-grid/sheet.ts';

export const quarterKeys = ['q1', 'q2', 'q3', 'q4'] as const;

export function budgetColumns(t: TFunction): SheetColumn[] {
  return [
    { key: 'code', title: t('programs.code'), width: 90, kind: textKind, isReadOnly: true },
    { key: 'name', title: t('programs.name'), width: 220, kind: textKind, isReadOnly: true },
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

/** A row per program, under the program's id. */
export function budgetRows(rows: readonly BudgetRow[]): SheetRow<string>[] {
  return rows.map(({ programId, code, name, budget, spent }) =>
    totalled({
      key: programId,
      origin: programId,
      cells: {
        code,
        name,
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
export function withTotals(state: SheetState<string>): SheetState<string> {
  const rows = state.rows.map(totalled);
  return rows.every((row, index) => row === state.rows[index]) ? state : { ...state, rows };
}

/** An amount of a row; an empty or unreadable cell counts as nothing until it is mended. */
export function amountOf(row: SheetRow, key: string): number {
  const value = Number(row.cells[key] ?? '');
  return Number.isSafeInteger(value) ? value : 0;
}

function totalled(row: SheetRow<string>): SheetRow<string> {
  const total = String(quarterKeys.reduce((sum, key) => sum + amountOf(row, key), 0));
  return row.cells['total'] === total ? row : { ...row, cells: { ...row.cells, total } };
}
