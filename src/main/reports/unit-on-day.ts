import { signatoryRoles, validOn } from '../../shared/units.ts';
import type { QuarterlyReport } from '../../shared/reports.ts';
import type { TimeZone } from '../../shared/units.ts';
import { keptQuery } from '../database/kept-query.ts';
import type { Queries } from '../database/open.ts';
import { missing } from '../failures.ts';

/** A unit as it was called, and looked on paper, on a day. */
export type UnitOnDay = QuarterlyReport['unit'] & { timeZone: TimeZone };

/**
 * The unit with the identity that was valid on `date` (an old report keeps its old names).
 * Fails with `MISSING` where there is no such unit or it is in the bin.
 */
export async function unitOnDay(queries: Queries, unitId: string, date: string): Promise<UnitOnDay> {
  const [unit] = await unitsInUse(queries, { unitId });
  if (!unit) throw missing('OperatingUnit', unitId);
  const identity = validOn(await identitiesOf(queries, { unitId }), date);
  return {
    code: unit.code,
    timeZone: unit.timeZone,
    name: identity?.name ?? unit.code,
    legalName: identity?.legalName ?? '',
    company: identity?.company ?? '',
    region: identity?.region ?? '',
    address: identity?.address ?? '',
    logo: identity?.logo ?? null,
    logoRight: identity?.logoRight ?? null,
  };
}

const unitsInUse = keptQuery((queries, { unitId }: { unitId: string }) =>
  queries
    .selectFrom('operating_unit')
    .where('id', '=', unitId)
    .where('deletedAt', 'is', null)
    .select(['code', 'timeZone']),
);

const identitiesOf = keptQuery((queries, { unitId }: { unitId: string }) =>
  queries
    .selectFrom('unit_identity')
    .where('unitId', '=', unitId)
    .select(['name', 'legalName', 'company', 'region', 'address', 'logo', 'logoRight', 'validFrom', 'validTo']),
);

/** Somebody who signs for a unit. */
export interface Signed {
  role: (typeof signatoryRoles)[number];
  name: string;
  position: string;
}

/**
 * Disusun, diperiksa, disetujui: always three, in this order. A role that nobody held on the day stays
 * blank, to be signed by hand: a name from another term would be wrong.
 */
export async function signatoriesOf(
  queries: Queries,
  { unitId, to }: { unitId: string; to: string },
): Promise<Signed[]> {
  const rows = await signingOn(queries, { unitId, to });
  return signatoryRoles.map((role) => {
    const signatory = validOn(
      rows.filter((row) => row.role === role),
      to,
    );
    return { role, name: signatory?.name ?? '', position: signatory?.position ?? '' };
  });
}

const signingOn = keptQuery((queries, { unitId, to }: { unitId: string; to: string }) =>
  queries
    .selectFrom('signatory')
    .where('unitId', '=', unitId)
    .where('validFrom', '<=', to)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>=', to)]))
    .orderBy('rank')
    .select(['role', 'name', 'position', 'validFrom', 'validTo']),
);
