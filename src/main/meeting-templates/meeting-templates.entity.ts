import { defineEntity, p } from '@mikro-orm/core';
import { rowProperties, text } from '../database/properties.ts';
import { OperatingUnit } from '../units/units.entity.ts';

/** Pola pertemuan. Its content is one text: nothing refers into it, and it counts nowhere as a meeting. */
export const MeetingTemplate = defineEntity({
  name: 'MeetingTemplate',
  tableName: 'meeting_template',
  properties: {
    ...rowProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    name: p.string().length(120),
    /** JSON of `templateContentSchema`. */
    content: text(),
  },
});
