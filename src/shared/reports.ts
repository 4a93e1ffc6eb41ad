import * as z from 'zod';
import { languageSchema } from './language.ts';
import { rupiahStyleSchema } from './money.ts';
import { quarterNumberSchema, yearSchema } from './quarter.ts';
import { idSchema } from './record.ts';

/**
 * A report is plain data: the screen, the workbook and the PDF show this same object, so their
 * figures cannot differ. Texts are already in the report's language.
 */

const cellSchema = z.union([z.string(), z.number(), z.null()]);

/**
 * How a figure follows from others of its row. The value is computed once, by the report; the
 * workbook also writes it as a live formula over the same columns.
 */
const formulaSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sum'), of: z.array(z.string()) }),
  z.object({ kind: z.literal('difference'), from: z.string(), less: z.string() }),
  z.object({ kind: z.literal('share'), part: z.string(), whole: z.string() }),
]);

export const reportColumnSchema = z.object({
  key: z.string(),
  title: z.string(),
  /**
   * `percent` cells hold a share (0.95) or null for "–"; `date` cells `YYYY-MM-DD`. In the other
   * kinds null is an empty cell; the totals row carries its label in a text column.
   */
  kind: z.enum(['text', 'integer', 'decimal', 'money', 'percent', 'date']),
  /** Width relative to the other columns, about one per character. */
  width: z.number(),
  /** Whether the totals row adds this column up. Columns with a formula are recomputed there. */
  isTotalled: z.boolean(),
  formula: formulaSchema.nullable(),
});
export type ReportColumn = z.infer<typeof reportColumnSchema>;

export const reportRowSchema = z.record(z.string(), cellSchema);
export type ReportRow = z.infer<typeof reportRowSchema>;

export const reportTableSchema = z.object({
  /** `A`, `C`, `G`: the letter of DOMAIN.md's list; `''` for a table that stands alone. */
  id: z.string(),
  title: z.string(),
  /** What was counted, and how: printed under the table. */
  criteria: z.string(),
  /** What is shown where there is no row. */
  empty: z.string(),
  columns: z.array(reportColumnSchema),
  rows: z.array(reportRowSchema),
  totals: reportRowSchema.nullable(),
});
export type ReportTable = z.infer<typeof reportTableSchema>;

/** A table of the quarterly report, whose figures lead to the records behind them. */
export const figureTableSchema = reportTableSchema.extend({
  /** What each row is about: the id of its record, or the code of what it sums up. */
  subjects: z.array(z.string()),
});
export type FigureTable = z.infer<typeof figureTableSchema>;

/** A figure of the summary page, with what it is measured against in words. */
const summaryFigureSchema = z.object({
  key: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  kind: z.enum(['integer', 'money', 'percent']),
  note: z.string(),
});
export type SummaryFigure = z.infer<typeof summaryFigureSchema>;

/** A chart of the summary: every series has a value, or none yet, for each category. */
export const reportChartSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Bars lie, columns stand; bars suit long names. */
  form: z.enum(['bars', 'columns', 'line']),
  kind: z.enum(['integer', 'money', 'percent']),
  /** What the categories are: heading of the first column where the figures stand as a table. */
  axis: z.string(),
  categories: z.array(z.string()),
  series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })),
});
export type ReportChart = z.infer<typeof reportChartSchema>;

export const quarterlyReportInputSchema = z.object({
  unitId: idSchema,
  year: yearSchema,
  quarter: quarterNumberSchema,
  /** Only what belongs to this program and those under it. */
  programId: idSchema.optional(),
  /** All units that were of the unit's region on the quarter's last day, together. */
  isRegion: z.boolean().optional(),
  language: languageSchema.default('id'),
});
export type QuarterlyReportInput = z.infer<typeof quarterlyReportInputSchema>;

export const quarterlyReportSchema = z.object({
  title: z.string(),
  /** `Triwulan I Tahun 2026` */
  period: z.string(),
  year: yearSchema,
  quarter: quarterNumberSchema,
  from: z.string(),
  to: z.string(),
  language: languageSchema,
  /** The unit as it was called on the quarter's last day. */
  unit: z.object({
    code: z.string(),
    name: z.string(),
    legalName: z.string(),
    company: z.string(),
    region: z.string(),
    address: z.string(),
    logo: z.string().nullable(),
    logoRight: z.string().nullable(),
  }),
  signatories: z.array(z.object({ label: z.string(), name: z.string(), position: z.string() })),
  /** The rules in force on the quarter's last day. */
  legalBasis: z.array(z.object({ name: z.string(), about: z.string() })),
  /** How amounts are written where they stand with `Rp`. */
  rupiahStyle: rupiahStyleSchema,
  /** What of the unit is reported where it is not all: the program's name, or the units of the region. */
  scope: z.string(),
  /** The day on which the quarter was closed, and by whom; null where it is open, or some of a region's units are. */
  closed: z.object({ on: z.string(), by: z.string() }).nullable(),
  /** Ringkasan: the figures that a reader looks for first, and their charts. */
  summary: z.object({ figures: z.array(summaryFigureSchema), charts: z.array(reportChartSchema) }),
  tables: z.array(figureTableSchema),
  /** What is told of the programs, in the form of `formatted-text.ts`. */
  narratives: z.array(
    z.object({
      programId: idSchema,
      program: z.string(),
      text: z.string(),
      problems: z.string(),
      solutions: z.string(),
    }),
  ),
  /** Dokumentasi: a few photos of the quarter; content and kind say where the file lies. */
  photos: z.array(
    z.object({
      id: z.string(),
      sha256: z.string(),
      mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']),
      caption: z.string(),
      day: z.string(),
    }),
  ),
  /** Daftar lampiran. */
  attachments: figureTableSchema,
});
export type QuarterlyReport = z.infer<typeof quarterlyReportSchema>;
