import type { TFunction } from 'i18next';
import type { CellKind } from './cell-kinds.ts';
import type { Doubt, Reading } from './doubt.ts';
import type { SheetColumn, SheetRow } from './sheet-rows.ts';

/** What a cell in doubt says under itself: why, and what it could be. */
export function doubtText(t: TFunction, doubt: Doubt, kind: Pick<CellKind, 'show'>): string {
  const why = t(`doubts.${doubt.code}`, { typed: doubt.typed });
  const readings = doubt.readings.map((reading) => readingLabel(t, reading, kind));
  return `${why} ${readings.join(t('doubts.or'))}`;
}

/** A reading as the cell would show it; a person as who it would be. */
export function readingLabel(t: TFunction, { text, personId }: Reading, kind: Pick<CellKind, 'show'>): string {
  if (personId === undefined) return kind.show(text);
  return personId === null ? t('doubts.somebodyElse') : t('doubts.samePerson');
}

const none: Readonly<Record<string, string>> = {};

/**
 * A function that gives the texts of a row's cells in doubt by column key; the same object for the
 * same doubts, so that rows which did not change are not drawn again.
 */
export function doubtTexts(
  columns: readonly SheetColumn[],
  textOf: (doubt: Doubt, kind: CellKind) => string,
): (row: SheetRow | undefined) => Readonly<Record<string, string>> {
  const known = new WeakMap<Readonly<Record<string, Doubt>>, Readonly<Record<string, string>>>();
  return (row) => {
    const doubts = row?.doubts;
    if (doubts === undefined) return none;
    const found = known.get(doubts) ?? textsOf(doubts);
    known.set(doubts, found);
    return found;
  };

  function textsOf(doubts: Readonly<Record<string, Doubt>>): Readonly<Record<string, string>> {
    return Object.fromEntries(
      columns.flatMap(({ key, kind }) => {
        const doubt = doubts[key];
        return doubt === undefined ? [] : [[key, textOf(doubt, kind)] as const];
      }),
    );
  }
}
