import { column } from '../report-context.ts';
import type { Behind, Part } from './part.ts';

/** Table H has no figure: what stands in a row is its follow-up. */
export function behindFollowUps({ facts, subject, texts }: Behind): Part {
  return {
    criteria: texts('recordsBehind.criteria.followUps'),
    columns: [
      column('text', texts('reports.followUpTable.text'), 'text', 40),
      column('origin', texts('reports.followUpTable.origin'), 'text', 24),
      column('dueOn', texts('reports.followUpTable.dueOn'), 'date', 11),
      column('state', texts('reports.followUpTable.state'), 'text', 12),
    ],
    rows: facts.followUps
      .filter(({ id }) => subject === null || id === subject)
      .map(({ id, text, meeting, dueOn, state }) => ({
        cells: { text, origin: meeting, dueOn, state: texts(`followUpState.${state}`) },
        link: { kind: 'followUp', id },
      })),
    made: { how: 'count', of: null },
  };
}
