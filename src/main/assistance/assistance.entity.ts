import { defineEntity, p } from '@mikro-orm/core';
import type { ItemCondition } from '../../shared/assistance.ts';
import { day, recordProperties, rowProperties, text } from '../database/properties.ts';
import { Group } from '../groups/groups.entity.ts';
import { Program } from '../programs/programs.entity.ts';

/** Bantuan: its value is the sum of its items, and its unit is its group's. */
export const Assistance = defineEntity({
  name: 'Assistance',
  tableName: 'assistance',
  properties: {
    ...recordProperties,
    groupId: () => p.manyToOne(Group).mapToPk().name('group_id').index(),
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').nullable().index(),
    bastNumber: p.string().length(120),
    date: day().index(),
    description: text(),
    deliveredBy: p.string().length(200),
    receivedBy: p.string().length(200),
  },
});

export const AssistanceItem = defineEntity({
  name: 'AssistanceItem',
  tableName: 'assistance_item',
  properties: {
    ...rowProperties,
    assistanceId: () => p.manyToOne(Assistance).mapToPk().name('assistance_id').index(),
    position: p.integer(),
    name: p.string().length(200),
    quantity: p.float(),
    unit: p.string().length(40),
    /** Of the whole quantity, whole rupiah. */
    value: p.bigint('number'),
    note: p.string().length(300),
  },
});

/** In what state the things were found on a later day. */
export const AssistanceCondition = defineEntity({
  name: 'AssistanceCondition',
  tableName: 'assistance_condition',
  properties: {
    ...rowProperties,
    assistanceId: () => p.manyToOne(Assistance).mapToPk().name('assistance_id').index(),
    position: p.integer(),
    date: day(),
    condition: p.string().length(20).$type<ItemCondition>(),
    note: text(),
    checkedBy: p.string().length(200),
  },
});
