import type * as z from 'zod';
import type {
  LegalBasis as LegalBasisFields,
  saveSettingsSchema,
  Settings as SettingsFields,
} from '../../shared/settings.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { keptQuery } from '../database/kept-query.ts';
import { newId } from '../database/new-id.ts';
import { replaceRows, saveRecord } from '../database/rows.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { missing } from '../failures.ts';
import { writing } from '../history/writing.ts';
import { LegalBasis, Settings } from './settings.entity.ts';

/** The office's settings with their legal basis, in its order. */
export async function getSettings(context: FeatureContext): Promise<SettingsFields> {
  const queries = reading(context);
  const row = await queries
    .selectFrom('settings')
    .select(['id', 'version', 'createdAt', 'updatedAt', 'rupiahStyle', 'paper', 'dueDays'])
    .executeTakeFirst();
  if (!row) throw missing('settings', '');
  return { ...row, legalBasis: await legalBasis(queries) };
}

/** Every rule that reports name or named, in the office's order. */
export function legalBasis(queries: Queries): Promise<LegalBasisFields[]> {
  return everyRule(queries, {});
}

const everyRule = keptQuery((queries) =>
  queries
    .selectFrom('legal_basis')
    .select(['id', 'name', 'about', 'validFrom', 'validTo'])
    .orderBy('position')
    .orderBy('id'),
);

/** Paper and spelling of amounts, for what is written; those that a folder begins with where there are none. */
export async function printSettings(queries: Queries): Promise<Pick<SettingsFields, 'rupiahStyle' | 'paper'>> {
  const { rupiahStyle, paper } = defaultSettings;
  const [row] = await printed(queries, {});
  return row ?? { rupiahStyle, paper };
}

const printed = keptQuery((queries) => queries.selectFrom('settings').select(['rupiahStyle', 'paper']));

/** Changes the settings. Throws `missing`, `conflict`. */
export async function saveSettings(context: FeatureContext, input: z.output<typeof saveSettingsSchema>) {
  const record = { kind: 'settings' as const, id: input.id };
  return writing(context, { operation: 'settings.save', record }, async ({ em, at }) => {
    const { rupiahStyle, paper, dueDays } = input;
    const fields = { rupiahStyle, paper, dueDays, searchName: '' };
    const settings = await saveRecord(em, Settings, 'settings', input, at, fields);
    await replaceRows(
      em,
      LegalBasis,
      { settingsId: settings.id },
      input.legalBasis,
      at,
      ({ id: _, ...rule }, position) => ({
        ...rule,
        position,
      }),
    );
    await em.flush();
    return { id: settings.id, version: settings.version };
  });
}

/** Makes the one record where there is none yet: in a new data folder, or when settings came with an update. */
export async function seedSettings(context: FeatureContext): Promise<void> {
  const queries = reading(context);
  if (await queries.selectFrom('settings').select('id').executeTakeFirst()) return;
  const at = context.now().toISOString();
  const row = () => ({ id: newId(), createdAt: at, updatedAt: at, version: 1 });
  const { legalBasis: rules, ...fields } = defaultSettings;
  const settings = { ...row(), ...fields, deletedAt: null, searchName: '' };
  await queries.transaction().execute(async (transaction) => {
    await transaction.insertInto('settings').values(settings).execute();
    await transaction
      .insertInto('legal_basis')
      .values(rules.map((rule, position) => ({ ...row(), ...rule, settingsId: settings.id, position })))
      .execute();
  });
}
