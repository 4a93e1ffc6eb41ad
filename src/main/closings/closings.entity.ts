import { defineEntity, p } from '@mikro-orm/core';
import { day, rowProperties, text } from '../database/properties.ts';
import { OperatingUnit } from '../units/units.entity.ts';

/** Penutupan triwulan: the facts of the report as they were handed in. */
export const QuarterClosing = defineEntity({
  name: 'QuarterClosing',
  tableName: 'quarter_closing',
  indexes: [{ properties: ['unitId', 'year', 'quarter'] }],
  properties: {
    ...rowProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(false),
    year: p.integer(),
    quarter: p.integer(),
    /** By the unit's own day. */
    closedOn: day(),
    closedBy: p.string().length(120),
    /** `QuarterFacts` as JSON. */
    facts: text(),
    /** Null while the quarter stays closed. */
    reopenedAt: p.string().length(24).nullable(),
    reopenedBy: p.string().length(120),
    reopenReason: text(),
  },
});
