import type { ChoiceList } from '../../shared/choices.ts';
import type { Language } from '../../shared/language.ts';
import type { Queries } from '../database/open.ts';

/** Code → label of an editable list, in the report's language. */
export async function choiceLabels(
  queries: Queries,
  list: ChoiceList,
  language: Language,
): Promise<Map<string, string>> {
  const rows = await queries
    .selectFrom('choice')
    .where('list', '=', list)
    .select(['code', 'label', 'labelEn'])
    .execute();
  return new Map(rows.map((row) => [row.code, language === 'en' && row.labelEn !== '' ? row.labelEn : row.label]));
}
