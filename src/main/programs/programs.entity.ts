import { defineEntity, p } from '@mikro-orm/core';
import type { fundTypes, priorityFields, programNatures, programStatuses } from '../../shared/programs.ts';
import { day, recordProperties, rowProperties, text } from '../database/properties.ts';
import { Group } from '../groups/groups.entity.ts';
import { OperatingUnit } from '../units/units.entity.ts';

/** Program TJSL. */
export const Program = defineEntity({
  name: 'Program',
  tableName: 'program',
  properties: {
    ...recordProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    code: p.string().length(30),
    name: p.string().length(200),
    expansion: p.string().length(300),
    companyPillar: p.string().length(60).nullable(),
    mainTpb: p.integer(),
    priorityField: p.string().length(30).$type<(typeof priorityFields)[number]>().nullable(),
    fundType: p.string().length(20).$type<(typeof fundTypes)[number]>(),
    nature: p.string().length(20).$type<(typeof programNatures)[number]>(),
    /** The umbrella program that this one is a part of. */
    parentId: p.string().length(36).nullable().index(),
    startDate: day(),
    endDate: day().nullable(),
    stage: p.string().length(60),
    status: p.string().length(20).$type<(typeof programStatuses)[number]>(),
    baseline: text(),
    coordinator: p.string().length(300),
    coreCompetency: text(),
    description: text(),
  },
});

/** A further TPB of a program; its money counts under the main one only (DOMAIN rule 7). */
export const ProgramTpb = defineEntity({
  name: 'ProgramTpb',
  tableName: 'program_tpb',
  properties: {
    ...rowProperties,
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').index(),
    tpb: p.integer(),
  },
});

export const ProgramArea = defineEntity({
  name: 'ProgramArea',
  tableName: 'program_area',
  properties: {
    ...rowProperties,
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').index(),
    areaCode: p.string().length(13),
    position: p.integer(),
  },
});

export const ProgramGroup = defineEntity({
  name: 'ProgramGroup',
  tableName: 'program_group',
  properties: {
    ...rowProperties,
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').index(),
    groupId: () => p.manyToOne(Group).mapToPk().name('group_id').index(),
  },
});
