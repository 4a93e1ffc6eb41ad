import { defineEntity, p } from '@mikro-orm/core';
import type { Attitude, ContactKind } from '../../shared/organizations.ts';
import { day, recordProperties, rowProperties, text } from '../database/properties.ts';
import { Person } from '../people/people.entity.ts';
import { OperatingUnit } from '../units/units.entity.ts';

/** Pemangku kepentingan. */
export const Organization = defineEntity({
  name: 'Organization',
  tableName: 'organization',
  properties: {
    ...recordProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    name: p.string().length(200),
    kind: p.string().length(60),
    areaCode: p.string().length(13).nullable(),
    address: p.string().length(300),
    phone: p.string().length(40),
    influence: p.integer().nullable(),
    interest: p.integer().nullable(),
    attitude: p.string().length(20).$type<Attitude>(),
    note: text(),
  },
});

export const OrganizationPosition = defineEntity({
  name: 'OrganizationPosition',
  tableName: 'organization_position',
  properties: {
    ...rowProperties,
    organizationId: () => p.manyToOne(Organization).mapToPk().name('organization_id').index(),
    personId: () => p.manyToOne(Person).mapToPk().name('person_id').index(),
    position: p.integer(),
    title: p.string().length(200),
    startedOn: day().nullable(),
    endedOn: day().nullable(),
  },
});

export const OrganizationContact = defineEntity({
  name: 'OrganizationContact',
  tableName: 'organization_contact',
  properties: {
    ...rowProperties,
    organizationId: () => p.manyToOne(Organization).mapToPk().name('organization_id').index(),
    position: p.integer(),
    date: day(),
    kind: p.string().length(20).$type<ContactKind>(),
    person: p.string().length(200),
    summary: text(),
    nextStep: text(),
  },
});
