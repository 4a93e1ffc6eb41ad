import type { AttendanceExport } from '../../shared/exports.ts';
import type { PrintedSheet } from '../../shared/printed-sheets.ts';
import { printedSheetSchema } from '../../shared/printed-sheets.ts';
import type { FeatureContext } from '../feature-context.ts';
import { reading } from '../feature-context.ts';

// Written without `writing()`: what was printed is no record, and nothing of it can be taken back.

/** Where everybody and everything stands on a sheet; the measures are kept as they are, for a reader of photographs. */
export interface SheetPlaces {
  version: string;
  paper: string;
  geometry: object;
  pages: PrintedSheet['pages'];
}

/**
 * Keeps where everybody stands on a sheet that goes to the printer. The same arrangement is kept once,
 * by its last print.
 */
export async function keepPrintedSheet(
  context: FeatureContext,
  request: Pick<AttendanceExport, 'sessionId' | 'role'>,
  { version, ...places }: SheetPlaces,
): Promise<PrintedSheet> {
  const { sessionId } = request;
  const role = request.role ?? null;
  const printedAt = context.now().toISOString();
  const values = { printedAt, content: JSON.stringify({ role, ...places }) };
  await reading(context)
    .insertInto('printed_sheet')
    .values({ sessionId, version, ...values })
    .onConflict((conflict) => conflict.columns(['sessionId', 'version']).doUpdateSet(values))
    .execute();
  return { version, printedAt, role, pages: places.pages };
}

/** A session's printed sheets, last printed first. */
export async function printedSheets(context: FeatureContext, sessionId: string): Promise<PrintedSheet[]> {
  const rows = await reading(context)
    .selectFrom('printed_sheet')
    .select(['version', 'printedAt', 'content'])
    .where('sessionId', '=', sessionId)
    .orderBy('printedAt', 'desc')
    .execute();
  return rows.map(({ content, ...row }) => printedSheetSchema.parse({ ...row, ...(JSON.parse(content) as object) }));
}
