import type * as z from 'zod';
import { highRating, quadrantOf, quadrants } from '../../shared/organizations.ts';
import type {
  listOrganizationsSchema,
  Organization as OrganizationRecord,
  Quadrant,
  saveOrganizationSchema,
} from '../../shared/organizations.ts';
import { addMonths } from '../../shared/calendar-date.ts';
import { searchText } from '../../shared/search-text.ts';
import { requireAreas, requireChoices, requireRecords } from '../database/references.ts';
import { saveRecord } from '../database/rows.ts';
import { recordContains } from '../database/search-index.ts';
import { figure } from '../database/values.ts';
import { withinArea } from '../database/within-area.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { replaceMany } from '../history/many-rows.ts';
import { writing } from '../history/writing.ts';
import { todayOf, todayOfList } from '../units/units.ts';
import { Organization, OrganizationContact, OrganizationPosition } from './organizations.entity.ts';
import { positionsAsPeople } from './positions.ts';

type OrganizationInput = z.output<typeof saveOrganizationSchema>;

const sortColumns = {
  name: 'o.searchName',
  kind: 'k.label',
  areaName: 'a.fullName',
  influence: 'o.influence',
  interest: 'o.interest',
  attitude: 'o.attitude',
  people: 'h.people',
  lastContact: 'c.lastContact',
} as const;

/** Organizations with their quadrant, who holds a position today and when they were met last, and sums over all that match. */
export async function listOrganizations(context: FeatureContext, input: z.output<typeof listOrganizationsSchema>) {
  const queries = reading(context);
  const today = await todayOfList(context, queries, input);
  const found = filteredOrganizations(queries, input, today);
  const holders = heldOn(queries, today)
    .select(({ fn }) => [
      'op.organizationId as ofOrganization',
      fn.count<number>('op.personId').distinct().as('people'),
    ])
    .groupBy('op.organizationId')
    .as('h');
  const contacts = queries
    .selectFrom('organization_contact as oc')
    .select(({ fn }) => [
      'oc.organizationId as ofOrganization',
      fn.countAll<number>().as('contacts'),
      fn.max('oc.date').as('lastContact'),
    ])
    .groupBy('oc.organizationId')
    .as('c');
  const [page, ratings, sums, unique] = await Promise.all([
    found
      .leftJoin('area as a', 'a.code', 'o.areaCode')
      .leftJoin('choice as k', (join) => join.onRef('k.code', '=', 'o.kind').on('k.list', '=', 'organizationKind'))
      .leftJoin(holders, 'h.ofOrganization', 'o.id')
      .leftJoin(contacts, 'c.ofOrganization', 'o.id')
      .select([
        'o.id',
        'o.version',
        'o.name',
        'o.kind',
        'o.address',
        'o.influence',
        'o.interest',
        'o.attitude',
        'a.fullName as areaName',
        'h.people',
        'c.contacts',
        'c.lastContact',
      ])
      .orderBy(
        (eb) =>
          input.sort === 'quadrant'
            ? eb
                .case()
                .when(eb.or([eb('o.influence', 'is', null), eb('o.interest', 'is', null)]))
                .then(quadrants.length)
                .when(eb.and([eb('o.influence', '>=', highRating), eb('o.interest', '>=', highRating)]))
                .then(quadrants.indexOf('manage'))
                .when('o.influence', '>=', highRating)
                .then(quadrants.indexOf('satisfy'))
                .when('o.interest', '>=', highRating)
                .then(quadrants.indexOf('inform'))
                .else(quadrants.indexOf('monitor'))
                .end()
            : eb.ref(sortColumns[input.sort ?? 'name']),
        input.descending ? 'desc' : 'asc',
      )
      .orderBy('o.id')
      .limit(input.limit)
      .offset(input.offset)
      .execute(),
    found
      .select(({ fn }) => ['o.influence', 'o.interest', fn.countAll<number>().as('count')])
      .groupBy(['o.influence', 'o.interest'])
      .execute(),
    found
      .leftJoin(holders, 'h.ofOrganization', 'o.id')
      .leftJoin(contacts, 'c.ofOrganization', 'o.id')
      .select(({ fn }) => [
        fn.countAll<number>().as('total'),
        fn.sum<number>('h.people').as('people'),
        fn.sum<number>('c.contacts').as('contacts'),
      ])
      .executeTakeFirstOrThrow(),
    heldOn(queries, today)
      .where('op.organizationId', 'in', found.select('o.id'))
      .select(({ fn }) => fn.count<number>('op.personId').distinct().as('people'))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    total: sums.total,
    totals: {
      people: figure(sums.people),
      uniquePeople: unique.people,
      contacts: figure(sums.contacts),
      ...inQuadrants(ratings),
    },
    rows: page.map((row) => ({
      ...row,
      areaName: row.areaName ?? '',
      quadrant: quadrantOf(row.influence, row.interest),
      people: row.people ?? 0,
      contacts: row.contacts ?? 0,
    })),
  };
}

function inQuadrants(ratings: readonly { influence: number | null; interest: number | null; count: number }[]) {
  const counts: Record<Quadrant | 'unrated', number> = { manage: 0, satisfy: 0, inform: 0, monitor: 0, unrated: 0 };
  for (const { influence, interest, count } of ratings) counts[quadrantOf(influence, interest) ?? 'unrated'] += count;
  return counts;
}

function filteredOrganizations(queries: Queries, input: z.output<typeof listOrganizationsSchema>, today: string) {
  const { quadrant, lacks } = input;
  let found = queries.selectFrom('organization as o').where('o.deletedAt', 'is', null);
  if (input.unitId) found = found.where('o.unitId', '=', input.unitId);
  if (input.kind) found = found.where('o.kind', '=', input.kind);
  if (input.attitude) found = found.where('o.attitude', '=', input.attitude);
  if (input.areaCode) found = found.where(withinArea('o.areaCode', input.areaCode));
  if (input.search) {
    const record = { id: 'o.id', searchName: 'o.searchName' };
    found = found.where(recordContains('organization', record, searchText(input.search)));
  }
  if (quadrant) {
    const isInfluential = quadrant === 'manage' || quadrant === 'satisfy';
    const isInterested = quadrant === 'manage' || quadrant === 'inform';
    found = found
      .where('o.influence', isInfluential ? '>=' : '<', highRating)
      .where('o.interest', isInterested ? '>=' : '<', highRating);
  }
  if (lacks === 'rating') {
    found = found.where(({ or, eb }) => or([eb('o.influence', 'is', null), eb('o.interest', 'is', null)]));
  }
  if (lacks === 'position') found = found.where('o.id', 'not in', heldOn(queries, today).select('op.organizationId'));
  if (lacks === 'contact') {
    const contacted = queries
      .selectFrom('organization_contact as oc')
      .select('oc.organizationId')
      .where('oc.date', '>=', addMonths(today, -12));
    found = found.where('o.id', 'not in', contacted);
  }
  return found;
}

function heldOn(queries: Queries, day: string) {
  return queries
    .selectFrom('organization_position as op')
    .where(({ or, eb }) => or([eb('op.startedOn', 'is', null), eb('op.startedOn', '<=', day)]))
    .where(({ or, eb }) => or([eb('op.endedOn', 'is', null), eb('op.endedOn', '>=', day)]));
}

/** An organization with its positions and contacts in the order of their lists. Throws `missing`. */
export async function getOrganization(context: FeatureContext, id: string): Promise<OrganizationRecord> {
  const queries = reading(context);
  const organization = await queries
    .selectFrom('organization as o')
    .leftJoin('area as a', 'a.code', 'o.areaCode')
    .selectAll('o')
    .select('a.fullName as areaName')
    .where('o.id', '=', id)
    .where('o.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!organization) throw missing('organization', id);
  const [positions, contacts] = await Promise.all([
    queries
      .selectFrom('organization_position as op')
      .innerJoin('person as p', 'p.id', 'op.personId')
      .select(['op.id', 'op.personId', 'p.name', 'p.gender', 'p.phone', 'op.title', 'op.startedOn', 'op.endedOn'])
      .where('op.organizationId', '=', id)
      .orderBy('op.position')
      .execute(),
    queries
      .selectFrom('organization_contact')
      .select(['id', 'date', 'kind', 'person', 'summary', 'nextStep'])
      .where('organizationId', '=', id)
      .orderBy('position')
      .execute(),
  ]);
  const { searchName: _, deletedAt: __, ...fields } = organization;
  return { ...fields, areaName: organization.areaName ?? '', positions, contacts };
}

/**
 * Creates or updates an organization with its contacts, its positions and the people behind them. Throws
 * `invalid` (a contact in the future), `missing`, `conflict`.
 */
export async function saveOrganization(context: FeatureContext, input: OrganizationInput) {
  await checkOrganization(context, input);
  const record = { kind: 'organization' as const, id: input.id ?? '' };
  return writing(context, { operation: 'organizations.save', record }, async (write) => {
    const { em, at } = write;
    const { id: _, version: __, positions, contacts, ...fields } = input;
    const searchName = searchText(input.name);
    const organization = await saveRecord(em, Organization, 'organization', input, at, { ...fields, searchName });
    write.record.id = organization.id;
    const people = await positionsAsPeople(write, input);
    // The organization and its people are there before the rows that refer to them.
    await em.flush();
    const owner = { organizationId: organization.id };
    await replaceMany(write, OrganizationPosition, owner, positions, (row, position) => ({
      personId: people[position] ?? '',
      position,
      title: row.title,
      startedOn: row.startedOn,
      endedOn: row.endedOn,
    }));
    await replaceMany(write, OrganizationContact, owner, contacts, ({ id: ___, ...contact }, position) => ({
      ...contact,
      position,
    }));
    return { id: organization.id, version: organization.version };
  });
}

async function checkOrganization(context: FeatureContext, input: OrganizationInput): Promise<void> {
  const queries = reading(context);
  await requireRecords(queries, 'operating_unit', [{ value: input.unitId, path: ['unitId'] }]);
  await requireChoices(queries, 'organizationKind', [{ value: input.kind, path: ['kind'] }]);
  await requireAreas(queries, [{ value: input.areaCode, path: ['areaCode'] }]);
  const today = await todayOf(context, queries, input.unitId);
  const issues = input.contacts.flatMap(({ date }, index) =>
    date > today ? [{ path: ['contacts', index, 'date'], code: 'futureDate' }] : [],
  );
  if (issues.length > 0) throw invalid(...issues);
}
