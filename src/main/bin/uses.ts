import type { RecordKind } from '../../shared/history.ts';
import type { Queries } from '../feature-context.ts';

/** A query for the ids of records in use that would lose what they refer to. */
type Users = (queries: Queries, id: string) => { execute(): Promise<{ id: string }[]> };

/** Who refers to a record of each kind. An expense or a meeting is referred to by nobody. */
const users: Record<RecordKind, Users[]> = {
  unit: [inUnit('assisted_group'), inUnit('program'), inUnit('meeting')],
  person: [
    (queries, id) =>
      queries
        .selectFrom('membership as m')
        .innerJoin('assisted_group as g', 'g.id', 'm.groupId')
        .select('g.id')
        .where('m.personId', '=', id)
        .where('g.deletedAt', 'is', null),
    (queries, id) => meetingsOfParticipants(queries).where('p.personId', '=', id),
  ],
  group: [
    (queries, id) =>
      queries
        .selectFrom('program_group as pg')
        .innerJoin('program as pr', 'pr.id', 'pg.programId')
        .select('pr.id')
        .where('pg.groupId', '=', id)
        .where('pr.deletedAt', 'is', null),
    (queries, id) =>
      queries
        .selectFrom('meeting_group as mg')
        .innerJoin('meeting as m', 'm.id', 'mg.meetingId')
        .select('m.id')
        .where('mg.groupId', '=', id)
        .where('m.deletedAt', 'is', null),
    (queries, id) => meetingsOfParticipants(queries).where('p.groupId', '=', id),
  ],
  program: [
    (queries, id) =>
      queries.selectFrom('expense').select('id').where('programId', '=', id).where('deletedAt', 'is', null),
    (queries, id) =>
      queries.selectFrom('program').select('id').where('parentId', '=', id).where('deletedAt', 'is', null),
    (queries, id) =>
      queries
        .selectFrom('meeting_program as mp')
        .innerJoin('meeting as m', 'm.id', 'mp.meetingId')
        .select('m.id')
        .where('mp.programId', '=', id)
        .where('m.deletedAt', 'is', null),
  ],
  expense: [],
  meeting: [],
};

/** How many records in use refer to this one, each counted once however often it does. */
export async function countUses(queries: Queries, kind: RecordKind, id: string): Promise<number> {
  const found = await Promise.all(users[kind].map((query) => query(queries, id).execute()));
  return new Set(found.flat().map((row) => row.id)).size;
}

function inUnit(table: 'assisted_group' | 'program' | 'meeting'): Users {
  return (queries, id) =>
    queries.selectFrom(table).select('id').where('unitId', '=', id).where('deletedAt', 'is', null);
}

function meetingsOfParticipants(queries: Queries) {
  return queries
    .selectFrom('participant as p')
    .innerJoin('meeting_session as s', 's.id', 'p.sessionId')
    .innerJoin('meeting as m', 'm.id', 's.meetingId')
    .select('m.id')
    .where('m.deletedAt', 'is', null);
}
