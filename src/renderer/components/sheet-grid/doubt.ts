import * as z from 'zod';

/** Why a cell is in doubt; `doubts` in the locale files says it in words. */
const doubtCodes = [
  'separator',
  'unit',
  'rounded',
  'century',
  'dayOrMonth',
  'monthFirst',
  'weekday',
  'serial',
  'prefix',
  'gender',
  'twoPhones',
  'otherPerson',
] as const;
export type DoubtCode = (typeof doubtCodes)[number];

/** One way to read a cell, in the cell's own notation. */
const readingSchema = z.object({
  text: z.string(),
  /** Where the doubt is who somebody is: the kept person, or null for somebody else. */
  personId: z.string().nullable().optional(),
});
export type Reading = z.infer<typeof readingSchema>;

/**
 * A text that could be read in more ways than one. The first reading is what the cell holds until
 * somebody chooses; a single one says that it was inferred and wants a look. A schema, because drafts
 * keep doubts too.
 */
export const doubtSchema = z.object({
  code: z.enum(doubtCodes),
  typed: z.string(),
  readings: z.array(readingSchema).readonly(),
});
export type Doubt = z.infer<typeof doubtSchema>;

/** What a typed text became. */
export interface CellReading {
  text: string;
  doubt: Doubt | null;
}

/** A doubt over texts, the held one first; null where they are all the same text. */
export function doubtOver(code: DoubtCode, typed: string, texts: readonly string[]): Doubt | null {
  const different = [...new Set(texts)];
  return different.length < 2 ? null : { code, typed: typed.trim(), readings: different.map((text) => ({ text })) };
}

/** A doubt with one reading, which was inferred. */
export function inferred(code: DoubtCode, typed: string, text: string): Doubt {
  return { code, typed: typed.trim(), readings: [{ text }] };
}
