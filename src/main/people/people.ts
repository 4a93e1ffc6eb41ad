import type * as z from 'zod';
import { attendingStatuses } from '../../shared/meetings.ts';
import type { listPeopleSchema, Person as PersonRecord, savePersonSchema } from '../../shared/people.ts';
import { comparablePhone, maskPhone } from '../../shared/phone.ts';
import { searchText } from '../../shared/search-text.ts';
import { joinedNames } from '../database/joined-names.ts';
import { requireAreas } from '../database/references.ts';
import { recordContains } from '../database/search-index.ts';
import { saveRecord } from '../database/rows.ts';
import { missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { comparedFields } from './compared-fields.ts';
import { Person } from './people.entity.ts';

/** People by name or phone. Phones are masked (UU PDP: whole only where asked for). */
export async function listPeople(context: FeatureContext, input: z.output<typeof listPeopleSchema>) {
  const queries = reading(context);
  const { search, groupIds } = input;
  let found = queries.selectFrom('person as p').where('p.deletedAt', 'is', null);
  if (search) {
    const digits = comparablePhone(search);
    const phone = digits.length >= 6 ? [searchText(digits)] : [];
    const record = { id: 'p.id', searchName: 'p.searchName' };
    found = found.where(recordContains('person', record, searchText(search), ...phone));
  }
  if (groupIds) {
    found = found.where((where) =>
      where.exists(
        where
          .selectFrom('membership as m')
          .select('m.id')
          .whereRef('m.personId', '=', 'p.id')
          .where('m.groupId', 'in', groupIds)
          .where('m.leftOn', 'is', null),
      ),
    );
  }
  const direction = input.descending ? 'desc' : 'asc';
  const sort = { name: 'p.searchName', areaName: 'a.fullName', groups: 'groups' } as const;
  const [page, total] = await Promise.all([
    found
      .leftJoin('area as a', 'a.code', 'p.areaCode')
      .select(['p.id', 'p.version', 'p.name', 'p.gender', 'p.phone', 'a.fullName as areaName'])
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
      .orderBy(sort[input.sort ?? 'name'], direction)
      .orderBy('p.id')
      .limit(input.limit)
      .offset(input.offset)
      .execute(),
    found.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return {
    total: total.total,
    rows: page.map((row) => ({
      ...row,
      phone: maskPhone(row.phone),
      areaName: row.areaName ?? '',
      groups: row.groups ?? '',
    })),
  };
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
