import * as z from 'zod';
import { recordLinkSchema } from './record-links.ts';

/** What the check before handing in looks for, in the order in which it is told: not there yet, or hardly right. */
export const findingKinds = {
  indicatorWithoutValue: 'missing',
  nothingSpent: 'missing',
  beneficiariesNotStated: 'missing',
  vulnerableAboveTotal: 'implausible',
  beneficiariesJumped: 'implausible',
  expenseWithoutVoucher: 'missing',
  overspentWithoutReason: 'missing',
  groupNotStated: 'missing',
  groupWithoutChair: 'missing',
  groupWithoutDecree: 'missing',
  meetingWithoutAttendance: 'missing',
  meetingWithoutOutcome: 'missing',
  meetingWithoutMinutes: 'missing',
  meetingWithoutEvidence: 'missing',
  participantsWithoutGender: 'missing',
  photoWithoutDay: 'missing',
  photoWithoutCaption: 'missing',
  followUpLate: 'missing',
  followUpWithoutResponsible: 'missing',
  followUpWithoutDueOn: 'missing',
  narrativeMissing: 'missing',
  signatoryMissing: 'missing',
  unitWithoutLogo: 'missing',
} as const satisfies Record<string, 'missing' | 'implausible'>;
export type FindingKind = keyof typeof findingKinds;

const kinds = Object.keys(findingKinds) as [FindingKind, ...FindingKind[]]; // an object's own keys, in their order
export const findingKindSchema = z.enum(kinds);

const findingSchema = z.object({
  /** Where it is mended. */
  record: recordLinkSchema,
  name: z.string(),
  /** What the words of the finding need: days, amounts, codes of the office's lists. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof findingSchema>;

export const quarterCheckSchema = z.object({
  missing: z.int(),
  implausible: z.int(),
  /** Only kinds of which there are any. */
  groups: z.array(
    z.object({
      kind: findingKindSchema,
      severity: z.enum(['missing', 'implausible']),
      findings: z.array(findingSchema),
    }),
  ),
});
export type QuarterCheck = z.infer<typeof quarterCheckSchema>;
