import * as z from 'zod';
import { attendanceExportSchema, paperSchema } from '../../shared/exports.ts';

/** What the user chooses for a sheet and finds again next time; meeting and session come from the page. */
export const sheetOptionsSchema = attendanceExportSchema
  .pick({ blankRows: true, isBlank: true, role: true, phone: true })
  .extend({
    role: attendanceExportSchema.shape.role.nullable(),
    /** Null is the office's. */
    paper: paperSchema.nullable(),
  });
export type SheetOptions = z.infer<typeof sheetOptionsSchema>;

export const defaultOptions: SheetOptions = { paper: null, blankRows: 5, isBlank: false, role: null, phone: 'masked' };
