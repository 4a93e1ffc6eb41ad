import type { TFunction } from 'i18next';
import type { Beneficiaries, BudgetRow } from '../../shared/budgets.ts';
import { integerKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { SheetColumn, SheetRow, SheetState } from '../components/sheet-grid/sheet.ts';
import { amountOf } from './budget-sheet.ts';

export interface BeneficiaryOrigin {
  /** Whether the program stated its beneficiaries for this quarter before. */
  isStated: boolean;
}
export type BeneficiaryRow = SheetRow<BeneficiaryOrigin>;

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

export function beneficiaryRows(programs: readonly BudgetRow[], stated: readonly Beneficiaries[]): BeneficiaryRow[] {
  return programs.map(({ programId, code, name }) => {
    const row = stated.find((candidate) => candidate.programId === programId);
    return counted({
      key: programId,
      origin: { isStated: row !== undefined },
      cells: {
        code,
        name,
        male: row === undefined ? '' : String(row.male),
        female: row === undefined ? '' : String(row.female),
        indirect: row === undefined ? '' : String(row.indirect),
        basis: row?.basis ?? '',
      },
    });
  });
}

/**
 * Whether the row states anything. A program without a statement must not be saved with zeros: the
 * report takes each program's last statement, and zeros would replace the one before.
 */
export function isStated(row: BeneficiaryRow): boolean {
  return row.origin?.isStated === true || ['male', 'female', 'indirect', 'basis'].some((key) => row.cells[key]);
}

/** L + P = direct total (DOMAIN rule 5), after an edit. Not a step of undo of its own. */
export function withHeads(state: SheetState<BeneficiaryOrigin>): SheetState<BeneficiaryOrigin> {
  const rows = state.rows.map(counted);
  return rows.every((row, index) => row === state.rows[index]) ? state : { ...state, rows };
}

function counted(row: BeneficiaryRow): BeneficiaryRow {
  const isEmpty = !row.cells['male'] && !row.cells['female'];
  const total = isEmpty ? '' : String(amountOf(row, 'male') + amountOf(row, 'female'));
  return row.cells['total'] === total ? row : { ...row, cells: { ...row.cells, total } };
}
