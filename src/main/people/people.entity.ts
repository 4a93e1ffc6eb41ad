import { defineEntity, p } from '@mikro-orm/core';
import type { Gender } from '../../shared/people.ts';
import { day, recordProperties, text } from '../database/properties.ts';

/** One record a person, however many groups and meetings. */
export const Person = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    ...recordProperties,
    name: p.string().length(200),
    gender: p.string().length(1).$type<Gender>().nullable(),
    birthYear: p.integer().nullable(),
    /** As typed; `comparablePhone` is the form in which numbers are compared. */
    phone: p.string().length(40),
    comparablePhone: p.string().length(40).index(),
    areaCode: p.string().length(13).nullable(),
    consentDate: day().nullable(),
    note: text(),
  },
});
