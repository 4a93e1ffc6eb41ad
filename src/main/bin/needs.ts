import type { RecordKind } from '../../shared/history.ts';
import type { Queries } from '../feature-context.ts';

interface RecordReference {
  kind: RecordKind;
  id: string;
}

type Needs = (queries: Queries, id: string) => { execute(): Promise<{ id: string }[]> };

/** What a record of each kind cannot be without, as far as it is in the bin. */
const needs: Record<RecordKind, Partial<Record<RecordKind, Needs>>> = {
  unit: {},
  person: {},
  group: {
    unit: (queries, id) =>
      queries
        .selectFrom('assisted_group as g')
        .innerJoin('operating_unit as needed', 'needed.id', 'g.unitId')
        .select('needed.id')
        .where('g.id', '=', id)
        .where('needed.deletedAt', 'is not', null),
    person: (queries, id) =>
      queries
        .selectFrom('membership as m')
        .innerJoin('person as needed', 'needed.id', 'm.personId')
        .select('needed.id')
        .where('m.groupId', '=', id)
        .where('needed.deletedAt', 'is not', null),
  },
  program: {
    unit: (queries, id) =>
      queries
        .selectFrom('program as p')
        .innerJoin('operating_unit as needed', 'needed.id', 'p.unitId')
        .select('needed.id')
        .where('p.id', '=', id)
        .where('needed.deletedAt', 'is not', null),
    program: (queries, id) =>
      queries
        .selectFrom('program as p')
        .innerJoin('program as needed', 'needed.id', 'p.parentId')
        .select('needed.id')
        .where('p.id', '=', id)
        .where('needed.deletedAt', 'is not', null),
    group: (queries, id) =>
      queries
        .selectFrom('program_group as pg')
        .innerJoin('assisted_group as needed', 'needed.id', 'pg.groupId')
        .select('needed.id')
        .where('pg.programId', '=', id)
        .where('needed.deletedAt', 'is not', null),
  },
  expense: {
    program: (queries, id) =>
      queries
        .selectFrom('expense as e')
        .innerJoin('program as needed', 'needed.id', 'e.programId')
        .select('needed.id')
        .where('e.id', '=', id)
        .where('needed.deletedAt', 'is not', null),
  },
  meeting: {
    unit: (queries, id) =>
      queries
        .selectFrom('meeting as m')
        .innerJoin('operating_unit as needed', 'needed.id', 'm.unitId')
        .select('needed.id')
        .where('m.id', '=', id)
        .where('needed.deletedAt', 'is not', null),
    program: (queries, id) =>
      queries
        .selectFrom('meeting_program as mp')
        .innerJoin('program as needed', 'needed.id', 'mp.programId')
        .select('needed.id')
        .where('mp.meetingId', '=', id)
        .where('needed.deletedAt', 'is not', null),
    group: (queries, id) =>
      queries
        .selectFrom('assisted_group as needed')
        .select('needed.id')
        .where('needed.deletedAt', 'is not', null)
        .where((where) =>
          where.or([
            where(
              'needed.id',
              'in',
              where.selectFrom('meeting_group as mg').select('mg.groupId').where('mg.meetingId', '=', id),
            ),
            where('needed.id', 'in', participantsOf(queries, id).select('p.groupId').$castTo<{ groupId: string }>()),
          ]),
        ),
    person: (queries, id) =>
      queries
        .selectFrom('person as needed')
        .select('needed.id')
        .where('needed.deletedAt', 'is not', null)
        .where('needed.id', 'in', participantsOf(queries, id).select('p.personId')),
  },
};

/** Records in the bin that this one cannot be without, and what those need in turn. */
export async function neededFromBin(queries: Queries, record: RecordReference): Promise<RecordReference[]> {
  const found: RecordReference[] = [];
  const waiting = [record];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const [kind, query] of Object.entries(needs[next.kind]) as [RecordKind, Needs][]) {
      // oxlint-disable-next-line no-await-in-loop -- each step is known only from the one before
      for (const { id } of await query(queries, next.id).execute()) {
        if (found.some((other) => other.id === id)) continue;
        found.push({ kind, id });
        waiting.push({ kind, id });
      }
    }
  }
  return found;
}

function participantsOf(queries: Queries, meetingId: string) {
  return queries
    .selectFrom('participant as p')
    .innerJoin('meeting_session as s', 's.id', 'p.sessionId')
    .where('s.meetingId', '=', meetingId);
}
