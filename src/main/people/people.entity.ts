import { defineEntity, p } from '@mikro-orm/core';
import type { Gender } from '../../shared/people.ts';
import { day, recordProperties, rowProperties, text } from '../database/properties.ts';

/** One record a person, however many groups and meetings. */
export const Person = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    ...recordProperties,
    name: p.string().length(200),
    /** The form in which names are compared; `name` stays as typed. A column that came later needs a default. */
    comparableName: p.string().length(400).default('').index(),
    gender: p.string().length(1).$type<Gender>().nullable(),
    birthYear: p.integer().nullable(),
    /** As typed; `comparablePhone` is the form in which numbers are compared. */
    phone: p.string().length(40),
    comparablePhone: p.string().length(40).index(),
    areaCode: p.string().length(13).nullable(),
    consentDate: day().nullable(),
    note: text(),
    /** The person that this one was found to be. It is in the bin then, and its rows are the other's. */
    mergedIntoId: p.string().length(36).nullable().index(),
  },
});

/** Two people who look like one and are not: said once, they are not offered again. `oneId` is the lower id. */
export const DifferentPeople = defineEntity({
  name: 'DifferentPeople',
  tableName: 'different_people',
  uniques: [{ properties: ['oneId', 'otherId'] }],
  properties: {
    ...rowProperties,
    oneId: () => p.manyToOne(Person).mapToPk().name('one_id').index(),
    otherId: () => p.manyToOne(Person).mapToPk().name('other_id').index(),
  },
});
