import type { ChoiceList } from '../../shared/choices.ts';
import type { Queries } from '../feature-context.ts';

type Codes = (queries: Queries) => { execute(): Promise<{ codes: string | null }[]> };

/** Where the codes of each list are kept: one a row, or several with blanks between them. */
const keptIn: Record<ChoiceList, Codes[]> = {
  groupKind: [(queries) => queries.selectFrom('assisted_group').select('kind as codes')],
  meetingKind: [(queries) => queries.selectFrom('meeting').select('kind as codes')],
  stage: [
    (queries) => queries.selectFrom('assisted_group').select('stage as codes'),
    (queries) => queries.selectFrom('program').select('stage as codes'),
  ],
  companyPillar: [(queries) => queries.selectFrom('program').select('companyPillar as codes')],
  vulnerableCategory: [
    (queries) =>
      queries
        .selectFrom('membership')
        .select('vulnerableCategories as codes')
        .where('vulnerableCategories', '!=', '')
        .$castTo<{ codes: string }>(),
  ],
};

/**
 * How many rows hold each code of a list. Rows of records in the bin count too: whatever comes back from
 * there must find its words.
 */
export async function choiceUses(queries: Queries, list: ChoiceList): Promise<{ code: string; uses: number }[]> {
  const counts = new Map<string, number>();
  const columns = await Promise.all(keptIn[list].map((codes) => codes(queries).execute()));
  for (const { codes } of columns.flat()) {
    for (const code of (codes ?? '').split(' ')) if (code !== '') counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, uses]) => ({ code, uses }));
}
