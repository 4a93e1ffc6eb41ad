import { defineEntity, p } from '@mikro-orm/core';
import { rowProperties, text } from '../database/properties.ts';
import { Program } from '../programs/programs.entity.ts';

/** Narasi: what is told of a program's quarter in the report. */
export const ProgramNarrative = defineEntity({
  name: 'ProgramNarrative',
  tableName: 'program_narrative',
  uniques: [{ properties: ['year', 'quarter', 'programId'] }],
  indexes: [{ properties: ['programId', 'year', 'quarter'] }],
  properties: {
    ...rowProperties,
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').index(false),
    year: p.integer(),
    quarter: p.integer(),
    text: text(),
    problems: text(),
    solutions: text(),
  },
});
