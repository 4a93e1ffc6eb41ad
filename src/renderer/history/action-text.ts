import type { TFunction } from 'i18next';
import type { DoneAction } from '../../shared/history.ts';

/** What somebody did, in words: "Simpan kelompok Posyandu Mawar". */
export function actionText(
  t: TFunction,
  { operation, kind, recordName }: Pick<DoneAction, 'operation' | 'kind' | 'recordName'>,
): string {
  const words = { kind: t(`recordKind.${kind}`).toLowerCase(), name: recordName };
  return t(`history.action.${nameOf(operation)}`, words).trim();
}

/** Saves are told apart by the record's kind alone; what is not known here is a change. */
function nameOf(operation: string) {
  switch (operation) {
    case 'bin.remove':
      return 'remove';
    case 'bin.restore':
      return 'unbin';
    case 'budgets.save':
      return 'budgets';
    case 'beneficiaries.save':
      return 'beneficiaries';
    case 'people.merge':
      return 'merge';
    case 'history.restore':
      return 'restore';
    case 'history.undo':
      return 'undo';
    case 'history.redo':
      return 'redo';
    default:
      return operation.endsWith('.save') ? 'save' : 'change';
  }
}
