import * as z from 'zod';
import { choiceCodeSchema } from './choices.ts';
import { participantSchema, sessionSchema } from './meetings.ts';
import { idSchema, recordFields, saveFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

/** Somebody whom the meetings of a pattern usually invite; what becomes of the invitation is each meeting's own. */
const templateParticipantSchema = participantSchema.omit({ id: true, status: true });

const templateSessionSchema = sessionSchema.omit({ id: true, date: true }).extend({
  place: optionalText(),
  participants: z.array(templateParticipantSchema).max(5000).default([]),
});

/** What a meeting made from the pattern starts with: no dates, no number, nothing of what came out of it. */
export const templateContentSchema = z.object({
  kind: z.union([z.literal(''), choiceCodeSchema]).default(''),
  title: optionalText(300),
  purpose: optionalText(2000),
  agenda: optionalText(4000),
  chair: optionalText(),
  noteTaker: optionalText(),
  speakers: optionalText(500),
  programIds: z.array(idSchema).default([]),
  groupIds: z.array(idSchema).default([]),
  sessions: z.array(templateSessionSchema).min(1, 'sessionNeeded').max(50),
});
export type TemplateContent = z.infer<typeof templateContentSchema>;

/** Pola pertemuan: a meeting's facts and, if wanted, its participants, kept under a name for the next of its like. */
const templateFields = { unitId: idSchema, name: requiredText(120), content: templateContentSchema };

export const saveTemplateSchema = z.object({ ...saveFields, ...templateFields });
export type SaveTemplate = z.input<typeof saveTemplateSchema>;

export const listTemplatesSchema = z.object({ unitId: idSchema });
export const removeTemplateSchema = z.object({ id: idSchema, version: z.int() });

export const templateSchema = z.object({ ...recordFields, ...templateFields });
export type MeetingTemplate = z.infer<typeof templateSchema>;

export const templateRowSchema = z.object({
  id: idSchema,
  version: z.int(),
  name: z.string(),
  kind: z.string(),
  title: z.string(),
  sessions: z.int(),
  /** Rows over all sessions; 0 where the pattern leaves the participants open. */
  participants: z.int(),
});
export type TemplateRow = z.infer<typeof templateRowSchema>;
