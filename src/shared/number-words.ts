import { utcDate } from './calendar-date.ts';
import type { Language } from './language.ts';

/**
 * Numbers and days as official papers spell them out. The words are grammar that is computed with, not texts that
 * somebody reads as they stand, which is why they are here and not in the locale files.
 */

const indonesianDigits = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const englishDigits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const englishTeens = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen'];
englishTeens.push('eighteen', 'nineteen');
const englishTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Groups of three digits, the largest first; 10¹⁵ and a little more is the largest exact amount. */
const scales = [
  { size: 1e15, id: 'kuadriliun', en: 'quadrillion' },
  { size: 1e12, id: 'triliun', en: 'trillion' },
  { size: 1e9, id: 'miliar', en: 'billion' },
  { size: 1e6, id: 'juta', en: 'million' },
  { size: 1e3, id: 'ribu', en: 'thousand' },
];

/** A whole number ≥ 0 in words: `2026` is `dua ribu dua puluh enam`, `two thousand and twenty-six`. */
export function numberInWords(value: number, language: Language = 'id'): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number: ${value}`);
  return language === 'en' ? english(value) : indonesian(value);
}

function indonesian(value: number): string {
  if (value < 10) return indonesianDigits[value] ?? '';
  if (value === 10) return 'sepuluh';
  if (value === 11) return 'sebelas';
  if (value < 20) return `${indonesian(value - 10)} belas`;
  if (value < 100) return joined(`${indonesian(Math.floor(value / 10))} puluh`, value % 10);
  if (value < 200) return joined('seratus', value - 100);
  if (value < 1000) return joined(`${indonesian(Math.floor(value / 100))} ratus`, value % 100);
  if (value < 2000) return joined('seribu', value - 1000);
  const scale = scales.find(({ size }) => value >= size);
  if (!scale) return '';
  return joined(`${indonesian(Math.floor(value / scale.size))} ${scale.id}`, value % scale.size);
}

function joined(words: string, rest: number): string {
  return rest === 0 ? words : `${words} ${indonesian(rest)}`;
}

function english(value: number): string {
  if (value < 10) return englishDigits[value] ?? '';
  if (value < 20) return englishTeens[value - 10] ?? '';
  if (value < 100) {
    const tens = englishTens[Math.floor(value / 10)] ?? '';
    return value % 10 === 0 ? tens : `${tens}-${english(value % 10)}`;
  }
  if (value < 1000) {
    const hundreds = `${english(Math.floor(value / 100))} hundred`;
    return value % 100 === 0 ? hundreds : `${hundreds} and ${english(value % 100)}`;
  }
  const scale = scales.find(({ size }) => value >= size);
  if (!scale) return '';
  const words = `${english(Math.floor(value / scale.size))} ${scale.en}`;
  const rest = value % scale.size;
  if (rest === 0) return words;
  return rest < 100 ? `${words} and ${english(rest)}` : `${words} ${english(rest)}`;
}

const ordinals: Record<string, string | undefined> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
  twenty: 'twentieth',
  thirty: 'thirtieth',
};

function ordinal(day: number): string {
  const words = english(day).split('-');
  const last = words.pop() ?? '';
  return [...words, ordinals[last] ?? `${last}th`].join('-');
}

/** What an official report begins with: the day of the week, and the date in words. */
export interface DateInWords {
  /** `Kamis` */
  weekday: string;
  /** `lima`; `fifth` */
  day: string;
  /** `Februari` */
  month: string;
  /** `dua ribu dua puluh enam` */
  year: string;
  /** `05-02-2026` */
  digits: string;
}

/** The parts of a day (`YYYY-MM-DD`) in words. */
export function dateInWords(date: string, language: Language = 'id'): DateInWords {
  const [year = '', month = '', day = ''] = date.split('-');
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', { ...options, timeZone: 'UTC' }).format(
      utcDate(date),
    );
  return {
    weekday: part({ weekday: 'long' }),
    day: language === 'en' ? ordinal(Number(day)) : numberInWords(Number(day)),
    month: part({ month: 'long' }),
    year: numberInWords(Number(year), language),
    digits: `${day}-${month}-${year}`,
  };
}
