import * as z from 'zod';
import { attendanceExportSchema } from '../../shared/exports.ts';

/** What the user chooses for a sheet and finds again next time; meeting and session come from the page. */
export const sheetOptionsSchema = attendanceExportSchema
  .pick({ paper: true, blankRows: true, isBlank: true, role: true, phone: true })
  .extend({ role: attendanceExportSchema.shape.role.nullable() });
export type SheetOptions = z.infer<typeof sheetOptionsSchema>;

export const defaultOptions: SheetOptions = { paper: 'A4', blankRows: 5, isBlank: false, role: null, phone: 'masked' };
