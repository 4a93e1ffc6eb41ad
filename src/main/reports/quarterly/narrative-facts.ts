import type { Queries } from '../../database/open.ts';
import { narrativesIn } from '../../narratives/narratives.ts';
import type { Period } from './period.ts';
import type { ProgramFacts } from './program-facts.ts';

/** What is told of a program's quarter; texts in the form of `shared/formatted-text.ts`. */
export interface NarrativeFacts {
  programId: string;
  text: string;
  problems: string;
  solutions: string;
}

/** Narratives of the programs in the report, in its order. */
export async function narrativeFacts(
  queries: Queries,
  period: Period,
  programs: readonly ProgramFacts[],
): Promise<NarrativeFacts[]> {
  const stated = new Map((await narrativesIn(queries, period)).map((row) => [row.programId, row]));
  return programs.flatMap(({ id }) => {
    const row = stated.get(id);
    if (!row) return [];
    const { programId, text, problems, solutions } = row;
    return [{ programId, text, problems, solutions }];
  });
}
