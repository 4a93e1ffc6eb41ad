import type { PrintedSheet } from '../../shared/printed-sheets.ts';
import type { ParticipantRow } from './participant-sheet.ts';

/** A row where it stands on paper. */
export interface EnteredRow {
  row: ParticipantRow;
  /** Its place in the session's rows. */
  index: number;
  /** Its number on the sheet. */
  number: number;
  /** Stands above the row where a page begins, or those begin who are not on the sheet. */
  heading: { page: number; pages: number } | 'notOnSheet' | null;
}

/**
 * A session's rows in the order in which they were printed, page by page; who came onto the list since
 * follows, numbered from the sheet's first blank row. In their own order where no sheet is given.
 */
export function enteredRows(rows: readonly ParticipantRow[], sheet: PrintedSheet | null): EnteredRow[] {
  if (sheet === null) return rows.map((row, index) => ({ row, index, number: index + 1, heading: null }));
  const places = new Map(rows.map((row, index) => [row.origin?.id, { row, index }]));
  const printed = sheet.pages.flatMap((page, at) => {
    const found = page.flatMap(({ number, participantId }) => {
      const place = participantId === null ? undefined : places.get(participantId);
      return place ? [{ ...place, number }] : [];
    });
    return found.map((place, position) => ({
      ...place,
      heading: position === 0 && sheet.pages.length > 1 ? { page: at + 1, pages: sheet.pages.length } : null,
    }));
  });
  const isPrinted = new Set(printed.map(({ index }) => index));
  const named = sheet.pages.flat().filter(({ participantId }) => participantId !== null);
  const last = Math.max(0, ...named.map(({ number }) => number));
  const others = rows.flatMap((row, index) => (isPrinted.has(index) ? [] : [{ row, index }]));
  return [
    ...printed,
    ...others.map((place, position) => ({
      ...place,
      number: last + position + 1,
      heading: position === 0 ? ('notOnSheet' as const) : null,
    })),
  ];
}
