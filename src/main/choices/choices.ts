import type * as z from 'zod';
import type { Choice as ChoiceFields, ChoiceList, saveChoicesSchema } from '../../shared/choices.ts';
import { choiceLists, defaultChoices } from '../../shared/choices.ts';
import type { RecordHistory } from '../../shared/history.ts';
import { searchText } from '../../shared/search-text.ts';
import { newId } from '../database/new-id.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { existingRecord, saveRecord } from '../database/rows.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { historyOfRecords } from '../history/record-history.ts';
import { writing } from '../history/writing.ts';
import { choiceUses } from './choice-uses.ts';
import { Choice } from './choices.entity.ts';

/** The entries of one editable list, or of all, in the office's order; removed ones last. */
export async function listChoices(context: FeatureContext, list?: ChoiceList): Promise<ChoiceFields[]> {
  let found = reading(context)
    .selectFrom('choice')
    .select(['id', 'version', 'list', 'code', 'label', 'labelEn', 'note', 'position', 'deletedAt']);
  if (list) found = found.where('list', '=', list);
  const rows = await found.orderBy('list').orderBy('position').orderBy('id').execute();
  return rows
    .map(({ deletedAt, ...row }) => ({ ...row, isRemoved: deletedAt !== null }))
    .toSorted((a, b) => Number(a.isRemoved) - Number(b.isRemoved));
}

/** What was done with the entries of a list, newest first; an addition that was undone left nothing to tell of. */
export async function choiceHistory(
  context: FeatureContext,
  { list, ...page }: { list: ChoiceList; before?: string | undefined; limit: number },
): Promise<RecordHistory> {
  const entries = await reading(context).selectFrom('choice').select('id').where('list', '=', list).execute();
  return historyOfRecords(context, { kind: 'choice', ids: entries.map(({ id }) => id), ...page });
}

/**
 * Makes a list what the office wants: words and order of its entries, new ones, removed ones. Records keep
 * an entry's code, so a new word shows everywhere at once. Throws `invalid`: `choiceInUse` (`name`, `count`)
 * for a removed entry that anything holds, `choiceNeeded` where none would be left, `duplicateLabel`;
 * `missing`, `conflict`.
 */
export async function saveChoices(context: FeatureContext, input: z.output<typeof saveChoicesSchema>) {
  const { list } = input;
  const record = { kind: 'choice' as const, id: '' };
  return writing(context, { operation: 'choices.save', record }, async ({ em, at }) => {
    const before = await em.find(Choice, { list }, { orderBy: { position: 'asc', id: 'asc' } });
    const byId = new Map(before.map((row) => [row.id, row]));
    for (const { id } of [...input.rows, ...input.removed]) if (id && !byId.has(id)) throw missing('choice', id);
    const removedIds = new Set(input.removed.map(({ id }) => id));
    const mentioned = new Set(input.rows.map(({ id }) => id));
    const others = before.filter(({ id, deletedAt }) => !deletedAt && !removedIds.has(id) && !mentioned.has(id));
    if (input.rows.length + others.length === 0) throw invalid({ path: ['rows'], code: 'choiceNeeded' });
    requireDifferent(input.rows, others);
    await remove(em, list, input.removed, at);
    const codes = new Set(before.map(({ code }) => code));
    let changed = input.removed.length;
    for (const [position, { id, version, ...words }] of input.rows.entries()) {
      const known = id === undefined ? undefined : byId.get(id);
      const fields = { ...words, position, searchName: searchText(words.label).slice(0, 400) };
      if (known && known.version === version && isSame(known, fields)) continue;
      const code = known?.code ?? newCode(words.label, codes);
      codes.add(code);
      changed += 1;
      // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
      await saveRecord(em, Choice, 'choice', { id, version }, at, { ...fields, list, code });
    }
    others.forEach((row, index) => {
      const position = input.rows.length + index;
      if (row.position === position) return;
      changed += 1;
      em.assign(row, { position });
    });
    await em.flush();
    return { changed };
  });
}

/** An entry that the office added must not be called like one that stays. */
function requireDifferent(rows: readonly { label: string }[], others: readonly { label: string }[]): void {
  const kept = new Set(others.map(({ label }) => searchText(label)));
  const issues = rows.flatMap(({ label }, index) =>
    kept.has(searchText(label)) ? [{ path: ['rows', index, 'label'], code: 'duplicateLabel' }] : [],
  );
  if (issues.length > 0) throw invalid(...issues);
}

async function remove(
  em: EntityManager,
  list: ChoiceList,
  removed: readonly { id: string; version: number }[],
  at: string,
): Promise<void> {
  if (removed.length === 0) return;
  const uses = new Map((await choiceUses(queriesOf(em), list)).map((row) => [row.code, row.uses]));
  for (const reference of removed) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const row = await existingRecord(em, Choice, 'choice', reference.id, reference.version);
    const count = uses.get(row.code) ?? 0;
    if (count > 0) throw invalid({ path: ['removed'], code: 'choiceInUse', params: { name: row.label, count } });
    em.assign(row, { deletedAt: at });
  }
}

type Words = Pick<ChoiceFields, 'label' | 'labelEn' | 'note' | 'position'>;

function isSame(row: Words, fields: Words): boolean {
  const { label, labelEn, note, position } = fields;
  return row.label === label && row.labelEn === labelEn && row.note === note && row.position === position;
}

/** A code that none of the list has or had: `Kelompok tani` → `kelompok-tani`, `kelompok-tani-2`. */
function newCode(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  const base = plain === '' ? 'pilihan' : plain;
  let code = base;
  for (let number = 2; taken.has(code); number += 1) code = `${base}-${number}`;
  return code;
}

/** Gives each list that has no entry yet its first ones: in a new data folder, or when a list came with an update. */
export async function seedChoices(context: FeatureContext): Promise<void> {
  const queries = reading(context);
  const there = await queries.selectFrom('choice').select('list').distinct().execute();
  const known = new Set(there.map(({ list }) => list));
  const at = context.now().toISOString();
  const rows = choiceLists
    .filter((list) => !known.has(list))
    .flatMap((list) =>
      defaultChoices[list].map(([code, label, labelEn], position) => ({
        id: newId(),
        createdAt: at,
        updatedAt: at,
        version: 1,
        list,
        code,
        label,
        labelEn,
        searchName: searchText(label),
        note: '',
        position,
      })),
    );
  if (rows.length > 0) await queries.insertInto('choice').values(rows).execute();
}
