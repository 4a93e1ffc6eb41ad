import type * as z from 'zod';
import type { Meeting as MeetingRecord, saveMeetingSchema, Session } from '../../shared/meetings.ts';
import { searchText } from '../../shared/search-text.ts';
import { among } from '../database/among.ts';
import type { EntityManager } from '../database/open.ts';
import { queriesOf } from '../database/open.ts';
import { listed, requireAreas, requireChoices, requireRecords } from '../database/references.ts';
import { replaceLinks, replaceRows, saveRecord } from '../database/rows.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { replaceMany } from '../history/many-rows.ts';
import type { Writing } from '../history/writing.ts';
import { writing } from '../history/writing.ts';
import { linkPeople } from '../people/link-people.ts';
import { Meeting, MeetingGroup, MeetingProgram, MeetingSession, Participant } from './meetings.entity.ts';

type MeetingInput = z.output<typeof saveMeetingSchema>;

/** A meeting with its sessions and their participants, in their order. Throws `missing`. */
export async function getMeeting(context: FeatureContext, id: string): Promise<MeetingRecord> {
  const queries = reading(context);
  const meeting = await queries
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!meeting) throw missing('meeting', id);
  const sessions = await sessionsOf(queries, id);
  const [programs, groups] = await Promise.all([
    queries
      .selectFrom('meeting_program as mp')
      .innerJoin('program as p', 'p.id', 'mp.programId')
      .select(['p.id', 'p.name'])
      .where('mp.meetingId', '=', id)
      .where('p.deletedAt', 'is', null)
      .orderBy('p.code')
      .execute(),
    queries
      .selectFrom('meeting_group as mg')
      .innerJoin('assisted_group as g', 'g.id', 'mg.groupId')
      .select(['g.id', 'g.name'])
      .where('mg.meetingId', '=', id)
      .where('g.deletedAt', 'is', null)
      .orderBy('g.name')
      .execute(),
  ]);
  const { searchName: _, deletedAt: __, ...fields } = meeting;
  const participants = sessions.flatMap((session) => session.participants);
  return {
    ...fields,
    sessions,
    programs,
    groups,
    programIds: programs.map((program) => program.id),
    groupIds: groups.map((group) => group.id),
    uniquePeople: new Set(participants.map((participant) => participant.personId)).size,
    participations: participants.length,
  };
}

async function sessionsOf(queries: Queries, meetingId: string): Promise<Session[]> {
  const sessions = await queries
    .selectFrom('meeting_session')
    .select(['id', 'title', 'date', 'startTime', 'endTime', 'place', 'areaCode', 'destination'])
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .execute();
  const participants = await queries
    .selectFrom('participant as p')
    .innerJoin('meeting_session as s', 's.id', 'p.sessionId')
    .select([
      'p.sessionId',
      'p.id',
      'p.personId',
      'p.name',
      'p.gender',
      'p.institution',
      'p.jobTitle as position',
      'p.phone',
      'p.role',
      'p.status',
      'p.groupId',
    ])
    .where('s.meetingId', '=', meetingId)
    .orderBy('p.position')
    .execute();
  const bySession = Map.groupBy(participants, (participant) => participant.sessionId);
  return sessions.map((session) => ({
    ...session,
    participants: (bySession.get(session.id) ?? []).map(({ sessionId: _, ...participant }) => participant),
  }));
}

/**
 * Creates or updates a meeting with its sessions and participants, and the people behind them.
 * Throws `invalid`, `missing`, `conflict`.
 */
export async function saveMeeting(context: FeatureContext, input: MeetingInput) {
  await checkMeeting(reading(context), input);
  const record = { kind: 'meeting' as const, id: input.id ?? '' };
  return writing(context, { operation: 'meetings.save', record }, async (write) => {
    const { em, at } = write;
    const { id: _, version: __, programIds, groupIds, sessions, ...fields } = input;
    const searchName = searchText(`${input.title} ${input.number}`).slice(0, 400);
    const meeting = await saveRecord(em, Meeting, 'meeting', input, at, { ...fields, searchName });
    write.record.id = meeting.id;
    const owner = { meetingId: meeting.id };
    await replaceLinks(em, MeetingProgram, owner, 'programId', programIds, at);
    await replaceLinks(em, MeetingGroup, owner, 'groupId', groupIds, at);
    await saveSessions(write, meeting.id, sessions);
    await em.flush();
    return { id: meeting.id, version: meeting.version };
  });
}

async function saveSessions(write: Writing, meetingId: string, sessions: Session[]): Promise<void> {
  const { em, at } = write;
  await removeSessions(em, meetingId, sessions);
  const people = await participantsAsPeople(write, sessions);
  const rows = await replaceRows(em, MeetingSession, { meetingId }, sessions, at, (session, position) => {
    const { id: _, participants: __, ...fields } = session;
    return { ...fields, position };
  });
  // Sessions and people are there before the rows that refer to them.
  await em.flush();
  for (const [index, session] of sessions.entries()) {
    const sessionId = rows[index]?.id ?? '';
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    await replaceMany(write, Participant, { sessionId }, session.participants, (participant, position) => {
      const { id: _, personId: __, position: jobTitle, ...fields } = participant;
      return { ...fields, jobTitle, position, personId: people[index]?.[position] ?? '' };
    });
  }
}

/** Makes way for the sessions of a meeting that are not among those to be saved. Throws `invalid` where one is in use. */
async function removeSessions(em: EntityManager, meetingId: string, kept: Session[]): Promise<void> {
  const removed = await queriesOf(em)
    .selectFrom('meeting_session')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('id', 'not in', among(kept.flatMap(({ id }) => id ?? [])))
    .execute();
  if (removed.length === 0) return;
  const ids = removed.map(({ id }) => id);
  await requireUnusedSessions(queriesOf(em), ids);
  for (const row of await em.find(Participant, { sessionId: { $in: ids } })) em.remove(row);
}

/** A session stays while minutes or lessons, even in the bin, refer to it: they would not know where they come from. */
async function requireUnusedSessions(queries: Queries, ids: string[]): Promise<void> {
  const used = await queries
    .selectFrom('meeting_session')
    .select('place')
    .where('id', 'in', ids)
    .where((where) =>
      where.or([
        where('id', 'in', queries.selectFrom('minute_point').select('sessionId').where('sessionId', 'in', ids)),
        where('id', 'in', queries.selectFrom('lesson').select('sessionId').where('sessionId', 'in', ids)),
      ]),
    )
    .executeTakeFirst();
  if (used) throw invalid({ path: ['sessions'], code: 'sessionInUse', params: { name: used.place } });
}

/** The person of every participant, session by session. All at once, so that one in two sessions is one. */
async function participantsAsPeople(write: Writing, sessions: Session[]): Promise<string[][]> {
  const rows = sessions.flatMap((session, index) =>
    session.participants.map((participant, row) => ({
      ...participant,
      list: index,
      path: ['sessions', index, 'participants', row, 'name'],
    })),
  );
  const { ids } = await linkPeople(write, rows);
  requireParticipantsOnce(rows, ids);
  let start = 0;
  return sessions.map((session) => ids.slice(start, (start += session.participants.length)));
}

/** Nobody is twice in one session; the schema sees picked people only, this also those found by name and phone. */
function requireParticipantsOnce(rows: { list: number; path: (string | number)[] }[], ids: string[]): void {
  const seen = new Set<string>();
  const issues = rows.flatMap(({ list, path }, index) => {
    const place = `${list}/${ids[index]}`;
    if (seen.has(place)) return [{ path, code: 'participantRepeated' }];
    seen.add(place);
    return [];
  });
  if (issues.length > 0) throw invalid(...issues);
}

async function checkMeeting(queries: Queries, input: MeetingInput): Promise<void> {
  await requireRecords(queries, 'operating_unit', [{ value: input.unitId, path: ['unitId'] }]);
  await requireChoices(queries, 'meetingKind', [{ value: input.kind, path: ['kind'] }]);
  await requireRecords(queries, 'program', listed('programIds', input.programIds));
  await requireRecords(queries, 'assisted_group', listed('groupIds', input.groupIds));
  await requireAreas(
    queries,
    input.sessions.map((session, index) => ({ value: session.areaCode, path: ['sessions', index, 'areaCode'] })),
  );
  await requireRecords(
    queries,
    'assisted_group',
    input.sessions.flatMap((session, index) =>
      session.participants.map(({ groupId }, row) => ({
        value: groupId,
        path: ['sessions', index, 'participants', row, 'groupId'],
      })),
    ),
  );
}
