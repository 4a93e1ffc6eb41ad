import * as z from 'zod';
import { participantRoleSchema } from './meetings.ts';
import { idSchema } from './record.ts';

/** A row as it stands on paper; nobody on a blank one. */
const printedRowSchema = z.object({ number: z.int(), participantId: idSchema.nullable() });

/** Lembar yang dicetak: who stands on which row of which page. */
export const printedSheetSchema = z.object({
  /** As in the code on its pages. */
  version: z.string(),
  printedAt: z.string(),
  /** Null for everybody on one sheet. */
  role: participantRoleSchema.nullable(),
  pages: z.array(z.array(printedRowSchema)),
});
export type PrintedSheet = z.infer<typeof printedSheetSchema>;

export const sessionSheetsSchema = z.object({ sessionId: idSchema });
