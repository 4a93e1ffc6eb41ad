import * as z from 'zod';
import { areaCodeSchema } from './areas.ts';
import { calendarDateSchema } from './calendar-date.ts';
import { choiceCodeSchema } from './choices.ts';
import { idSchema, listFields, listOf, recordFields, saveFields, sortFields } from './record.ts';
import { optionalText, requiredText } from './validation.ts';

/** The four TPB pillars (pilar pembangunan berkelanjutan), in the order of the report. */
export const pillars = ['social', 'economic', 'environmental', 'governance'] as const;
export const pillarSchema = z.enum(pillars);
export type Pillar = z.infer<typeof pillarSchema>;

/** Tujuan Pembangunan Berkelanjutan (SDG), 1–17. */
export const tpbSchema = z.int().min(1, 'tpb').max(17, 'tpb');

/** The TPBs of a pillar. */
export function tpbsOf(pillar: Pillar): number[] {
  return Array.from({ length: 17 }, (_, index) => index + 1).filter((tpb) => pillarOf(tpb) === pillar);
}

/** The pillar of a TPB: sosial 1–5, ekonomi 7–10 and 17, lingkungan 6 and 11–15, hukum & tata kelola 16. */
export function pillarOf(tpb: number): Pillar {
  if (tpb <= 5) return 'social';
  if (tpb === 16) return 'governance';
  return [7, 8, 9, 10, 17].includes(tpb) ? 'economic' : 'environmental';
}

export const programNatures = ['empowerment', 'charity', 'infrastructure', 'capacity'] as const;
export const priorityFields = ['education', 'environment', 'smallEnterprise'] as const;
export const fundTypes = ['tjsl', 'umk'] as const;
export const programStatuses = ['planned', 'running', 'finished', 'stopped'] as const;

/** Program TJSL. The pillar follows from the main TPB and is never stored. */
const programFields = {
  unitId: idSchema,
  code: requiredText(30),
  name: requiredText(200),
  expansion: optionalText(300),
  companyPillar: choiceCodeSchema.nullable().default(null),
  mainTpb: tpbSchema,
  furtherTpbs: z.array(tpbSchema).default([]),
  priorityField: z.enum(priorityFields).nullable().default(null),
  fundType: z.enum(fundTypes).default('tjsl'),
  nature: z.enum(programNatures).default('empowerment'),
  parentId: idSchema.nullable().default(null),
  startDate: calendarDateSchema,
  endDate: calendarDateSchema.nullable().default(null),
  stage: choiceCodeSchema,
  status: z.enum(programStatuses).default('running'),
  baseline: optionalText(4000),
  coordinator: optionalText(),
  coreCompetency: optionalText(1000),
  description: optionalText(4000),
  areaCodes: z.array(areaCodeSchema).default([]),
  groupIds: z.array(idSchema).default([]),
};

export const saveProgramSchema = z.object({ ...saveFields, ...programFields }).superRefine((program, context) => {
  if (program.endDate !== null && program.endDate < program.startDate) {
    context.addIssue({ code: 'custom', message: 'endBeforeStart', path: ['endDate'] });
  }
  if (program.furtherTpbs.includes(program.mainTpb)) {
    context.addIssue({ code: 'custom', message: 'mainTpbRepeated', path: ['furtherTpbs'] });
  }
  if (program.parentId !== null && program.parentId === program.id) {
    context.addIssue({ code: 'custom', message: 'ownParent', path: ['parentId'] });
  }
});
export type SaveProgram = z.input<typeof saveProgramSchema>;

export const programSchema = z.object({
  ...recordFields,
  ...programFields,
  areas: z.array(z.object({ code: areaCodeSchema, fullName: z.string() })),
});
export type Program = z.infer<typeof programSchema>;

/** What a program's record may still lack, to be found and filled in. */
export const programGaps = ['group', 'area', 'budget', 'coordinator'] as const;

export const listProgramsSchema = z.object({
  ...listFields,
  ...sortFields([
    'code',
    'name',
    'mainTpb',
    'stage',
    'status',
    'groups',
    'budget',
    'spent',
    'coordinator',
    'startDate',
    'endDate',
  ]),
  unitId: idSchema.optional(),
  stage: choiceCodeSchema.optional(),
  status: z.enum(programStatuses).optional(),
  pillar: pillarSchema.optional(),
  fundType: z.enum(fundTypes).optional(),
  /** The area itself and every area below it. */
  areaCode: areaCodeSchema.optional(),
  groupId: idSchema.optional(),
  lacks: z.enum(programGaps).optional(),
  /** The year whose budget and spending the rows carry. */
  year: z.int().optional(),
});

export const programRowSchema = z.object({
  id: idSchema,
  version: z.int(),
  unitId: idSchema,
  code: z.string(),
  name: z.string(),
  expansion: z.string(),
  mainTpb: z.int(),
  stage: z.string(),
  status: z.enum(programStatuses),
  companyPillar: z.string().nullable(),
  fundType: z.enum(fundTypes),
  coordinator: z.string(),
  startDate: calendarDateSchema,
  endDate: calendarDateSchema.nullable(),
  areas: z.string(),
  groups: z.int(),
  budget: z.int(),
  spent: z.int(),
});
export type ProgramRow = z.infer<typeof programRowSchema>;

/** Over all programs that match, whole rupiah. */
export const programTotalsSchema = z.object({ budget: z.int(), spent: z.int() });
export const programListSchema = listOf(programRowSchema).extend({ totals: programTotalsSchema });
