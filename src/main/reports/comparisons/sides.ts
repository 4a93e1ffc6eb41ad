import type { ReportColumn } from '../../../shared/reports.ts';
import { romanQuarter } from '../../../shared/quarter.ts';
import type { Quarter } from '../../../shared/quarter.ts';
import { tidied } from '../../../shared/decimal.ts';
import type { KnownFacts } from '../quarterly/known-facts.ts';
import type { ProgramFacts } from '../quarterly/program-facts.ts';
import { column } from '../quarterly/report-context.ts';
import type { ReportContext } from '../quarterly/report-context.ts';

/** `TW III 2026` */
export function periodName({ texts }: Pick<ReportContext, 'texts'>, { year, quarter }: Quarter): string {
  return texts('comparisons.period', { roman: romanQuarter(quarter), year });
}

/** Two figures side by side, with their difference and what it is of the other: live formulas in the workbook. */
export function sideColumns(
  { texts }: Pick<ReportContext, 'texts'>,
  kind: 'money' | 'integer',
  titles: { now: string; other: string },
  isTotalled: boolean,
): ReportColumn[] {
  const width = kind === 'money' ? 17 : 14;
  return [
    column('now', titles.now, kind, width, { isTotalled }),
    column('other', titles.other, kind, width, { isTotalled }),
    column('difference', texts('comparisons.difference'), kind, width, {
      formula: { kind: 'difference', from: 'now', less: 'other' },
    }),
    column('change', texts('comparisons.change'), 'percent', 11, {
      formula: { kind: 'share', part: 'difference', whole: 'other' },
    }),
  ];
}

/** One minus other; null where either is not stated. */
export function differenceOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : tidied(one - other);
}

/** Things of both quarters: the order of the first, then what only the second knows. */
export function besides<T extends { id: string }>(now: readonly T[], other: readonly T[]) {
  const before = new Map(other.map((thing) => [thing.id, thing]));
  const ids = new Set(now.map(({ id }) => id));
  return [
    ...now.map((thing) => ({ named: thing, now: thing as T | undefined, other: before.get(thing.id) })),
    ...other.filter(({ id }) => !ids.has(id)).map((thing) => ({ named: thing, now: undefined, other: thing })),
  ];
}

/** Names of programs by id. */
export function namesOf(...lists: (readonly ProgramFacts[])[]): Map<string, string> {
  return new Map(lists.toReversed().flatMap((programs) => programs.map(({ id, name }) => [id, name] as const)));
}

/** Says which of the quarters are closed, whose figures are those of their closing. */
export function closedNote(context: Pick<ReportContext, 'texts'>, quarters: readonly KnownFacts[]): string[] {
  const closed = quarters.filter((known) => known.closed !== null).map(({ facts }) => periodName(context, facts));
  return closed.length === 0 ? [] : [context.texts('comparisons.closed', { quarters: closed.join(', ') })];
}
