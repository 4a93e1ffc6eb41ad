import type { TFunction } from 'i18next';
import type { Beneficiaries, BudgetRow } from '../../shared/budgets.ts';
import { integerKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { SheetColumn, SheetRow, SheetState } from '../components/sheet-grid/sheet.ts';
import { amountOf } from './budget-sheet.ts';

export function beneficiaryColumns(t: TFunction): SheetColumn[] {
  return [
    { key: 'code', title: t('programs.code'), width: 90, kind: textKind, isReadOnly: true },
    { key: 'name', title: t('programs.name'), width: 230, kind: textKind, isReadOnly: true },
    { key: 'male', title: t('budgets.male'), width: 90, kind: integerKind },
    { key: 'female', title: t('budgets.female'), width: 90, kind: integerKind },
    { key: 'total', title: t('budgets.direct'), width: 110, kind: integerKind, isReadOnly: true },
    { key: 'indirect', title: t('budgets.indirect'), width: 110, kind: integerKind },
    { key: 'basis', title: t('budgets.basis'), width: 300, kind: textKind },
  ];
}

export function beneficiaryRows(programs: readonly BudgetRow[], stated: readonly Beneficiaries[]): SheetRow<string>[] {
  return programs.map(({ programId, code, name }) => {
    const row = stated.find((candidate) => candidate.programId === programId);
    return counted({
      key: programId,
      origin: programId,
      cells: {
        code,
        name,
        male: String(row?.male ?? 0),
        female: String(row?.female ?? 0),
        indirect: String(row?.indirect ?? 0),
        basis: row?.basis ?? '',
      },
    });
  });
}

/** L + P = direct total (DOMAIN rule 5), after an edit. Not a step of undo of its own. */
export function withHeads(state: SheetState<string>): SheetState<string> {
  const rows = state.rows.map(counted);
  return rows.every((row, index) => row === state.rows[index]) ? state : { ...state, rows };
}

function counted(row: SheetRow<string>): SheetRow<string> {
  const total = String(amountOf(row, 'male') + amountOf(row, 'female'));
  return row.cells['total'] === total ? row : { ...row, cells: { ...row.cells, total } };
}
