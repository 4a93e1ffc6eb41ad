import type { ChoiceList } from '../../shared/choices.ts';
import type { Language } from '../../shared/language.ts';
import { keptQuery } from '../database/kept-query.ts';
import type { Queries } from '../database/open.ts';

/** The words of an entry of the office's lists, in both languages. */
export type Label = Record<Language, string>;

/** What the office calls the entries of its lists. */
export interface Words {
  /** An entry's words; its code where the list does not have it. */
  of(list: ChoiceList, code: string): Label;
  /** A list in the office's order, without what was removed from it. */
  entries(list: ChoiceList): { code: string; label: Label }[];
}

const everyEntry = keptQuery((queries) =>
  queries
    .selectFrom('choice')
    .select(['list', 'code', 'label', 'labelEn', 'deletedAt'])
    .orderBy('position')
    .orderBy('code'),
);

/** Reads the words of all lists at once; removed entries keep theirs. */
export async function wordsOf(queries: Queries): Promise<Words> {
  const rows = await everyEntry(queries, {});
  const labels = new Map<string, Map<string, Label>>();
  for (const { list, code, label, labelEn } of rows) {
    const ofList = labels.get(list) ?? new Map<string, Label>();
    labels.set(list, ofList.set(code, { id: label, en: labelEn === '' ? label : labelEn }));
  }
  const labelOf = (list: ChoiceList, code: string) => labels.get(list)?.get(code) ?? { id: code, en: code };
  return {
    of: labelOf,
    entries: (list) =>
      rows
        .filter((row) => row.list === list && row.deletedAt === null)
        .map(({ code }) => ({ code, label: labelOf(list, code) })),
  };
}
