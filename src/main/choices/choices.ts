import type { Choice as ChoiceFields, ChoiceList } from '../../shared/choices.ts';
import { choiceLists, defaultChoices } from '../../shared/choices.ts';
import { newId } from '../database/new-id.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';

/** The entries of one editable list, or of all, in the office's order. */
export async function listChoices(context: FeatureContext, list?: ChoiceList): Promise<ChoiceFields[]> {
  let found = reading(context).selectFrom('choice').select(['list', 'code', 'label', 'labelEn', 'position']);
  if (list) found = found.where('list', '=', list);
  return found.orderBy('list').orderBy('position').execute();
}

/** Gives a new data folder its first entries; does nothing where there are any. */
export async function seedChoices(context: FeatureContext): Promise<void> {
  const queries = reading(context);
  const there = await queries.selectFrom('choice').select('id').limit(1).executeTakeFirst();
  if (there) return;
  const at = context.now().toISOString();
  const rows = choiceLists.flatMap((list) =>
    defaultChoices[list].map(([code, label, labelEn], position) => ({
      id: newId(),
      createdAt: at,
      updatedAt: at,
      version: 1,
      list,
      code,
      label,
      labelEn,
      position,
    })),
  );
  await queries.insertInto('choice').values(rows).execute();
}
