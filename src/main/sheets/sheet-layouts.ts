import type * as z from 'zod';
import type { saveLayoutSchema, SheetLayout as Layout, sheetOfUnitSchema } from '../../shared/sheet-layouts.ts';
import { sheetLayoutSchema, usualLayoutOf } from '../../shared/sheet-layouts.ts';
import { requireRecords } from '../database/references.ts';
import { existingRecord, saveRecord } from '../database/rows.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { SheetLayout } from './sheets.entity.ts';

type SheetOfUnit = z.output<typeof sheetOfUnitSchema>;

/** How the unit lays out the kind of sheet: the usual way where it kept no other. */
export async function unitLayout(queries: Queries, sheet: SheetOfUnit): Promise<Layout> {
  return (await keptLayout(queries, sheet))?.layout ?? usualLayoutOf(sheet.kind);
}

/** The same, and whether it is the unit's own. */
export async function getLayout(context: FeatureContext, sheet: SheetOfUnit) {
  const kept = await keptLayout(reading(context), sheet);
  return { layout: kept?.layout ?? usualLayoutOf(sheet.kind), isOwn: kept !== undefined };
}

/** Keeps a layout in place of the one before, or with null goes back to the usual. Throws `invalid`. */
export async function saveLayout(context: FeatureContext, input: z.output<typeof saveLayoutSchema>) {
  const { unitId, kind, layout } = input;
  const queries = reading(context);
  await requireRecords(queries, 'operating_unit', [{ value: unitId, path: ['unitId'] }]);
  const kept = await keptLayout(queries, input);
  if (!kept && layout === null) return {};
  // A layout has no page and no place in the bin: in the history it is a row of its unit.
  const record = { kind: 'unit' as const, id: unitId };
  return writing(context, { operation: 'sheets.saveLayout', record }, async ({ em, at }) => {
    if (layout !== null) {
      const fields = { unitId, kind, content: JSON.stringify(layout) };
      await saveRecord(em, SheetLayout, 'sheetLayout', { id: kept?.id, version: kept?.version }, at, fields);
    } else if (kept) {
      em.remove(await existingRecord(em, SheetLayout, 'sheetLayout', kept.id, kept.version));
    }
    await em.flush();
    return {};
  });
}

async function keptLayout(queries: Queries, { unitId, kind }: SheetOfUnit) {
  const row = await queries
    .selectFrom('sheet_layout')
    .select(['id', 'version', 'content'])
    .where('unitId', '=', unitId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!row) return undefined;
  const { data: layout } = sheetLayoutSchema.safeParse(JSON.parse(row.content));
  // One of another version of the program prints the usual way, rather than not at all.
  return { id: row.id, version: row.version, layout: layout ?? usualLayoutOf(kind) };
}
