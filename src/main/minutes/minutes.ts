import type * as z from 'zod';
import type { Minutes, saveMinutesSchema } from '../../shared/minutes.ts';
import type { EntityManager } from '../database/open.ts';
import { existingRecord, laterThan, replaceRows } from '../database/rows.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { FollowUp } from '../follow-ups/follow-ups.entity.ts';
import { writing } from '../history/writing.ts';
import { Meeting, MeetingSession } from '../meetings/meetings.entity.ts';
import { MinuteDecision, MinutePoint } from './minutes.entity.ts';

type MinutesInput = z.output<typeof saveMinutesSchema>;

/** What was said and decided in a meeting, in its order, and what became of it. Throws `missing`. */
export async function getMinutes(context: FeatureContext, meetingId: string): Promise<Minutes> {
  const queries = reading(context);
  const meeting = await queries
    .selectFrom('meeting')
    .select(['id', 'version', 'unitId', 'title'])
    .where('id', '=', meetingId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!meeting) throw missing('meeting', meetingId);
  const [sessions, programs, points, decisions] = await Promise.all([
    queries
      .selectFrom('meeting_session')
      .select(['id', 'title', 'date', 'place'])
      .where('meetingId', '=', meetingId)
      .orderBy('position')
      .execute(),
    queries
      .selectFrom('meeting_program as mp')
      .innerJoin('program as p', 'p.id', 'mp.programId')
      .select('p.id')
      .where('mp.meetingId', '=', meetingId)
      .where('p.deletedAt', 'is', null)
      .orderBy('p.code')
      .execute(),
    pointsOf(queries, meetingId),
    queries
      .selectFrom('minute_decision')
      .select(['id', 'text'])
      .where('meetingId', '=', meetingId)
      .orderBy('position')
      .execute(),
  ]);
  return { ...meeting, sessions, programIds: programs.map(({ id }) => id), points, decisions };
}

function pointsOf(queries: Queries, meetingId: string) {
  return queries
    .selectFrom('minute_point as p')
    .select(['p.id', 'p.sessionId', 'p.speaker', 'p.institution', 'p.input', 'p.response'])
    .select((column) =>
      column
        .selectFrom('follow_up as f')
        .select(({ fn }) => fn.min('f.id').as('first'))
        .whereRef('f.pointId', '=', 'p.id')
        .where('f.deletedAt', 'is', null)
        .as('followUpId'),
    )
    .where('p.meetingId', '=', meetingId)
    .orderBy('p.position')
    .execute();
}

/**
 * Makes a meeting's minutes what they are given as; the meeting's version grows with them. Throws
 * `missing`, `conflict`, and `invalid`: `unknownReference` at a session of another meeting, `pointInUse`
 * where a point that became a follow-up would go.
 */
export async function saveMinutes(context: FeatureContext, input: MinutesInput) {
  const { meetingId } = input;
  const record = { kind: 'meeting' as const, id: meetingId };
  return writing(context, { operation: 'minutes.save', record }, async ({ em, at }) => {
    const meeting = await existingRecord(em, Meeting, 'meeting', meetingId, input.version);
    await requireSessions(em, input);
    await letGoOfPoints(em, input);
    em.assign(meeting, { updatedAt: laterThan(meeting.updatedAt, at) });
    await replaceRows(em, MinutePoint, { meetingId }, input.points, at, ({ id: _, ...fields }, position) => {
      return { ...fields, position };
    });
    await replaceRows(em, MinuteDecision, { meetingId }, input.decisions, at, ({ text }, position) => {
      return { text, position };
    });
    await em.flush();
    return { id: meetingId, version: meeting.version };
  });
}

async function requireSessions(em: EntityManager, { meetingId, points }: MinutesInput): Promise<void> {
  const sessions = await em.find(MeetingSession, { meetingId });
  const known = new Set(sessions.map(({ id }) => id));
  const issues = points.flatMap(({ sessionId }, index) =>
    sessionId === null || known.has(sessionId)
      ? []
      : [{ path: ['points', index, 'sessionId'], code: 'unknownReference' }],
  );
  if (issues.length > 0) throw invalid(...issues);
}

/** Points that a follow-up in use comes from stay; one in the bin forgets its point. */
async function letGoOfPoints(em: EntityManager, { meetingId, points }: MinutesInput): Promise<void> {
  const kept = points.flatMap(({ id }) => id ?? []);
  const removed = await em.find(MinutePoint, { meetingId, id: { $nin: kept } });
  const followUps = await em.find(FollowUp, { pointId: { $in: removed.map(({ id }) => id) } });
  const users = Map.groupBy(
    followUps.filter(({ deletedAt }) => !deletedAt),
    ({ pointId }) => pointId,
  );
  const used = removed.filter(({ id }) => users.has(id));
  if (used.length > 0) {
    const issues = used.map(({ id, input }) => {
      const params = { name: shortened(input), count: users.get(id)?.length ?? 0 };
      return { path: ['points'], code: 'pointInUse', params };
    });
    throw invalid(...issues);
  }
  for (const followUp of followUps) em.assign(followUp, { pointId: null });
  if (followUps.length > 0) await em.flush();
}

/** Enough of a text to know it by. */
function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
