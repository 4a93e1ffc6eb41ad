import type { AttendanceExport } from '../../../shared/exports.ts';
import type { Queries } from '../../database/open.ts';
import type { SheetPlaces } from '../../sheets/printed-sheets.ts';
import { measureIn } from '../text-measure.ts';
import { arrangeSheet } from './arrange-sheet.ts';
import { attendanceSheet } from './attendance-sheet.ts';

/** Where everybody and everything stands on the sheet that the request prints. Throws `missing`. */
export async function sheetPlaces(
  queries: Queries,
  request: AttendanceExport,
  resourcesFolder: string,
): Promise<SheetPlaces> {
  const sheet = await attendanceSheet(queries, request);
  const { version, geometry, pages } = arrangeSheet(sheet, measureIn(resourcesFolder));
  return {
    version,
    paper: sheet.paper,
    geometry,
    pages: pages.map(({ rows }) => rows.map(({ number, participantId }) => ({ number, participantId }))),
  };
}
