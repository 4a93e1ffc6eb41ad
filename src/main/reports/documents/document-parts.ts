import { isUrbanVillage } from '../../../shared/areas.ts';
import { dateInWords } from '../../../shared/number-words.ts';
import { formatLongDate } from '../../../shared/calendar-date.ts';
import type { DocumentFacts } from '../../../shared/documents.ts';
import type { Language } from '../../../shared/language.ts';
import { textsIn } from '../../texts.ts';
import type { Signature } from './office-document.ts';

/** Parts that several papers have in common, in words. */

/** `Penajam, 5 Februari 2026`; the day is left to be written where there is none. */
export function placeAndDate(city: string, date: string | null, language: Language): string {
  const texts = textsIn(language);
  const day = date === null ? texts('documentText.dateBlank') : formatLongDate(date, language);
  return city === '' ? day : texts('documentText.cityDate', { city, date: day });
}

/** `Kamis, tanggal lima Februari tahun dua ribu dua puluh enam (05-02-2026)` */
export function spelledDate(date: string, language: Language): string {
  return textsIn(language)('documentText.spelledDate', { ...dateInWords(date, language) });
}

/** `Nomor: 12/BA/2026`, or a line for the number to be written on. */
export function numberLine(number: string, language: Language): string {
  return textsIn(language)('documentText.numberLine', { number: number === '' ? '…………………………………' : number });
}

/** Kepala Desa or Lurah of a place, by its kind. */
export function villageHead({ code, name }: { code: string; name: string }, language: Language): string {
  return textsIn(language)(isUrbanVillage(code) ? 'documentText.urbanHead' : 'documentText.villageHead', { name });
}

/** Mengetahui: the head of the village where it is, or whoever was typed; none where neither is known. */
export function acknowledged(
  facts: DocumentFacts,
  village: { code: string; name: string } | null,
  language: Language,
): Signature[] {
  const position = facts.acknowledgedPosition || (village ? villageHead(village, language) : '');
  if (position === '' && facts.acknowledgedName === '') return [];
  const above = [textsIn(language)('documentText.acknowledged'), ...(position === '' ? [] : [`${position},`])];
  return [{ above, name: facts.acknowledgedName, below: [] }];
}
