import type * as z from 'zod';
import { calendarDateAt } from '../../shared/calendar-date.ts';
import { searchText } from '../../shared/search-text.ts';
import type { saveUnitSchema, TimeZone, Unit, UnitRow } from '../../shared/units.ts';
import { timeZones, timeZoneSchema, validOn } from '../../shared/units.ts';
import { requireAreas } from '../database/references.ts';
import { replaceLinks, replaceRows, saveRecord } from '../database/rows.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { OperatingUnit, Signatory, UnitIdentity, UnitRing } from './units.entity.ts';

/** Units in use, each under the name that it has today. */
export async function listUnits(context: FeatureContext): Promise<UnitRow[]> {
  const queries = reading(context);
  const units = await queries
    .selectFrom('operating_unit')
    .select(['id', 'version', 'code', 'timeZone'])
    .where('deletedAt', 'is', null)
    .orderBy('code')
    .execute();
  const identities = await queries
    .selectFrom('unit_identity')
    .select(['unitId', 'name', 'company', 'validFrom', 'validTo'])
    .execute();
  return units.map((unit) => {
    const today = calendarDateAt(context.now(), timeZones[unit.timeZone]);
    const own = identities.filter((identity) => identity.unitId === unit.id);
    const identity = validOn(own, today);
    return { ...unit, name: identity?.name ?? unit.code, company: identity?.company ?? '' };
  });
}

/** Throws `missing` where there is no such unit in use. */
export async function requireUnit(queries: Queries, id: string): Promise<void> {
  const unit = await queries
    .selectFrom('operating_unit')
    .select('id')
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!unit) throw missing('unit', id);
}

/** A unit with its names, signatories and ring areas over time. Throws `missing`. */
export async function getUnit(context: FeatureContext, id: string): Promise<Unit> {
  const queries = reading(context);
  const unit = await queries
    .selectFrom('operating_unit')
    .select(['id', 'version', 'createdAt', 'updatedAt', 'code', 'timeZone'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!unit) throw missing('unit', id);
  const [identities, signatories, rings] = await Promise.all([
    queries
      .selectFrom('unit_identity')
      .select(['id', 'name', 'legalName', 'company', 'region', 'address', 'logo', 'logoRight', 'validFrom', 'validTo'])
      .where('unitId', '=', id)
      .orderBy('validFrom')
      .execute(),
    queries
      .selectFrom('signatory')
      .select(['id', 'role', 'name', 'position', 'validFrom', 'validTo'])
      .where('unitId', '=', id)
      .orderBy('rank')
      .execute(),
    queries
      .selectFrom('unit_ring')
      .select(['areaCode', 'ring'])
      .where('unitId', '=', id)
      .orderBy('ring')
      .orderBy('areaCode')
      .execute(),
  ]);
  return { ...unit, identities, signatories, rings };
}

/** The unit's own "today": the day that it is in its time zone. Throws `missing`. */
export async function todayOf(context: FeatureContext, queries: Queries, unitId: string): Promise<string> {
  const unit = await queries
    .selectFrom('operating_unit')
    .select('timeZone')
    .where('id', '=', unitId)
    .executeTakeFirst();
  if (!unit) throw missing('unit', unitId);
  return todayIn(context, unit.timeZone);
}

/** "Today" for a list: its unit's own, or where it is of all units, the day that it is where days begin first. Throws `missing`. */
export async function todayOfList(
  context: FeatureContext,
  queries: Queries,
  { unitId }: { unitId?: string | undefined },
): Promise<string> {
  return unitId === undefined ? todayIn(context, 'WIT') : todayOf(context, queries, unitId);
}

/** The day that it is in each time zone. */
export type Todays = { timeZone: TimeZone; day: string }[];

/** "Today" in every time zone, for questions about records of all units. */
export function todays(context: FeatureContext): Todays {
  return timeZoneSchema.options.map((timeZone) => ({ timeZone, day: todayIn(context, timeZone) }));
}

function todayIn(context: FeatureContext, timeZone: TimeZone): string {
  return calendarDateAt(context.now(), timeZones[timeZone]);
}

/** Creates or updates a unit with all that belongs to it. Throws `invalid`, `missing`, `conflict`. */
export async function saveUnit(context: FeatureContext, input: z.output<typeof saveUnitSchema>) {
  const queries = reading(context);
  await requireAreas(
    queries,
    input.rings.map((ring, index) => ({ value: ring.areaCode, path: ['rings', index, 'areaCode'] })),
  );
  await requireFreeCode(queries, input.code, input.id);
  return writing(context, { operation: 'units.save', record: { kind: 'unit', id: input.id ?? '' } }, async (write) => {
    const { em, at } = write;
    const unit = await saveRecord(em, OperatingUnit, 'unit', input, at, {
      searchName: searchText(`${input.code} ${input.identities.map((row) => row.name).join(' ')}`),
      code: input.code,
      timeZone: input.timeZone,
    });
    write.record.id = unit.id;
    const owner = { unitId: unit.id };
    await replaceRows(em, UnitIdentity, owner, input.identities, at, ({ id: _, ...identity }) => identity);
    await replaceRows(em, Signatory, owner, input.signatories, at, ({ id: _, ...row }, rank) => ({ ...row, rank }));
    const ringOf = new Map(input.rings.map((row) => [row.areaCode, row.ring]));
    await replaceLinks(em, UnitRing, owner, 'areaCode', [...ringOf.keys()], at, (areaCode) => ({
      ring: ringOf.get(areaCode) ?? 1,
    }));
    await em.flush();
    return { id: unit.id, version: unit.version };
  });
}

async function requireFreeCode(queries: Queries, code: string, id: string | undefined): Promise<void> {
  const other = await queries
    .selectFrom('operating_unit')
    .select('id')
    .where('code', '=', code)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (other && other.id !== id) throw invalid({ path: ['code'], code: 'duplicateCode' });
}
