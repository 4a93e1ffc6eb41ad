import type { RecordKind } from '../../shared/history.ts';

/** The list of each kind of record, and the page of one; an expense has a dialog over its list, an attachment and an entry of the office's lists a row in one, the office's settings a part of a page. */
export const recordRoutes = {
  unit: { list: '/units', one: '/units/$id' },
  person: { list: '/people', one: '/people/$id' },
  group: { list: '/groups', one: '/groups/$id' },
  program: { list: '/programs', one: '/programs/$id' },
  assistance: { list: '/assistance', one: '/assistance/$id' },
  renstra: { list: '/plans', one: '/plans/renstra/$id' },
  renja: { list: '/plans', one: '/plans/renja/$id' },
  meeting: { list: '/meetings', one: '/meetings/$id' },
  organization: { list: '/stakeholders', one: '/stakeholders/$id' },
  followUp: { list: '/follow-ups', one: '/follow-ups/$id' },
  lesson: { list: '/lessons', one: '/lessons/$id' },
} as const satisfies Partial<Record<RecordKind, { list: string; one: string }>>;

/** Records with a page of their own. */
export type PageKind = keyof typeof recordRoutes;

/** Where a record is opened; `new` in place of its id for one that is not saved yet. */
export function recordPath(kind: RecordKind, id: string): string {
  switch (kind) {
    case 'expense':
      return '/budgets';
    case 'indicator':
      return '/programs';
    case 'attachment':
      return '/evidence';
    case 'choice':
      return '/settings';
    case 'settings':
      return '/settings?part=office';
    default:
      return recordRoutes[kind].one.replace('$id', id);
  }
}
