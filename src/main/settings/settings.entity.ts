import { defineEntity, p } from '@mikro-orm/core';
import type { Paper } from '../../shared/exports.ts';
import type { RupiahStyle } from '../../shared/money.ts';
import { day, recordProperties, rowProperties } from '../database/properties.ts';

/** What the office decides once: one row, made with the data folder, which neither goes nor gets a like. */
export const Settings = defineEntity({
  name: 'Settings',
  tableName: 'settings',
  properties: {
    ...recordProperties,
    rupiahStyle: p.string().length(10).$type<RupiahStyle>(),
    paper: p.string().length(10).$type<Paper>(),
    /** Days after a quarter's end. */
    dueDays: p.integer(),
  },
});

/** A rule that reports name, as long as it is in force. */
export const LegalBasis = defineEntity({
  name: 'LegalBasis',
  tableName: 'legal_basis',
  properties: {
    ...rowProperties,
    settingsId: () => p.manyToOne(Settings).mapToPk().name('settings_id').index(),
    position: p.integer(),
    name: p.string().length(300),
    about: p.string().length(500),
    validFrom: day().nullable(),
    validTo: day().nullable(),
  },
});
