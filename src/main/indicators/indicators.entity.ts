import { defineEntity, p } from '@mikro-orm/core';
import type { Aggregation, Direction } from '../../shared/indicators.ts';
import { recordProperties, rowProperties, text } from '../database/properties.ts';
import { Program } from '../programs/programs.entity.ts';

/** What a program is measured by. */
export const Indicator = defineEntity({
  name: 'Indicator',
  tableName: 'indicator',
  properties: {
    ...recordProperties,
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').index(),
    position: p.integer(),
    name: p.string().length(300),
    measure: p.string().length(60),
    baseline: p.float().nullable(),
    direction: p.string().length(10).$type<Direction>(),
    aggregation: p.string().length(10).$type<Aggregation>(),
    description: text(),
  },
});

/** What should be reached in a quarter; a quarter without a target has no row. */
export const IndicatorTarget = defineEntity({
  name: 'IndicatorTarget',
  tableName: 'indicator_target',
  uniques: [{ properties: ['year', 'indicatorId', 'quarter'] }],
  indexes: [{ properties: ['indicatorId', 'year', 'quarter'] }],
  properties: {
    ...rowProperties,
    indicatorId: () => p.manyToOne(Indicator).mapToPk().name('indicator_id').index(false),
    year: p.integer(),
    quarter: p.integer(),
    value: p.float(),
  },
});

/** What was reached in a quarter; without a value where only a note is kept, why there is none. */
export const Achievement = defineEntity({
  name: 'Achievement',
  tableName: 'achievement',
  uniques: [{ properties: ['year', 'indicatorId', 'quarter'] }],
  indexes: [{ properties: ['indicatorId', 'year', 'quarter'] }],
  properties: {
    ...rowProperties,
    indicatorId: () => p.manyToOne(Indicator).mapToPk().name('indicator_id').index(false),
    year: p.integer(),
    quarter: p.integer(),
    value: p.float().nullable(),
    note: text(),
  },
});
