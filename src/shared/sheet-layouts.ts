import * as z from 'zod';
import type { DocumentKind } from './documents.ts';
import { documentKinds } from './documents.ts';
import { idSchema } from './record.ts';
import { optionalText } from './validation.ts';

/** What is printed for a meeting or a handover; each unit lays each of them out for itself. */
export const sheetKindSchema = z.enum(['attendance', 'photos', 'nameCards', 'nameTags', ...documentKinds]);
export type SheetKind = z.infer<typeof sheetKindSchema>;

/** Columns of an attendance sheet between the number and the signature, which have their places. */
export const attendanceColumnSchema = z.enum([
  'name',
  'affiliation',
  'institution',
  'jobTitle',
  'group',
  'village',
  'gender',
  'phone',
]);
export type AttendanceColumn = z.infer<typeof attendanceColumnSchema>;

/** No more stand side by side on upright paper beside two boxes to sign in. */
export const mostAttendanceColumns = 6;

/** Who signs below a sheet: the meeting's own, or whoever the office writes. */
export const sheetSignatorySchema = z.object({
  who: z.enum(['chair', 'noteTaker', 'own']),
  /** What stands above the signature; empty for what is usual. */
  label: optionalText(60),
  /** Only where it is the office's own; empty is a line to write on. */
  name: optionalText(120),
});
export type SheetSignatory = z.infer<typeof sheetSignatorySchema>;

/** A printer's rim is up to 10 mm. Millimetres. */
const marginSchema = z.number().min(10).max(40);

/** Tata letak: how a unit lays out one kind of sheet. Parts that a kind does not have are not looked at. */
export const sheetLayoutSchema = z.object({
  margins: z.object({ top: marginSchema, right: marginSchema, bottom: marginSchema, left: marginSchema }),
  /** Size of what is filled in, points. */
  fontSize: z.number().min(8).max(12),
  kop: z.object({
    logos: z.enum(['both', 'left', 'right', 'none']),
    /** A line below the address: telephone, e-mail. */
    note: optionalText(150),
  }),
  columns: z
    .array(attendanceColumnSchema)
    .min(1)
    .max(mostAttendanceColumns)
    .refine((columns) => columns.includes('name'), 'required')
    .refine((columns) => new Set(columns).size === columns.length, 'duplicateName'),
  sort: z.enum(['entered', 'name', 'institution']),
  /** Rows of a full page, in pairs of boxes; null for as many as the usual height gives. Never so many that a row is lower than 9 mm. */
  rowsPerPage: z.int().min(6).max(40).multipleOf(2).nullable(),
  signatories: z.array(sheetSignatorySchema).max(3),
});
export type SheetLayout = z.infer<typeof sheetLayoutSchema>;

/** What a unit that laid out nothing prints sheets with. The left margin is wider: sheets are filed in a binder. */
export const usualLayout: SheetLayout = {
  margins: { top: 10, right: 10, bottom: 10, left: 12 },
  fontSize: 9.5,
  kop: { logos: 'both', note: '' },
  columns: ['name', 'affiliation', 'gender', 'phone'],
  sort: 'entered',
  rowsPerPage: null,
  signatories: [
    { who: 'chair', label: '', name: '' },
    { who: 'noteTaker', label: '', name: '' },
  ],
};

/** The same for letters and other papers: wider margins, who signs is kept with each of them. */
export const usualPaperLayout: SheetLayout = {
  ...usualLayout,
  margins: { top: 16, right: 20, bottom: 20, left: 25 },
  fontSize: 10,
  signatories: [],
};

/** What a kind of sheet is printed with where the unit laid it out no other way. */
export function usualLayoutOf(kind: SheetKind): SheetLayout {
  const papers: readonly DocumentKind[] = documentKinds;
  return papers.some((paper) => paper === kind) ? usualPaperLayout : usualLayout;
}

export const sheetOfUnitSchema = z.object({ unitId: idSchema, kind: sheetKindSchema });
/** Null gives the kind back to the usual layout. */
export const saveLayoutSchema = sheetOfUnitSchema.extend({ layout: sheetLayoutSchema.nullable() });
