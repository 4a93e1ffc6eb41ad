import { quarterOf, yearSchema } from '../../shared/quarter.ts';
import type { Quarter } from '../../shared/quarter.ts';

/** What can be told in words besides looking for a record. */
export type Command<Page, Kind> =
  | { do: 'open'; page: Page }
  | { do: 'create'; kind: Kind }
  | ({ do: 'report' } & Quarter);

/** The words that commands are told in, of every language at once: people mix them. */
export interface Vocabulary<Page, Kind> {
  /** What a page is called. */
  pages: { page: Page; names: string[] }[];
  /** What making a record of a kind is called: `pertemuan baru`. */
  kinds: { kind: Kind; names: string[] }[];
  /** Words for the report: `laporan`. */
  report: string[];
  /** Words for a quarter: `triwulan`, `tw`. */
  quarter: string[];
  /** Words that say nothing: `tahun`. */
  filler: string[];
}

const fewestLetters = 3;

/**
 * The commands that a typed text may mean, the surest first. Every typed word must begin a word of the
 * command's name, in any order: `baru pert` is enough for "Pertemuan baru". A report's quarter may be
 * told as `laporan TW I 2026`, `triwulan 1`, `TW1 2026`; without a year it is today's.
 */
export function commandsFor<Page, Kind>(
  text: string,
  vocabulary: Vocabulary<Page, Kind>,
  today: string,
): Command<Page, Kind>[] {
  const words = wordsOf(text);
  if (words.join('').length < fewestLetters) return [];
  const report = quarterAskedFor(words, vocabulary, today);
  const named = [
    ...vocabulary.pages.map(({ page, names }) => ({ command: { do: 'open' as const, page }, names })),
    ...vocabulary.kinds.map(({ kind, names }) => ({ command: { do: 'create' as const, kind }, names })),
  ].flatMap(({ command, names }) => {
    const fits = names.filter((name) => begins(words, wordsOf(name)));
    return fits.length === 0 ? [] : [{ command, rest: Math.min(...fits.map((name) => wordsOf(name).length)) }];
  });
  // The shorter the name, the more of it was typed.
  const others = named.toSorted((a, b) => a.rest - b.rest).map(({ command }) => command);
  return report === null ? others : [{ do: 'report', ...report }, ...others];
}

/** Words in lower case, letters and figures apart: `TW1` is `tw` and `1`. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{Letter}+|\p{Number}+/gu) ?? [];
}

/** Whether each typed word begins a word of the name of its own. */
function begins(typed: readonly string[], name: readonly string[]): boolean {
  const free = [...name];
  return typed.every((word) => {
    const at = free.findIndex((other) => other.startsWith(word));
    if (at === -1) return false;
    free.splice(at, 1);
    return true;
  });
}

const romans = ['i', 'ii', 'iii', 'iv'];

function quarterAskedFor(
  words: readonly string[],
  vocabulary: Pick<Vocabulary<unknown, unknown>, 'report' | 'quarter' | 'filler'>,
  today: string,
): Quarter | null {
  const isReport = words.some((word) => vocabulary.report.includes(word));
  const isQuarter = words.some((word) => vocabulary.quarter.includes(word));
  if (!isReport && !isQuarter) return null;
  const known = [...vocabulary.report, ...vocabulary.quarter, ...vocabulary.filler];
  const rest = words.filter((word) => !known.includes(word));
  const years = rest.filter((word) => /^\d{4}$/.test(word)).map(Number);
  const quarters = rest.flatMap((word) => (/^[1-4]$/.test(word) ? Number(word) : romans.indexOf(word) + 1 || []));
  if (years.length + quarters.length < rest.length || years.length > 1 || quarters.length !== 1) return null;
  const [quarter = 0] = quarters;
  const year = years[0] ?? quarterOf(today).year;
  return yearSchema.safeParse(year).success ? { year, quarter } : null;
}
