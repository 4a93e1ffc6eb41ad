import type * as z from 'zod';
import type { Draft, DraftRow, saveDraftSchema } from '../../shared/drafts.ts';
import type { RecordKind } from '../../shared/history.ts';
import { missing } from '../failures.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';

// Written without `writing()`: a draft is no record, and a history of every pause in typing would
// bury the one of what was saved.

const head = ['key', 'path', 'unitId', 'title', 'savedAt'] as const;

/** Drafts without their contents, last typed first. */
export async function listDrafts(context: FeatureContext): Promise<DraftRow[]> {
  return reading(context).selectFrom('draft').select(head).orderBy('savedAt', 'desc').execute();
}

/** One draft with its content. Throws `missing`. */
export async function getDraft(context: FeatureContext, key: string): Promise<Draft> {
  const draft = await reading(context)
    .selectFrom('draft')
    .select([...head, 'content'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (!draft) throw missing('draft', key);
  return draft;
}

/** Keeps a form's text in place of what was kept of it before. Committed, so on disk, when it answers. */
export async function saveDraft(context: FeatureContext, input: z.output<typeof saveDraftSchema>) {
  const { key, ...fields } = input;
  const values = { ...fields, savedAt: context.now().toISOString() };
  await reading(context)
    .insertInto('draft')
    .values({ key, ...values })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute();
  return { savedAt: values.savedAt };
}

/** Forgets a draft; nothing happens where there is none. */
export async function removeDraft(context: FeatureContext, key: string) {
  await reading(context).deleteFrom('draft').where('key', '=', key).execute();
  return {};
}

/** Forgets what was typed over a record, when the record goes to the bin. */
export async function removeDraftsOf(context: FeatureContext, kind: RecordKind, id: string): Promise<void> {
  await reading(context).deleteFrom('draft').where('key', 'like', `${kind}:${id}/%`).execute();
}
