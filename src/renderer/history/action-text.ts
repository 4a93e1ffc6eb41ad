import type { TFunction } from 'i18next';
import type { DoneAction, RecordKind } from '../../shared/history.ts';

/** What somebody did, in words: "Simpan kelompok Posyandu Mawar". */
export function actionText(
  t: TFunction,
  { operation, kind, recordName }: Pick<DoneAction, 'operation' | 'kind' | 'recordName'>,
): string {
  const words = { kind: t(`recordKind.${kindOf(operation) ?? kind}`).toLowerCase(), name: recordName };
  return t(`history.action.${nameOf(operation)}`, words).trim();
}

/** What an operation is about, as far as its name says: a person's phone may be changed by the save of a group. */
function kindOf(operation: string): RecordKind | undefined {
  const kinds: Record<string, RecordKind> = {
    units: 'unit',
    people: 'person',
    groups: 'group',
    programs: 'program',
    renstra: 'renstra',
    renja: 'renja',
    expenses: 'expense',
    assistance: 'assistance',
    meetings: 'meeting',
    organizations: 'organization',
    followUps: 'followUp',
    lessons: 'lesson',
    choices: 'choice',
    settings: 'settings',
    attachments: 'attachment',
  };
  return kinds[operation.split('.')[0] ?? ''];
}

/** Saves are told apart by the record's kind alone; what is not known here is a change. */
function nameOf(operation: string) {
  switch (operation) {
    case 'create':
      return 'create';
    case 'bin.remove':
      return 'remove';
    case 'bin.restore':
      return 'unbin';
    case 'budgets.save':
      return 'budgets';
    case 'plans.approve':
      return 'approve';
    case 'plans.revise':
      return 'revise';
    case 'minutes.save':
      return 'minutes';
    case 'beneficiaries.save':
      return 'beneficiaries';
    case 'narratives.save':
      return 'narrative';
    case 'closings.close':
      return 'close';
    case 'closings.reopen':
      return 'reopen';
    case 'indicators.save':
      return 'indicators';
    case 'quarterEntry.save':
      return 'quarterEntry';
    case 'attachments.add':
      return 'attach';
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
