import * as z from 'zod';
import { areaCodeSchema } from './areas.ts';
import { calendarDateSchema } from './calendar-date.ts';
import { choiceCodeSchema } from './choices.ts';
import { participantStatusSchema } from './meetings.ts';
import { personFields } from './people.ts';
import { idSchema, listFields, listOf, recordFields, saveFields, sortFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

export const attitudes = ['supportive', 'neutral', 'critical', 'unknown'] as const;
export const attitudeSchema = z.enum(attitudes);
export type Attitude = z.infer<typeof attitudeSchema>;

export const contactKinds = ['visit', 'letter', 'phone', 'meeting', 'other'] as const;
export const contactKindSchema = z.enum(contactKinds);
export type ContactKind = z.infer<typeof contactKindSchema>;

/** Kelola erat, jaga kepuasan, jaga informasi, pantau. */
export const quadrants = ['manage', 'satisfy', 'inform', 'monitor'] as const;
export const quadrantSchema = z.enum(quadrants);
export type Quadrant = z.infer<typeof quadrantSchema>;

/** Influence and interest from this on are high: 4 and 5 of 5. */
export const highRating = 4;

/** Where a stakeholder stands; null until both are rated. */
export function quadrantOf(influence: number | null, interest: number | null): Quadrant | null {
  if (influence === null || interest === null) return null;
  if (influence >= highRating) return interest >= highRating ? 'manage' : 'satisfy';
  return interest >= highRating ? 'inform' : 'monitor';
}

/** Somebody's time in a position; a missing day is open on its side. */
export const positionSchema = z.object({
  id: idSchema.optional(),
  /** Missing: the save finds the person (same name and phone) or makes one. */
  personId: idSchema.optional(),
  name: personFields.name,
  gender: personFields.gender,
  phone: personFields.phone,
  title: optionalText(200),
  startedOn: calendarDateSchema.nullable().default(null),
  endedOn: calendarDateSchema.nullable().default(null),
});

/** A line of the contact log. */
export const contactSchema = z.object({
  id: idSchema.optional(),
  date: calendarDateSchema,
  kind: contactKindSchema.default('visit'),
  /** Whom one spoke with or wrote to, as it was said that day. */
  person: optionalText(200),
  summary: requiredText(1000),
  nextStep: optionalText(1000),
});

const ratingSchema = z.int('rating').min(1, 'rating').max(5, 'rating').nullable().default(null);

/** Pemangku kepentingan: an office, village, medium, company … that the unit deals with. */
const organizationFields = {
  unitId: idSchema,
  name: requiredText(200),
  kind: choiceCodeSchema,
  areaCode: areaCodeSchema.nullable().default(null),
  address: optionalText(300),
  phone: personFields.phone,
  influence: ratingSchema,
  interest: ratingSchema,
  attitude: attitudeSchema.default('unknown'),
  note: optionalText(4000),
  positions: z.array(positionSchema).max(500).default([]),
  contacts: z.array(contactSchema).max(2000).default([]),
};

export const saveOrganizationSchema = z
  .object({ ...saveFields, ...organizationFields })
  .superRefine(({ positions }, context) => {
    positions.forEach(({ startedOn, endedOn }, index) => {
      if (startedOn !== null && endedOn !== null && endedOn < startedOn) {
        context.addIssue({ code: 'custom', message: 'endBeforeStart', path: ['positions', index, 'endedOn'] });
      }
    });
  });
export type SaveOrganization = z.input<typeof saveOrganizationSchema>;

export const organizationSchema = z.object({ ...recordFields, ...organizationFields, areaName: z.string() });
export type Organization = z.infer<typeof organizationSchema>;

/** What a record may still lack: somebody in a position, both ratings, a contact within a year. */
export const organizationGaps = ['position', 'rating', 'contact'] as const;

export const listOrganizationsSchema = z.object({
  ...listFields,
  ...sortFields(['name', 'kind', 'areaName', 'people', 'influence', 'interest', 'quadrant', 'attitude', 'lastContact']),
  unitId: idSchema.optional(),
  kind: choiceCodeSchema.optional(),
  quadrant: quadrantSchema.optional(),
  attitude: attitudeSchema.optional(),
  /** The area itself and every area below it. */
  areaCode: areaCodeSchema.optional(),
  lacks: z.enum(organizationGaps).optional(),
});

export const organizationRowSchema = z.object({
  id: idSchema,
  version: z.int(),
  name: z.string(),
  kind: z.string(),
  areaName: z.string(),
  address: z.string(),
  influence: z.int().nullable(),
  interest: z.int().nullable(),
  quadrant: quadrantSchema.nullable(),
  attitude: attitudeSchema,
  /** Unique people in a position today. */
  people: z.int(),
  contacts: z.int(),
  lastContact: calendarDateSchema.nullable(),
});

export type OrganizationRow = z.infer<typeof organizationRowSchema>;

/** Over all that match. Who holds positions in two of them is in `people` twice, in `uniquePeople` once. */
export const organizationTotalsSchema = z.object({
  people: z.int(),
  uniquePeople: z.int(),
  contacts: z.int(),
  manage: z.int(),
  satisfy: z.int(),
  inform: z.int(),
  monitor: z.int(),
  unrated: z.int(),
});
export const organizationListSchema = listOf(organizationRowSchema).extend({ totals: organizationTotalsSchema });

export const organizationMeetingsInputSchema = z.object({
  id: idSchema,
  limit: listFields.limit,
  offset: listFields.offset,
});

/** Somebody of the organization on a session's list. */
export const organizationMeetingRowSchema = z.object({
  participantId: idSchema,
  meetingId: idSchema,
  sessionId: idSchema,
  title: z.string(),
  date: calendarDateSchema,
  place: z.string(),
  personId: idSchema,
  name: z.string(),
  position: z.string(),
  status: participantStatusSchema,
});

export type OrganizationMeetingRow = z.infer<typeof organizationMeetingRowSchema>;

export const organizationMeetingsSchema = listOf(organizationMeetingRowSchema).extend({
  /** Unique people who came, and how often they came (DOMAIN rule 6). */
  people: z.int(),
  attendances: z.int(),
});
