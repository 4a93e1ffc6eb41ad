import { defineEntity, p } from '@mikro-orm/core';
import type { SheetKind } from '../../shared/sheet-layouts.ts';
import { rowProperties, text } from '../database/properties.ts';
import { OperatingUnit } from '../units/units.entity.ts';

/** How a unit lays out a kind of sheet, where it is not the usual way. */
export const SheetLayout = defineEntity({
  name: 'SheetLayout',
  tableName: 'sheet_layout',
  uniques: [{ properties: ['unitId', 'kind'] }],
  properties: {
    ...rowProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(false),
    kind: p.string().length(20).$type<SheetKind>(),
    /** JSON of `sheetLayoutSchema`. */
    content: text(),
  },
});

/**
 * A sheet that was printed: where everything stands on its pages, to enter it in its order and to read a
 * photograph of it. No record: it has no history, and it names a session that may be gone by now.
 */
export const PrintedSheet = defineEntity({
  name: 'PrintedSheet',
  tableName: 'printed_sheet',
  properties: {
    sessionId: p.string().length(36).primary(),
    /** As in the code on its pages. */
    version: p.string().length(7).primary(),
    printedAt: p.string().length(24),
    /** JSON of who is on which row of which page, and of the geometry. */
    content: text(),
  },
});
