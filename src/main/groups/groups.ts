import type * as z from 'zod';
import { overlaps } from '../../shared/groups.ts';
import type { Group as GroupRecord, listGroupsSchema, saveGroupSchema } from '../../shared/groups.ts';
import { searchText } from '../../shared/search-text.ts';
import { joinedNames } from '../database/joined-names.ts';
import { queriesOf } from '../database/open.ts';
import { requireAreas, requireChoices, requireRecords } from '../database/references.ts';
import { saveRecord } from '../database/rows.ts';
import { recordContains } from '../database/search-index.ts';
import { figure, truth } from '../database/values.ts';
import { withinArea } from '../database/within-area.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { replaceMany } from '../history/many-rows.ts';
import type { Writing } from '../history/writing.ts';
import { writing } from '../history/writing.ts';
import { comparedFields } from '../people/compared-fields.ts';
import { linkPeople } from '../people/link-people.ts';
import { Person } from '../people/people.entity.ts';
import { todayOf, todayOfList } from '../units/units.ts';
import { Group, GroupLicence, GroupProduct, Membership } from './groups.entity.ts';

type GroupInput = z.output<typeof saveGroupSchema>;

const sortColumns = {
  name: 'g.searchName',
  kind: 'k.label',
  areaName: 'a.fullName',
  chairName: 'chairName',
  members: 'members',
  stage: 'st.position',
  decreeNumber: 'g.decreeNumber',
  decreeDate: 'g.decreeDate',
  foundedOn: 'g.foundedOn',
  localHero: 'hero',
  licences: 'licences',
  expiredLicences: 'expiredLicences',
} as const;

/** Groups with their chair and how many active members (heads) they have, and the sums over all that match. */
export async function listGroups(context: FeatureContext, input: z.output<typeof listGroupsSchema>) {
  const queries = reading(context);
  const today = await todayOfList(context, queries, input);
  const found = filteredGroups(queries, input, today);
  // Counted once for the page's groups, not once a row: a subquery a column costs as much as the page.
  const counts = queries
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .where('m.leftOn', 'is', null)
    .select(({ fn, case: when }) => [
      'm.groupId as ofGroup',
      fn.countAll<number>().as('members'),
      fn.sum<number>(when().when('p.gender', '=', 'L').then(1).else(0).end()).as('membersMale'),
      fn.sum<number>(when().when('p.gender', '=', 'P').then(1).else(0).end()).as('membersFemale'),
    ])
    .groupBy('m.groupId')
    .as('c');
  const licences = queries
    .selectFrom('group_licence as gl')
    .select(({ fn, case: when }) => [
      'gl.groupId as ofGroup',
      fn.countAll<number>().as('licences'),
      fn.sum<number>(when().when('gl.validUntil', '<', today).then(1).else(0).end()).as('expired'),
    ])
    .groupBy('gl.groupId')
    .as('l');
  const [page, total, { people }] = await Promise.all([
    found
      .leftJoin('area as a', 'a.code', 'g.areaCode')
      .leftJoin('choice as k', (join) => join.onRef('k.code', '=', 'g.kind').on('k.list', '=', 'groupKind'))
      .leftJoin('choice as st', (join) => join.onRef('st.code', '=', 'g.stage').on('st.list', '=', 'stage'))
      .leftJoin(counts, 'c.ofGroup', 'g.id')
      .leftJoin(licences, 'l.ofGroup', 'g.id')
      .leftJoin('person as hp', 'hp.id', 'g.localHeroId')
      .select([
        'g.id',
        'g.version',
        'g.name',
        'g.shortName',
        'g.kind',
        'g.stage',
        'g.isActive',
        'g.decreeNumber',
        'g.decreeDate',
        'g.decreeIssuer',
        'g.foundedOn',
        'g.products',
        'a.fullName as areaName',
        'c.members',
        'c.membersMale',
        'c.membersFemale',
      ])
      .select(({ fn, lit }) => [
        fn.coalesce('hp.name', 'g.localHero').as('hero'),
        fn.coalesce('l.licences', lit(0)).as('licences'),
        fn.coalesce('l.expired', lit(0)).as('expiredLicences'),
      ])
      .select((column) =>
        column
          .selectFrom('group_product as gp')
          .select(joinedNames('gp.name').as('names'))
          .whereRef('gp.groupId', '=', 'g.id')
          .as('productNames'),
      )
      .select((column) =>
        column
          .selectFrom('membership as m')
          .innerJoin('person as p', 'p.id', 'm.personId')
          .select('p.name')
          .whereRef('m.groupId', '=', 'g.id')
          .where('m.role', '=', 'chair')
          .where('m.leftOn', 'is', null)
          .limit(1)
          .as('chairName'),
      )
      .select((column) =>
        column
          .selectFrom('program_group as pg')
          .innerJoin('program as pr', 'pr.id', 'pg.programId')
          .select(joinedNames('pr.name').as('names'))
          .whereRef('pg.groupId', '=', 'g.id')
          .where('pr.deletedAt', 'is', null)
          .as('programs'),
      )
      .orderBy(sortColumns[input.sort ?? 'name'], input.descending ? 'desc' : 'asc')
      .orderBy('g.id')
      .limit(input.limit)
      .offset(input.offset)
      .execute(),
    found
      .leftJoin(counts, 'c.ofGroup', 'g.id')
      .leftJoin(licences, 'l.ofGroup', 'g.id')
      .select(({ fn }) => [
        fn.countAll<number>().as('total'),
        fn.sum<number>('c.members').as('members'),
        fn.sum<number>('c.membersMale').as('membersMale'),
        fn.sum<number>('c.membersFemale').as('membersFemale'),
        fn.sum<number>('l.licences').as('licences'),
        fn.sum<number>('l.expired').as('expiredLicences'),
      ])
      .executeTakeFirstOrThrow(),
    found
      .innerJoin('membership as m', 'm.groupId', 'g.id')
      .where('m.leftOn', 'is', null)
      .select(({ fn }) => fn.count<number>('m.personId').distinct().as('people'))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    total: total.total,
    totals: {
      members: figure(total.members),
      membersMale: figure(total.membersMale),
      membersFemale: figure(total.membersFemale),
      people,
      licences: figure(total.licences),
      expiredLicences: figure(total.expiredLicences),
    },
    rows: page.map(({ hero, productNames, ...row }) => ({
      ...row,
      products: row.products || (productNames ?? ''),
      localHero: hero,
      isActive: truth(row.isActive),
      areaName: row.areaName ?? '',
      chairName: row.chairName ?? '',
      members: row.members ?? 0,
      membersMale: row.membersMale ?? 0,
      membersFemale: row.membersFemale ?? 0,
      programs: row.programs ?? '',
    })),
  };
}

function filteredGroups(queries: Queries, input: z.output<typeof listGroupsSchema>, today: string) {
  let found = queries.selectFrom('assisted_group as g').where('g.deletedAt', 'is', null);
  if (input.unitId) found = found.where('g.unitId', '=', input.unitId);
  if (input.kind) found = found.where('g.kind', '=', input.kind);
  if (input.stage) found = found.where('g.stage', '=', input.stage);
  if (input.areaCode) found = found.where(withinArea('g.areaCode', input.areaCode));
  if (input.search)
    found = found.where(recordContains('group', { id: 'g.id', searchName: 'g.searchName' }, searchText(input.search)));
  const { programId, lacks, isActive } = input;
  // A literal: SQLite's driver takes no truth values as parameters.
  if (isActive !== undefined) found = found.where(({ eb }) => eb('g.isActive', '=', eb.lit(isActive)));
  if (programId) found = found.where('g.id', 'in', groupsInPrograms(queries).where('pr.id', '=', programId));
  if (lacks === 'decree') found = found.where('g.decreeNumber', '=', '');
  if (lacks === 'program') found = found.where('g.id', 'not in', groupsInPrograms(queries));
  if (lacks === 'members') found = found.where('g.id', 'not in', groupsWithMembers(queries));
  if (lacks === 'chair') {
    found = found.where('g.id', 'not in', groupsWithMembers(queries).where('m.role', '=', 'chair'));
  }
  const withProducts = queries.selectFrom('group_product').select('groupId');
  const withLicences = queries.selectFrom('group_licence').select('groupId');
  if (lacks === 'product') found = found.where('g.products', '=', '').where('g.id', 'not in', withProducts);
  if (lacks === 'licence') found = found.where('g.id', 'not in', withLicences);
  if (input.hasExpiredLicence !== undefined) {
    const expired = withLicences.where('validUntil', '<', today);
    found = found.where('g.id', input.hasExpiredLicence ? 'in' : 'not in', expired);
  }
  return found;
}

function groupsInPrograms(queries: Queries) {
  return queries
    .selectFrom('program_group as pg')
    .innerJoin('program as pr', 'pr.id', 'pg.programId')
    .where('pr.deletedAt', 'is', null)
    .select('pg.groupId');
}

function groupsWithMembers(queries: Queries) {
  return queries.selectFrom('membership as m').where('m.leftOn', 'is', null).select('m.groupId');
}

/** A group with its members in the order of its list. Throws `missing`. */
export async function getGroup(context: FeatureContext, id: string): Promise<GroupRecord> {
  const queries = reading(context);
  const group = await queries
    .selectFrom('assisted_group as g')
    .leftJoin('area as a', 'a.code', 'g.areaCode')
    .selectAll('g')
    .select('a.fullName as areaName')
    .where('g.id', '=', id)
    .where('g.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!group) throw missing('group', id);
  const members = await queries
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .select([
      'm.id',
      'm.personId',
      'p.name',
      'p.gender',
      'p.birthYear',
      'p.phone',
      'm.role',
      'm.joinedOn',
      'm.leftOn',
      'm.vulnerableCategories',
    ])
    .where('m.groupId', '=', id)
    .orderBy('m.position')
    .execute();
  const programs = await programsOf(queries, id);
  const productRows = await queries
    .selectFrom('group_product')
    .select(['id', 'name', 'unit', 'price', 'since'])
    .where('groupId', '=', id)
    .orderBy('position')
    .execute();
  const licences = await queries
    .selectFrom('group_licence')
    .select(['id', 'kind', 'number', 'issuedOn', 'validUntil'])
    .where('groupId', '=', id)
    .orderBy('position')
    .execute();
  const today = await todayOf(context, queries, group.unitId);
  const { searchName: _, deletedAt: __, ...fields } = group;
  return {
    ...fields,
    isActive: truth(group.isActive),
    areaName: group.areaName ?? '',
    members: members.map((member) => ({
      ...member,
      vulnerableCategories: member.vulnerableCategories.split(' ').filter(Boolean),
    })),
    productRows,
    licences: licences.map((licence) => ({
      ...licence,
      isExpired: licence.validUntil !== null && licence.validUntil < today,
    })),
    programs,
  };
}

/**
 * Creates or updates a group with its members, and the people behind them. Throws `invalid` (a
 * second ketua, an SK dated in the future: DOMAIN rule 9; a local hero who is no member), `missing`, `conflict`.
 */
export async function saveGroup(context: FeatureContext, input: GroupInput) {
  await checkGroup(context, input);
  const record = { kind: 'group' as const, id: input.id ?? '' };
  return writing(context, { operation: 'groups.save', record }, async (write) => {
    const { em, at } = write;
    const { id: _, version: __, members, productRows, licences, ...fields } = input;
    const searchName = searchText(`${input.name} ${input.shortName}`);
    await requireStageKept(queriesOf(em), input);
    const group = await saveRecord(em, Group, 'group', input, at, { ...fields, searchName });
    write.record.id = group.id;
    const people = await membersAsPeople(write, input);
    if (input.localHeroId !== null && !people.includes(input.localHeroId)) {
      throw invalid({ path: ['localHeroId'], code: 'heroNotMember' });
    }
    // The group and its people are there before the rows that refer to them.
    await em.flush();
    await replaceMany(write, Membership, { groupId: group.id }, members, (member, position) => ({
      personId: people[position] ?? '',
      position,
      role: member.role,
      joinedOn: member.joinedOn,
      leftOn: member.leftOn,
      vulnerableCategories: member.vulnerableCategories.join(' '),
    }));
    const owner = { groupId: group.id };
    await replaceMany(write, GroupProduct, owner, productRows, ({ id: ___, ...row }, position) => ({
      ...row,
      position,
    }));
    await replaceMany(write, GroupLicence, owner, licences, ({ id: ___, ...row }, position) => ({ ...row, position }));
    return { id: group.id, version: group.version };
  });
}

/**
 * A kept group's stage rises with a score and proof only, in the entry of a quarter (DOMAIN rule 8); once
 * a quarter is stated, it is that of the latest one. Throws `invalid` (`stageFromProgress`).
 */
async function requireStageKept(queries: Queries, { id, stage }: GroupInput): Promise<void> {
  if (id === undefined) return;
  const kept = await queries
    .selectFrom('assisted_group as g')
    .leftJoin('choice as now', (join) => join.onRef('now.code', '=', 'g.stage').on('now.list', '=', 'stage'))
    .leftJoin('choice as next', (join) => join.on('next.code', '=', stage).on('next.list', '=', 'stage'))
    .select(['g.stage', 'now.position as from', 'next.position as to'])
    .select((column) =>
      column
        .selectFrom('group_progress as p')
        .select(({ fn }) => fn.countAll<number>().as('stated'))
        .whereRef('p.groupId', '=', 'g.id')
        .as('stated'),
    )
    .where('g.id', '=', id)
    .executeTakeFirst();
  if (!kept || kept.stage === stage) return;
  const isRaised = (kept.to ?? 0) > (kept.from ?? 0);
  if (isRaised || figure(kept.stated) > 0) throw invalid({ path: ['stage'], code: 'stageFromProgress' });
}

async function checkGroup(context: FeatureContext, input: GroupInput): Promise<void> {
  const queries = reading(context);
  await requireRecords(queries, 'operating_unit', [{ value: input.unitId, path: ['unitId'] }]);
  await requireChoices(queries, 'groupKind', [{ value: input.kind, path: ['kind'] }]);
  await requireChoices(queries, 'stage', [{ value: input.stage, path: ['stage'] }]);
  await requireAreas(queries, [{ value: input.areaCode, path: ['areaCode'] }]);
  await requireChoices(
    queries,
    'vulnerableCategory',
    input.members.flatMap((member, index) =>
      member.vulnerableCategories.map((value) => ({ value, path: ['members', index, 'vulnerableCategories'] })),
    ),
  );
  await requireChoices(
    queries,
    'licenceKind',
    input.licences.map(({ kind }, index) => ({ value: kind, path: ['licences', index, 'kind'] })),
  );
  const today = await todayOf(context, queries, input.unitId);
  const future = [
    { date: input.decreeDate, path: ['decreeDate'] },
    ...input.licences.map(({ issuedOn }, index) => ({ date: issuedOn, path: ['licences', index, 'issuedOn'] })),
  ].filter(({ date }) => date !== null && date > today);
  if (future.length > 0) throw invalid(...future.map(({ path }) => ({ path, code: 'futureDate' })));
}

/** The person of each member row; what the row says of a person that is kept already is taken over. */
async function membersAsPeople(write: Writing, input: GroupInput): Promise<string[]> {
  const { em, at } = write;
  const { ids, created } = await linkPeople(
    write,
    input.members.map((member, index) => ({
      ...member,
      list: 0,
      areaCode: input.areaCode,
      path: ['members', index, 'name'],
    })),
  );
  requireMembersOnce(input.members, ids);
  const kept = [...new Set(ids)].filter((id) => !created.has(id));
  const people = await em.find(Person, { id: { $in: kept } });
  const byId = new Map(people.map((person) => [person.id, person]));
  input.members.forEach((member, index) => {
    const person = byId.get(ids[index] ?? '');
    if (!person) return; // made by this save
    // Merged into another since the form was opened: the merge has chosen what is kept of the person.
    if (member.personId !== undefined && member.personId !== person.id) return;
    const { name, gender, birthYear, phone } = member;
    const isSame =
      person.name === name && person.gender === gender && person.birthYear === birthYear && person.phone === phone;
    if (isSame) return;
    em.assign(person, {
      name,
      gender,
      birthYear,
      phone,
      ...comparedFields(member),
      updatedAt: at,
    });
  });
  return ids;
}

/** One person may come back after leaving, but is not a member twice at a time. */
function requireMembersOnce(members: GroupInput['members'], ids: string[]): void {
  const issues = members.flatMap((member, index) => {
    const isRepeated = members.some(
      (other, before) => before < index && ids[before] === ids[index] && overlaps(other, member),
    );
    return isRepeated ? [{ path: ['members', index, 'name'], code: 'memberRepeated' }] : [];
  });
  if (issues.length > 0) throw invalid(...issues);
}

function programsOf(queries: Queries, groupId: string): Promise<GroupRecord['programs']> {
  return queries
    .selectFrom('program_group as pg')
    .innerJoin('program as p', 'p.id', 'pg.programId')
    .select(['p.id', 'p.name'])
    .where('pg.groupId', '=', groupId)
    .where('p.deletedAt', 'is', null)
    .orderBy('p.code')
    .execute();
}
