import type { FollowUpState } from '../../../shared/follow-ups.ts';
import { keptQuery } from '../../database/kept-query.ts';
import type { Queries } from '../../database/open.ts';
import type { Period } from './period.ts';

/** A follow-up as it stood on the quarter's last day. */
export interface FollowUpFacts {
  id: string;
  text: string;
  /** The meeting that it comes from, and that meeting's first day. */
  meetingId: string | null;
  meeting: string;
  meetingDate: string | null;
  programId: string | null;
  /** Who sees to it, and of which institution. */
  responsible: string;
  institution: string;
  dueOn: string | null;
  doneOn: string | null;
  state: FollowUpState;
  /** What is said of the proof, and how many files there are. */
  proofNote: string;
  files: number;
  unit?: string;
}

/**
 * Follow-ups that the quarter has to account for: what was open in it, and what it settled. One comes
 * up with its meeting; without one by its due day, or when it was entered where that was earlier. What
 * was done or turned down before the quarter is not told again.
 */
export async function followUpFacts(queries: Queries, period: Period): Promise<FollowUpFacts[]> {
  const { from, to } = period;
  const rows = await unsettledSince(queries, period);
  return rows.flatMap(({ decision, status, createdAt, title, ...row }) => {
    const entered = createdAt.slice(0, 10);
    const since = row.meetingDate ?? (row.dueOn !== null && row.dueOn < entered ? row.dueOn : entered);
    if (since > to) return [];
    const isDone = status === 'done' && row.doneOn !== null && row.doneOn <= to;
    if (decision === 'rejected' && since < from) return [];
    const isLate = row.dueOn !== null && row.dueOn < to;
    const state = isDone ? 'done' : decision === 'rejected' ? 'rejected' : isLate ? 'late' : 'open';
    const doneOn = isDone ? row.doneOn : null;
    return [{ ...row, meeting: title ?? '', files: row.files ?? 0, doneOn, state } satisfies FollowUpFacts];
  });
}

const unsettledSince = keptQuery((queries, { unitId, from }: Period) =>
  queries
    .selectFrom('follow_up as f')
    .leftJoin('meeting as m', 'm.id', 'f.meetingId')
    .where('f.unitId', '=', unitId)
    .where('f.deletedAt', 'is', null)
    .where(({ eb, or }) => or([eb('f.status', '<>', 'done'), eb('f.doneOn', '>=', from)]))
    .select(({ selectFrom }) => [
      'f.id',
      'f.text',
      'f.meetingId',
      'm.title',
      selectFrom('meeting_session as s')
        .whereRef('s.meetingId', '=', 'f.meetingId')
        .select((first) => first.fn.min('s.date').as('day'))
        .as('meetingDate'),
      'f.programId',
      'f.responsible',
      'f.institution',
      'f.dueOn',
      'f.doneOn',
      'f.proofNote',
      'f.decision',
      'f.status',
      'f.createdAt',
      selectFrom('attachment as a')
        .whereRef('a.ownerId', '=', 'f.id')
        .where('a.deletedAt', 'is', null)
        .select((all) => all.fn.countAll<number>().as('files'))
        .as('files'),
    ])
    .orderBy('f.dueOn')
    .orderBy('f.id'),
);
