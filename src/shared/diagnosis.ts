import * as z from 'zod';
import { madeCheckSchema } from './damage.ts';
import { languageSchema } from './language.ts';

/** What the program and its database are, without counting anything. */
export const diagnosisFactsSchema = z.object({
  version: z.string(),
  /** What the program runs in. */
  host: z.enum(['window', 'browser', 'command']),
  node: z.string(),
  sqlite: z.string(),
  /** Null outside of the window. */
  electron: z.string().nullable(),
  /** `win32 10.0.22631 x64` */
  system: z.string(),
  dataFolder: z.string(),
  /** Bytes that are free on its disk; null where the system does not say. */
  freeBytes: z.number().nullable(),
  /** Bytes of the database, and of its write-ahead log. */
  databaseBytes: z.number(),
  logBytes: z.number(),
  /** Null where the database cannot be opened. */
  database: z
    .object({
      lastMigration: z.string(),
      migrations: z.int(),
      pageSize: z.int(),
      pages: z.int(),
      freePages: z.int(),
      journalMode: z.string(),
      synchronous: z.enum(['off', 'normal', 'full', 'extra']),
    })
    .nullable(),
  lastCheck: madeCheckSchema.nullable(),
});
export type DiagnosisFacts = z.infer<typeof diagnosisFactsSchema>;

const filesSchema = z.object({ files: z.int(), bytes: z.number() });

/** What takes a while to count. */
export const dataCountsSchema = z.object({
  /** Rows of each table, by its name in the database; null for one that cannot be read. */
  tables: z.array(z.object({ table: z.string(), rows: z.int().nullable() })),
  attachments: filesSchema,
  backups: filesSchema,
});
export type DataCounts = z.infer<typeof dataCountsSchema>;

/** In which language the report is wanted. */
export const reportInputSchema = z.object({ language: languageSchema.default('id') });

/** A text for whoever helps, with nothing of the records in it. */
export const problemReportSchema = z.object({ text: z.string() });
