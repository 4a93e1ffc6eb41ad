import { useMemo } from 'react';
import * as z from 'zod';
import type { FormRows } from './form-rows.ts';

/**
 * Several grids of one form as one: every issue goes to the grid that knows its field. The names are those
 * under which drafts keep the rows; a draft of rows alone is from when there was only the first grid.
 */
export function useJoinedRows<Stored>(grids: Readonly<Record<string, FormRows<Stored>>>): FormRows<Stored> {
  const all = Object.values(grids);
  const revisions = all.map((grid) => grid.revision);
  // A new one with every edit of any grid; a form has the same grids at every drawing.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the revisions are the list
  const revision = useMemo(() => ({}), revisions);
  return {
    isDirty: all.some(({ isDirty }) => isDirty),
    revision,
    badCells: () => sum(all.map((grid) => grid.badCells())),
    doubts: () => sum(all.map((grid) => grid.doubts())),
    placeIssues: (issues) => all.reduce((rest, grid) => grid.placeIssues(rest), issues),
    reset: (stored) => all.forEach((grid) => grid.reset(stored)),
    send: () => {
      const taking = all.map((grid) => grid.send());
      return (saved) => taking.forEach((take) => take(saved));
    },
    content: () => Object.fromEntries(Object.entries(grids).map(([name, grid]) => [name, grid.content()])),
    takeContent: (content) => {
      if (Array.isArray(content)) all[0]?.takeContent(content);
      const byName = contentSchema.safeParse(content).data ?? {};
      for (const [name, grid] of Object.entries(grids)) if (name in byName) grid.takeContent(byName[name]);
    },
    merge: (base, theirs) => {
      const merges = all.map((grid) => grid.merge(base, theirs));
      return {
        differences: merges.flatMap(({ differences }) => differences),
        apply: (choiceOf, saved) => merges.forEach((merge) => merge.apply(choiceOf, saved)),
      };
    },
  };
}

const contentSchema = z.record(z.string(), z.unknown());

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
