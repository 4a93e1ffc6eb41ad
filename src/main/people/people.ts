import type * as z from 'zod';
import { attendingStatuses } from '../../shared/meetings.ts';
import type { listPeopleSchema, Person as PersonRecord, savePersonSchema } from '../../shared/people.ts';
import { comparablePhone, maskPhone } from '../../shared/phone.ts';
import { periodOf } from '../../shared/quarter.ts';
import { searchText } from '../../shared/search-text.ts';
import { joinedNames } from '../database/joined-names.ts';
import { requireAreas } from '../database/references.ts';
import { recordContains } from '../database/search-index.ts';
import { saveRecord } from '../database/rows.ts';
import { figure } from '../database/values.ts';
import { withinArea } from '../database/within-area.ts';
import { missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { comparedFields } from './compared-fields.ts';
import { Person } from './people.entity.ts';

const keptColumns = {
  name: 'p.searchName',
  gender: 'p.gender',
  birthYear: 'p.birthYear',
  areaName: 'a.fullName',
  consentDate: 'p.consentDate',
} as const;
/** Those, and what is worked out for each person. */
const sortColumns = { ...keptColumns, groups: 'groups', attendances: 'c.attendances' } as const;

/** People by name or phone, and the sums over all who match. Phones are masked (UU PDP: whole only where asked for). */
export async function listPeople(context: FeatureContext, input: z.output<typeof listPeopleSchema>) {
  const queries = reading(context);
  const found = filteredPeople(queries, input);
  const withAreas = found.leftJoin('area as a', 'a.code', 'p.areaCode');
  const { sort = 'name', limit, offset } = input;
  const direction = input.descending ? 'desc' : 'asc';
  // Attendances are counted of the people on the page alone, unless the order is one of what is worked out for each.
  const pageOf = (column: keyof typeof keptColumns) =>
    withAreas.select('p.id').orderBy(keptColumns[column], direction).orderBy('p.id').limit(limit).offset(offset);
  const isWorkedOut = sort === 'groups' || sort === 'attendances';
  const all = attendanceCounts(queries, input);
  // Of the few whom a search leaves, theirs are counted; of everybody that takes longer than counting all.
  const ofFound = input.search ? all.where('pt.personId', 'in', found.select('p.id')) : all;
  const counted = isWorkedOut ? ofFound : all.where('pt.personId', 'in', pageOf(sort));
  const [page, total, came] = await Promise.all([
    withAreas
      .leftJoin(counted.as('c'), 'c.ofPerson', 'p.id')
      .select([
        'p.id',
        'p.version',
        'p.name',
        'p.gender',
        'p.phone',
        'p.birthYear',
        'p.consentDate',
        'a.fullName as areaName',
        'c.attendances',
      ])
      .select((column) =>
        column
          .selectFrom('membership as m')
          .innerJoin('assisted_group as g', 'g.id', 'm.groupId')
          .select(joinedNames('g.name').as('names'))
          .whereRef('m.personId', '=', 'p.id')
          .where('m.leftOn', 'is', null)
          .where('g.deletedAt', 'is', null)
          .as('groups'),
      )
      .orderBy(sortColumns[sort], direction)
      .orderBy('p.id')
      .limit(limit)
      .offset(offset)
      .execute(),
    found
      .select(({ fn, case: when }) => [
        fn.countAll<number>().as('total'),
        fn.sum<number>(when().when('p.gender', '=', 'L').then(1).else(0).end()).as('male'),
        fn.sum<number>(when().when('p.gender', '=', 'P').then(1).else(0).end()).as('female'),
      ])
      .executeTakeFirstOrThrow(),
    attendancesOf(queries, input)
      .where('pt.personId', 'in', found.select('p.id'))
      .select(({ fn }) => fn.countAll<number>().as('attendances'))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    total: total.total,
    totals: { male: figure(total.male), female: figure(total.female), attendances: came.attendances },
    rows: page.map((row) => ({
      ...row,
      phone: maskPhone(row.phone),
      areaName: row.areaName ?? '',
      groups: row.groups ?? '',
      attendances: row.attendances ?? 0,
    })),
  };
}

function filteredPeople(queries: Queries, input: z.output<typeof listPeopleSchema>) {
  const { search, groupIds, groupId, lacks } = input;
  let found = queries.selectFrom('person as p').where('p.deletedAt', 'is', null);
  if (search) {
    const digits = comparablePhone(search);
    const phone = digits.length >= 6 ? [searchText(digits)] : [];
    const record = { id: 'p.id', searchName: 'p.searchName' };
    found = found.where(recordContains('person', record, searchText(search), ...phone));
  }
  if (input.gender) found = found.where('p.gender', '=', input.gender);
  if (input.areaCode) found = found.where(withinArea('p.areaCode', input.areaCode));
  if (groupIds) found = found.where('p.id', 'in', membersOfGroups(queries).where('m.groupId', 'in', groupIds));
  if (groupId) found = found.where('p.id', 'in', membersOfGroups(queries).where('m.groupId', '=', groupId));
  if (input.year) found = found.where('p.id', 'in', attendancesOf(queries, input).select('pt.personId'));
  if (lacks === 'phone') found = found.where('p.comparablePhone', '=', '');
  if (lacks === 'gender') found = found.where('p.gender', 'is', null);
  if (lacks === 'birthYear') found = found.where('p.birthYear', 'is', null);
  if (lacks === 'area') found = found.where('p.areaCode', 'is', null);
  if (lacks === 'consent') found = found.where('p.consentDate', 'is', null);
  if (lacks === 'group') found = found.where('p.id', 'not in', membersOfGroups(queries));
  return found;
}

function membersOfGroups(queries: Queries) {
  return queries
    .selectFrom('membership as m')
    .innerJoin('assisted_group as g', 'g.id', 'm.groupId')
    .where('m.leftOn', 'is', null)
    .where('g.deletedAt', 'is', null)
    .select('m.personId');
}

/**
 * Participant rows of those who came, in the period where one is given. Sessions are looked up as a
 * set: joined to every participant they take twice the time.
 */
function attendancesOf(queries: Queries, { year, quarter }: { year?: number; quarter?: number }) {
  let sessions = queries
    .selectFrom('meeting_session as s')
    .innerJoin('meeting as mt', 'mt.id', 's.meetingId')
    .where('mt.deletedAt', 'is', null)
    .select('s.id');
  if (year !== undefined) {
    const { from, to } = periodOf(year, quarter);
    sessions = sessions.where('s.date', '>=', from).where('s.date', '<=', to);
  }
  return queries
    .selectFrom('participant as pt')
    .where('pt.status', 'in', [...attendingStatuses])
    .where('pt.sessionId', 'in', sessions);
}

function attendanceCounts(queries: Queries, input: z.output<typeof listPeopleSchema>) {
  return attendancesOf(queries, input)
    .select(({ fn }) => ['pt.personId as ofPerson', fn.countAll<number>().as('attendances')])
    .groupBy('pt.personId');
}

/** A person with the groups that the person is in, and how many sessions the person came to. Throws `missing`. */
export async function getPerson(context: FeatureContext, id: string): Promise<PersonRecord> {
  const queries = reading(context);
  const person = await queries
    .selectFrom('person')
    .select([
      'id',
      'version',
      'createdAt',
      'updatedAt',
      'name',
      'gender',
      'birthYear',
      'phone',
      'areaCode',
      'consentDate',
      'note',
    ])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!person) throw missing('person', id);
  const groups = await groupsOf(queries, id);
  const { attendances } = await queries
    .selectFrom('participant as p')
    .innerJoin('meeting_session as s', 's.id', 'p.sessionId')
    .innerJoin('meeting as m', 'm.id', 's.meetingId')
    .select((count) => count.fn.countAll<number>().as('attendances'))
    .where('p.personId', '=', id)
    .where('p.status', 'in', [...attendingStatuses])
    .where('m.deletedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return { ...person, groups, attendances };
}

/** Creates or updates a person. Throws `invalid`, `missing`, `conflict`. */
export async function savePerson(context: FeatureContext, input: z.output<typeof savePersonSchema>) {
  await requireAreas(reading(context), [{ value: input.areaCode, path: ['areaCode'] }]);
  const record = { kind: 'person' as const, id: input.id ?? '' };
  return writing(context, { operation: 'people.save', record }, async ({ em, at }) => {
    const { id: _, version: __, ...fields } = input;
    const person = await saveRecord(em, Person, 'person', input, at, {
      ...fields,
      ...comparedFields(input),
    });
    await em.flush();
    return { id: person.id, version: person.version };
  });
}

function groupsOf(queries: Queries, personId: string): Promise<PersonRecord['groups']> {
  return queries
    .selectFrom('membership as m')
    .innerJoin('assisted_group as g', 'g.id', 'm.groupId')
    .select(['g.id as groupId', 'g.name as groupName', 'm.role'])
    .where('m.personId', '=', personId)
    .where('m.leftOn', 'is', null)
    .where('g.deletedAt', 'is', null)
    .orderBy('g.name')
    .execute();
}
