import { keptQuery } from '../../database/kept-query.ts';
import type { Queries } from '../../database/open.ts';
import { figure } from '../../database/values.ts';
import { groupRows, withLast, withStageBefore } from '../../group-progress/group-progress.ts';
import type { Label, Words } from '../choice-labels.ts';
import type { Period } from './period.ts';
import type { NamedArea } from './program-facts.ts';

/** A group as it stood on the quarter's last day. */
export interface GroupFacts {
  id: string;
  name: string;
  area: NamedArea;
  chair: string;
  decreeNumber: string;
  /** Members on the quarter's last day; whose gender is not known counts in neither. */
  male: number;
  female: number;
  members: number;
  products: string;
  /** Whole rupiah per quarter as stated, up to the reported one; null where nothing is. */
  revenue: (number | null)[];
  stageBefore: Label;
  stage: Label;
  programIds: string[];
  unit?: string;
}

/** Groups of the unit that are active, or of which something is stated for the quarter, by name. */
export async function groupFacts(queries: Queries, period: Period, words: Words): Promise<GroupFacts[]> {
  const groups = await groupsOfQuarter(queries, withLast(period));
  const members = new Map((await memberCounts(queries, period)).map((row) => [row.groupId, row]));
  const chairs = new Map((await chairsOf(queries, period)).map(({ groupId, name }) => [groupId, name]));
  const stated = byQuarter(await statedInYear(queries, period));
  const products = Map.groupBy(await productNames(queries, period), ({ groupId }) => groupId);
  const programs = Map.groupBy(await programsOfGroups(queries, period), ({ groupId }) => groupId);
  const quarters = [1, 2, 3, 4].slice(0, period.quarter);
  return groups.map(({ id, name, areaCode, fullName, decreeNumber, products: text, stageBefore }) => {
    const ofYear = stated.get(id) ?? [];
    const count = members.get(id);
    const named = (products.get(id) ?? []).map((product) => product.name).join(', ');
    return {
      id,
      name,
      area: { code: areaCode, fullName: fullName ?? areaCode },
      chair: chairs.get(id) ?? '',
      decreeNumber,
      male: figure(count?.male),
      female: figure(count?.female),
      members: figure(count?.members),
      products: text === '' ? named : text,
      revenue: quarters.map((quarter) => ofYear[quarter - 1]?.revenue ?? null),
      stageBefore: words.of('stage', stageBefore),
      stage: words.of('stage', ofYear[period.quarter - 1]?.stage ?? stageBefore),
      programIds: (programs.get(id) ?? []).map(({ programId }) => programId),
    };
  });
}

const groupsOfQuarter = keptQuery((queries, of: ReturnType<typeof withLast<Period>>) =>
  withStageBefore(groupRows(queries), of)
    .leftJoin('area as a', 'a.code', 'g.areaCode')
    .where('g.unitId', '=', of.unitId)
    .where('g.deletedAt', 'is', null)
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('g.isActive', '=', eb.lit(true)).and(or([eb('g.foundedOn', 'is', null), eb('g.foundedOn', '<=', of.to)])),
        exists(
          selectFrom('group_progress as stated')
            .whereRef('stated.groupId', '=', 'g.id')
            .where('stated.year', '=', of.year)
            .where('stated.quarter', '=', of.quarter)
            .select('stated.id'),
        ),
      ]),
    )
    .select(['g.id', 'g.name', 'g.areaCode', 'a.fullName', 'g.decreeNumber', 'g.products'])
    .orderBy('g.searchName')
    .orderBy('g.id'),
);

type StatedInQuarter = Awaited<ReturnType<typeof statedInYear>>[number];

/** What is stated of each group, a quarter of the year a place. */
function byQuarter(rows: readonly StatedInQuarter[]): Map<string, (StatedInQuarter | undefined)[]> {
  const found = new Map<string, (StatedInQuarter | undefined)[]>();
  for (const row of rows) {
    const ofGroup = found.get(row.groupId) ?? Array.from<undefined>({ length: 4 });
    ofGroup[row.quarter - 1] = row;
    found.set(row.groupId, ofGroup);
  }
  return found;
}

/** Memberships that hold on the quarter's last day. */
export function membershipsOn(queries: Queries, { unitId, to }: Period) {
  return queries
    .selectFrom('membership as m')
    .innerJoin('assisted_group as g', 'g.id', 'm.groupId')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .where('g.unitId', '=', unitId)
    .where(({ eb, or }) => or([eb('m.joinedOn', 'is', null), eb('m.joinedOn', '<=', to)]))
    .where(({ eb, or }) => or([eb('m.leftOn', 'is', null), eb('m.leftOn', '>', to)]));
}

const memberCounts = keptQuery((queries, period: Period) =>
  membershipsOn(queries, period)
    .groupBy('m.groupId')
    .select(({ fn, case: when }) => [
      'm.groupId',
      fn.countAll().as('members'),
      fn.sum(when().when('p.gender', '=', 'L').then(1).else(0).end()).as('male'),
      fn.sum(when().when('p.gender', '=', 'P').then(1).else(0).end()).as('female'),
    ]),
);

const chairsOf = keptQuery((queries, period: Period) =>
  membershipsOn(queries, period)
    .where('m.role', '=', 'chair')
    .select(['m.groupId', 'p.name'])
    .orderBy('m.position', 'desc'),
);

const statedInYear = keptQuery((queries, { unitId, year, quarter }: Period) =>
  queries
    .selectFrom('group_progress as s')
    .innerJoin('assisted_group as g', 'g.id', 's.groupId')
    .where('g.unitId', '=', unitId)
    .where('s.year', '=', year)
    .where('s.quarter', '<=', quarter)
    .select(['s.groupId', 's.quarter', 's.revenue', 's.stage']),
);

const productNames = keptQuery((queries, { unitId }: Period) =>
  queries
    .selectFrom('group_product as x')
    .innerJoin('assisted_group as g', 'g.id', 'x.groupId')
    .where('g.unitId', '=', unitId)
    .select(['x.groupId', 'x.name'])
    .orderBy('x.position'),
);

const programsOfGroups = keptQuery((queries, { unitId }: Period) =>
  queries
    .selectFrom('program_group as x')
    .innerJoin('program as p', 'p.id', 'x.programId')
    .where('p.unitId', '=', unitId)
    .where('p.deletedAt', 'is', null)
    .select(['x.groupId', 'x.programId'])
    .orderBy('p.code'),
);
