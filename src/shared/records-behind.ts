import * as z from 'zod';
import { recordLinkSchema } from './record-links.ts';
import { isNumeric } from './report-cell.ts';
import { quarterlyReportInputSchema, reportColumnSchema, reportTableSchema } from './reports.ts';
import type { ReportColumn } from './reports.ts';

/** Tables of the quarterly report whose figures lead to records. */
export const figureTables = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
export const figureTableIdSchema = z.enum(figureTables);
export type FigureTableId = z.infer<typeof figureTableIdSchema>;

/** A figure of the report: table, what its row is about (null for the totals), column. */
export const figurePlaceSchema = z.object({
  table: figureTableIdSchema,
  subject: z.string().max(60).nullable(),
  column: z.string().max(80),
});
export type FigurePlace = z.infer<typeof figurePlaceSchema>;

export const recordsBehindInputSchema = quarterlyReportInputSchema.extend(figurePlaceSchema.shape);
export type RecordsBehindInput = z.infer<typeof recordsBehindInputSchema>;

/** How records become their figure: added up, counted, the last or the mean of what is stated, or as it stands. */
const madeSchema = z.object({
  how: z.enum(['sum', 'count', 'last', 'average', 'stated']),
  /** The column of the records that the figure is made of; null where they are counted. */
  of: z.string().nullable(),
});
export type Made = z.infer<typeof madeSchema>;

const figureSchema = z.union([z.string(), z.number()]).nullable();

/** Records of one kind, and the figure of the report that they make. */
const partSchema = z.object({
  /** The report's column. */
  column: reportColumnSchema,
  figure: figureSchema,
  made: madeSchema,
  /** What the records make now; of a quarter that is open, always the figure itself. */
  now: z.number().nullable(),
  table: reportTableSchema,
  /** For each row where it leads to. */
  links: z.array(recordLinkSchema.nullable()),
});
export type FigurePart = z.infer<typeof partSchema>;

export const recordsBehindSchema = z.object({
  /** `Realisasi TW ini · Sosial` */
  title: z.string(),
  /** Where the figure stands: `A. Rekap pilar · Triwulan I Tahun 2026`. */
  place: z.string(),
  column: reportColumnSchema,
  figure: figureSchema,
  /** One, or for a share and a difference the figures that it is made of. */
  parts: z.array(partSchema),
  /** Whether the quarter is closed: the figure is then that of the closing, the records are those of now. */
  isFrozen: z.boolean(),
});
export type RecordsBehind = z.infer<typeof recordsBehindSchema>;

/** Whether a column's cells are figures; a running number and the number of a TPB name the row. */
export function isFigure({ key, kind }: Pick<ReportColumn, 'key' | 'kind'>): boolean {
  return isNumeric({ kind }) && key !== 'number' && key !== 'tpb';
}
