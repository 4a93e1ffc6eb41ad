import { defineEntity, p } from '@mikro-orm/core';
import { rowProperties, text } from '../database/properties.ts';
import { Group } from '../groups/groups.entity.ts';

/** What became of a group in a quarter. */
export const GroupProgress = defineEntity({
  name: 'GroupProgress',
  tableName: 'group_progress',
  uniques: [{ properties: ['year', 'quarter', 'groupId'] }],
  indexes: [{ properties: ['groupId', 'year', 'quarter'] }],
  properties: {
    ...rowProperties,
    groupId: () => p.manyToOne(Group).mapToPk().name('group_id').index(false),
    year: p.integer(),
    quarter: p.integer(),
    revenue: p.bigint('number').nullable(),
    profit: p.bigint('number').nullable(),
    activeMale: p.integer().nullable(),
    activeFemale: p.integer().nullable(),
    production: p.string().length(500),
    stage: p.string().length(60),
    /** The group's stage when the row was made: what it rose from where no earlier quarter is stated. */
    startStage: p.string().length(60),
    proof: text(),
  },
});

/** One of a quarter's independence scores, 1–5. */
export const IndependenceScore = defineEntity({
  name: 'IndependenceScore',
  tableName: 'independence_score',
  uniques: [{ properties: ['progressId', 'dimension'] }],
  properties: {
    ...rowProperties,
    progressId: () => p.manyToOne(GroupProgress).mapToPk().name('progress_id').index(),
    dimension: p.string().length(60),
    score: p.integer(),
  },
});
