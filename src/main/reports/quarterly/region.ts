import { validOn } from '../../../shared/units.ts';
import type { Queries } from '../../database/open.ts';

/** Units that named the same region on the day, by code, the asking one first. A unit without region stands alone. */
export async function unitsOfRegion(queries: Queries, unitId: string, day: string): Promise<string[]> {
  const rows = await queries
    .selectFrom('unit_identity as i')
    .innerJoin('operating_unit as u', 'u.id', 'i.unitId')
    .where('u.deletedAt', 'is', null)
    .select(['i.unitId', 'i.region', 'i.validFrom', 'i.validTo'])
    .orderBy('u.code')
    .execute();
  const regions = new Map(
    [...Map.groupBy(rows, (row) => row.unitId)].map(([id, identities]) => [
      id,
      validOn(identities, day)?.region.trim().toLocaleLowerCase('id') ?? '',
    ]),
  );
  const region = regions.get(unitId) ?? '';
  if (region === '') return [unitId];
  return [unitId, ...[...regions].flatMap(([id, name]) => (id !== unitId && name === region ? [id] : []))];
}
