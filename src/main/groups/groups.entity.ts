import { defineEntity, p } from '@mikro-orm/core';
import type { MembershipRole } from '../../shared/groups.ts';
import { day, recordProperties, rowProperties, text } from '../database/properties.ts';
import { Person } from '../people/people.entity.ts';
import { OperatingUnit } from '../units/units.entity.ts';

/** Kelompok binaan. The table is not called `group`, which is a word of SQL. */
export const Group = defineEntity({
  name: 'Group',
  tableName: 'assisted_group',
  properties: {
    ...recordProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    name: p.string().length(200),
    shortName: p.string().length(60),
    kind: p.string().length(60),
    areaCode: p.string().length(13),
    decreeNumber: p.string().length(120),
    decreeDate: day().nullable(),
    decreeIssuer: p.string().length(300),
    foundedOn: day().nullable(),
    stage: p.string().length(60),
    isActive: p.boolean(),
    products: p.string().length(500),
    localHero: p.string().length(300),
    localHeroId: () => p.manyToOne(Person).mapToPk().name('local_hero_id').nullable().index(),
    description: text(),
  },
});

export const Membership = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    ...rowProperties,
    groupId: () => p.manyToOne(Group).mapToPk().name('group_id').index(),
    personId: () => p.manyToOne(Person).mapToPk().name('person_id').index(),
    position: p.integer(),
    role: p.string().length(20).$type<MembershipRole>(),
    joinedOn: day().nullable(),
    leftOn: day().nullable(),
    /** Codes, separated by blanks (codes have none). */
    vulnerableCategories: p.string().length(400),
  },
});

export const GroupProduct = defineEntity({
  name: 'GroupProduct',
  tableName: 'group_product',
  properties: {
    ...rowProperties,
    groupId: () => p.manyToOne(Group).mapToPk().name('group_id').index(),
    position: p.integer(),
    name: p.string().length(200),
    unit: p.string().length(40),
    price: p.bigint('number').nullable(),
    since: day().nullable(),
  },
});

export const GroupLicence = defineEntity({
  name: 'GroupLicence',
  tableName: 'group_licence',
  properties: {
    ...rowProperties,
    groupId: () => p.manyToOne(Group).mapToPk().name('group_id').index(),
    position: p.integer(),
    kind: p.string().length(60),
    number: p.string().length(120),
    issuedOn: day().nullable(),
    validUntil: day().nullable(),
  },
});
