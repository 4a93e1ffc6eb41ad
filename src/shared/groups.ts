import * as z from 'zod';
import { areaCodeSchema } from './areas.ts';
import { calendarDateSchema } from './calendar-date.ts';
import { choiceCodeSchema } from './choices.ts';
import { rupiahSchema } from './money.ts';
import { personFields } from './people.ts';
import { idSchema, listFields, listOf, recordFields, saveFields, sortFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

export const membershipRoles = ['chair', 'secretary', 'treasurer', 'member', 'cadre'] as const;
export const membershipRoleSchema = z.enum(membershipRoles);
export type MembershipRole = z.infer<typeof membershipRoleSchema>;

/** Of two roles the one that is kept where two memberships become one. A kader is more than a plain member. */
export function highestRole(one: MembershipRole, other: MembershipRole): MembershipRole {
  const order: MembershipRole[] = ['chair', 'secretary', 'treasurer', 'cadre', 'member'];
  return order.find((role) => role === one || role === other) ?? one;
}

/** A row of the member grid: the person, and what the person is in this group. */
export const memberSchema = z.object({
  id: idSchema.optional(),
  /** Missing: the save finds the person (same name and phone) or makes one. */
  personId: idSchema.optional(),
  name: personFields.name,
  gender: personFields.gender,
  birthYear: personFields.birthYear,
  phone: personFields.phone,
  role: membershipRoleSchema.default('member'),
  joinedOn: calendarDateSchema.nullable().default(null),
  leftOn: calendarDateSchema.nullable().default(null),
  vulnerableCategories: z.array(choiceCodeSchema).default([]),
});
export type Member = z.infer<typeof memberSchema>;

/** Something that a group makes or offers. */
export const productSchema = z.object({
  id: idSchema.optional(),
  name: requiredText(200),
  /** What the price is for: `bungkus`, `kg`, `orang/bulan`. */
  unit: optionalText(40),
  /** Whole rupiah; unknown or not for sale where null. */
  price: rupiahSchema.nullable().default(null),
  since: calendarDateSchema.nullable().default(null),
});

/** An official permit of a group: NIB, P-IRT, halal … */
const licenceFields = {
  id: idSchema.optional(),
  kind: choiceCodeSchema,
  /** As written on the paper, leading zeros included (DOMAIN rule 12). */
  number: requiredText(120),
  issuedOn: calendarDateSchema.nullable().default(null),
  /** The last day on which it holds; null where it has no end. */
  validUntil: calendarDateSchema.nullable().default(null),
};
export const licenceSchema = z.object({ ...licenceFields, isExpired: z.boolean() });

/** Kelompok binaan: an assisted community group. */
const groupFields = {
  unitId: idSchema,
  name: requiredText(200),
  shortName: optionalText(60),
  kind: choiceCodeSchema,
  areaCode: areaCodeSchema,
  decreeNumber: optionalText(120),
  decreeDate: calendarDateSchema.nullable().default(null),
  decreeIssuer: optionalText(),
  foundedOn: calendarDateSchema.nullable().default(null),
  stage: choiceCodeSchema,
  isActive: z.boolean().default(true),
  /** In a few words, as lists and reports print it. */
  products: optionalText(500),
  productRows: z.array(productSchema).max(500).default([]),
  /** Somebody who is not kept as a person. */
  localHero: optionalText(),
  /** A member. */
  localHeroId: idSchema.nullable().default(null),
  description: optionalText(4000),
  members: z.array(memberSchema).max(2000).default([]),
};

const saveGroupFields = {
  ...saveFields,
  ...groupFields,
  licences: z.array(z.object(licenceFields)).max(200).default([]),
};
export const saveGroupSchema = z.object(saveGroupFields).superRefine((group, context) => {
  group.members.forEach((member, index) => {
    if (member.joinedOn !== null && member.leftOn !== null && member.leftOn < member.joinedOn) {
      context.addIssue({ code: 'custom', message: 'leftBeforeJoined', path: ['members', index, 'leftOn'] });
    }
  });
  group.licences.forEach(({ issuedOn, validUntil }, index) => {
    if (issuedOn !== null && validUntil !== null && validUntil < issuedOn) {
      context.addIssue({ code: 'custom', message: 'endBeforeStart', path: ['licences', index, 'validUntil'] });
    }
  });
  secondChairs(group.members).forEach((index) => {
    context.addIssue({ code: 'custom', message: 'oneChair', path: ['members', index, 'role'] });
  });
});
export type SaveGroup = z.input<typeof saveGroupSchema>;

/** Indexes of chairs whose time overlaps an earlier row's: one ketua per group at a time (DOMAIN rule 9). */
function secondChairs(members: Pick<Member, 'role' | 'joinedOn' | 'leftOn'>[]): number[] {
  const chairs = members.flatMap((member, index) => (member.role === 'chair' ? [{ ...member, index }] : []));
  return chairs.flatMap((chair, position) => {
    return chairs.slice(0, position).some((other) => overlaps(other, chair)) ? [chair.index] : [];
  });
}

/** Whether two memberships share time; a missing day is open on its side. */
export function overlaps(
  one: Pick<Member, 'joinedOn' | 'leftOn'>,
  other: Pick<Member, 'joinedOn' | 'leftOn'>,
): boolean {
  return (
    (one.leftOn === null || other.joinedOn === null || one.leftOn > other.joinedOn) &&
    (other.leftOn === null || one.joinedOn === null || other.leftOn > one.joinedOn)
  );
}

export const groupSchema = z.object({
  ...recordFields,
  ...groupFields,
  licences: z.array(licenceSchema),
  areaName: z.string(),
  programs: z.array(z.object({ id: idSchema, name: z.string() })),
});
export type Group = z.infer<typeof groupSchema>;

/** What a group's record may still lack, to be found and filled in. */
export const groupGaps = ['chair', 'members', 'decree', 'program', 'product', 'licence'] as const;

export const listGroupsSchema = z.object({
  ...listFields,
  ...sortFields([
    'name',
    'kind',
    'areaName',
    'chairName',
    'members',
    'stage',
    'decreeNumber',
    'decreeDate',
    'foundedOn',
    'localHero',
    'licences',
    'expiredLicences',
  ]),
  unitId: idSchema.optional(),
  kind: choiceCodeSchema.optional(),
  stage: choiceCodeSchema.optional(),
  /** The area itself and every area below it. */
  areaCode: areaCodeSchema.optional(),
  programId: idSchema.optional(),
  isActive: z.boolean().optional(),
  /** Only those with a licence that has run out. */
  hasExpiredLicence: z.boolean().optional(),
  lacks: z.enum(groupGaps).optional(),
});

export const groupRowSchema = z.object({
  id: idSchema,
  version: z.int(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  areaName: z.string(),
  chairName: z.string(),
  members: z.int(),
  membersMale: z.int(),
  membersFemale: z.int(),
  stage: z.string(),
  isActive: z.boolean(),
  programs: z.string(),
  decreeNumber: z.string(),
  decreeDate: calendarDateSchema.nullable(),
  decreeIssuer: z.string(),
  foundedOn: calendarDateSchema.nullable(),
  /** In a few words, else the names of its products. */
  products: z.string(),
  /** The member's name, else the text. */
  localHero: z.string(),
  licences: z.int(),
  expiredLicences: z.int(),
});
export type GroupRow = z.infer<typeof groupRowSchema>;

/** Over all groups that match. Members of two groups are in the sums twice, in `people` once. */
export const groupTotalsSchema = z.object({
  members: z.int(),
  membersMale: z.int(),
  membersFemale: z.int(),
  people: z.int(),
  licences: z.int(),
  expiredLicences: z.int(),
});
export const groupListSchema = listOf(groupRowSchema).extend({ totals: groupTotalsSchema });
