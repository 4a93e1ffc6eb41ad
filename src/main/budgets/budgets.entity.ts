import { defineEntity, p } from '@mikro-orm/core';
import { day, recordProperties, rowProperties, text } from '../database/properties.ts';
import { Activity } from '../plans/plans.entity.ts';
import { Program } from '../programs/programs.entity.ts';

/** What an activity may cost in a quarter of its Renja's year, whole rupiah; a program's budget is the sum of its activities'. */
export const Budget = defineEntity({
  name: 'Budget',
  tableName: 'budget',
  uniques: [{ properties: ['activityId', 'quarter'] }],
  properties: {
    ...rowProperties,
    activityId: () => p.manyToOne(Activity).mapToPk().name('activity_id').index(),
    quarter: p.integer(),
    amount: p.bigint('number'),
  },
});

/** Realisasi: money spent. Its quarter follows from its date. */
export const Expense = defineEntity({
  name: 'Expense',
  tableName: 'expense',
  // The second answers a quarter's spending by itself, whose expenses lie together in it (unit-expenses.ts).
  indexes: [{ properties: ['programId', 'date'] }, { properties: ['date', 'programId', 'deletedAt', 'amount'] }],
  properties: {
    ...recordProperties,
    programId: () => p.manyToOne(Program).mapToPk().name('program_id'),
    /** The activity that it was spent on, of the same program and year; null where nobody said. */
    activityId: () => p.manyToOne(Activity).mapToPk().name('activity_id').nullable().index(),
    date: day(),
    amount: p.bigint('number'),
    description: text(),
    voucherNumber: p.string().length(80),
    overspendReason: text(),
  },
});

/** Penerima manfaat as stated for a quarter: heads, with the basis of the indirect figure. */
export const Beneficiary = defineEntity({
  name: 'Beneficiary',
  tableName: 'beneficiary',
  uniques: [{ properties: ['year', 'quarter', 'programId'] }],
  indexes: [{ properties: ['programId', 'year', 'quarter'] }],
  properties: {
    ...rowProperties,
    programId: () => p.manyToOne(Program).mapToPk().name('program_id').index(false),
    year: p.integer(),
    quarter: p.integer(),
    male: p.integer(),
    female: p.integer(),
    indirect: p.integer(),
    basis: text(),
  },
});

/** Heads of a statement by vulnerable category. */
export const BeneficiaryVulnerable = defineEntity({
  name: 'BeneficiaryVulnerable',
  tableName: 'beneficiary_vulnerable',
  uniques: [{ properties: ['beneficiaryId', 'category'] }],
  properties: {
    ...rowProperties,
    beneficiaryId: () => p.manyToOne(Beneficiary).mapToPk().name('beneficiary_id').index(),
    category: p.string().length(60),
    count: p.integer(),
  },
});
