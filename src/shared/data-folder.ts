import * as z from 'zod';
import { requiredText } from './validation.ts';

/** Where the data are to be: a whole path of a folder that is empty or not there yet. */
export const moveInputSchema = z.object({ folder: requiredText(2000) });

export const moveSteps = ['files', 'copying', 'checking'] as const;
const moveProgressSchema = z.object({
  type: z.literal('progress'),
  step: z.enum(moveSteps),
  /** Share of the step done, 0 to 1. */
  done: z.number(),
});
export type MoveProgress = z.infer<typeof moveProgressSchema>;

/** How far a move is, and last where the data are now and where they were, which nobody removed. */
export const moveEventSchema = z.discriminatedUnion('type', [
  moveProgressSchema,
  z.object({ type: z.literal('finished'), folder: z.string(), before: z.string() }),
]);
export type MoveEvent = z.infer<typeof moveEventSchema>;
