import type { ChoiceList } from '../../shared/choices.ts';
import type { Queries } from '../feature-context.ts';

/** The columns that hold codes of each list: one a row, or several with blanks between them. */
const keptIn = {
  groupKind: [{ table: 'assisted_group', column: 'kind' }],
  licenceKind: [{ table: 'group_licence', column: 'kind' }],
  meetingKind: [{ table: 'meeting', column: 'kind' }],
  stage: [
    { table: 'assisted_group', column: 'stage' },
    { table: 'program', column: 'stage' },
    { table: 'group_progress', column: 'stage' },
    { table: 'group_progress', column: 'startStage' },
  ],
  independenceDimension: [{ table: 'independence_score', column: 'dimension' }],
  companyPillar: [{ table: 'program', column: 'companyPillar' }],
  organizationKind: [{ table: 'organization', column: 'kind' }],
  vulnerableCategory: [
    { table: 'membership', column: 'vulnerableCategories' },
    { table: 'beneficiary_vulnerable', column: 'category' },
  ],
  evidenceKind: [{ table: 'attachment', column: 'kind' }],
} as const satisfies Record<ChoiceList, unknown>;

/**
 * How many rows hold each code of a list. Rows of records in the bin count too: whatever comes back from
 * there must find its words.
 */
export async function choiceUses(queries: Queries, list: ChoiceList): Promise<{ code: string; uses: number }[]> {
  const counts = new Map<string, number>();
  for (const { table, column } of keptIn[list]) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const rows = await queries
      .selectFrom(table)
      .select(({ ref, fn }) => [ref(column as never).as('codes'), fn.countAll<number>().as('rows')]) // every table above has its column; the union of tables hides it
      .groupBy(column as never) // as above
      .execute();
    for (const { codes, rows: count } of rows) {
      for (const code of String(codes ?? '').split(' ')) {
        if (code !== '') counts.set(code, (counts.get(code) ?? 0) + count);
      }
    }
  }
  return [...counts].map(([code, uses]) => ({ code, uses }));
}

/** How many rows hold the code of an entry. */
export async function usesOfChoice(queries: Queries, id: string): Promise<number> {
  const entry = await queries.selectFrom('choice').select(['list', 'code']).where('id', '=', id).executeTakeFirst();
  if (!entry) return 0;
  const uses = await choiceUses(queries, entry.list);
  return uses.find(({ code }) => code === entry.code)?.uses ?? 0;
}
