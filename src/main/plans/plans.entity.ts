import { defineEntity, p } from '@mikro-orm/core';
import type { PlanKind, PlanStatus } from '../../shared/plans.ts';
import type { fundTypes } from '../../shared/programs.ts';
import { day, recordProperties, rowProperties, text } from '../database/properties.ts';
import { Program } from '../programs/programs.entity.ts';
import { OperatingUnit } from '../units/units.entity.ts';

/** Where a plan stands between draft and approval. */
const standingProperties = {
  versionNumber: p.integer(),
  status: p.string().length(20).$type<PlanStatus>(),
  approvedOn: day().nullable(),
  approvedBy: p.string().length(200),
};

/** Rencana strategis: several years. */
export const Renstra = defineEntity({
  name: 'Renstra',
  tableName: 'renstra',
  properties: {
    ...recordProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    name: p.string().length(200),
    startYear: p.integer(),
    endYear: p.integer(),
    aims: text(),
    ...standingProperties,
  },
});

export const RenstraLine = defineEntity({
  name: 'RenstraLine',
  tableName: 'renstra_line',
  properties: {
    ...rowProperties,
    renstraId: () => p.manyToOne(Renstra).mapToPk().name('renstra_id').index(),
    position: p.integer(),
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').nullable().index(),
    name: p.string().length(200),
    aim: text(),
    mainTpb: p.integer().nullable(),
  },
});

/** What a line of a Renstra may cost in a year, whole rupiah. */
export const RenstraAmount = defineEntity({
  name: 'RenstraAmount',
  tableName: 'renstra_amount',
  uniques: [{ properties: ['lineId', 'year'] }],
  properties: {
    ...rowProperties,
    lineId: () => p.manyToOne(RenstraLine).mapToPk().name('line_id').index(),
    year: p.integer(),
    amount: p.bigint('number'),
  },
});

/** Rencana kerja: one year of a unit. */
export const Renja = defineEntity({
  name: 'Renja',
  tableName: 'renja',
  properties: {
    ...recordProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    year: p.integer().index(),
    renstraId: () => p.manyToOne(Renstra).mapToPk().name('renstra_id').nullable().index(),
    note: text(),
    ...standingProperties,
  },
});

/** Kegiatan: what a Renja does for a program. Budgets hang on it, and expenses name it. */
export const Activity = defineEntity({
  name: 'Activity',
  tableName: 'activity',
  indexes: [{ properties: ['renjaId', 'programId'] }],
  properties: {
    ...rowProperties,
    renjaId: () => p.manyToOne(Renja).mapToPk().name('renja_id').index(false),
    position: p.integer(),
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').index(),
    name: p.string().length(200),
    fundType: p.string().length(20).$type<(typeof fundTypes)[number]>(),
    isPlanned: p.boolean(),
  },
});

/** A plan as it was approved. Its content stands by itself, in JSON, and is never changed. */
export const PlanVersion = defineEntity({
  name: 'PlanVersion',
  tableName: 'plan_version',
  uniques: [{ properties: ['planKind', 'planId', 'number'] }],
  properties: {
    ...rowProperties,
    planKind: p.string().length(20).$type<PlanKind>(),
    planId: p.string().length(36),
    number: p.integer(),
    approvedOn: day(),
    approvedBy: p.string().length(200),
    note: text(),
    content: text(),
  },
});
