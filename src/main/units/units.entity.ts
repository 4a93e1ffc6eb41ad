import { defineEntity, p } from '@mikro-orm/core';
import { day, recordProperties, rowProperties, text } from '../database/properties.ts';
import type { TimeZone } from '../../shared/units.ts';
import type { Signatory as SignatoryFields } from '../../shared/units.ts';

export const OperatingUnit = defineEntity({
  name: 'OperatingUnit',
  tableName: 'operating_unit',
  properties: {
    ...recordProperties,
    code: p.string().length(30),
    timeZone: p.string().length(4).$type<TimeZone>(),
  },
});

/** What a unit was called, and how it looked on paper, between two days. */
export const UnitIdentity = defineEntity({
  name: 'UnitIdentity',
  tableName: 'unit_identity',
  properties: {
    ...rowProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    name: p.string().length(300),
    legalName: p.string().length(300),
    company: p.string().length(300),
    region: p.string().length(300),
    address: p.string().length(500),
    logo: text().nullable(),
    logoRight: text().nullable(),
    validFrom: day(),
    validTo: day().nullable(),
  },
});

export const Signatory = defineEntity({
  name: 'Signatory',
  tableName: 'signatory',
  properties: {
    ...rowProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    role: p.string().length(20).$type<SignatoryFields['role']>(),
    name: p.string().length(300),
    /** Jabatan. */
    position: p.string().length(300),
    /** Place in the list; `position` is taken by the job title. */
    rank: p.integer(),
    validFrom: day(),
    validTo: day().nullable(),
  },
});

/** Ring 1, 2 or 3 of an area, as the unit sets it. */
export const UnitRing = defineEntity({
  name: 'UnitRing',
  tableName: 'unit_ring',
  properties: {
    ...rowProperties,
    unitId: () => p.manyToOne(OperatingUnit).mapToPk().name('unit_id').index(),
    areaCode: p.string().length(13),
    ring: p.integer(),
  },
});
