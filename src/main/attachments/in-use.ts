import type { Expression } from 'kysely';
import type { OwnerKind } from '../../shared/attachments.ts';
import { ownerKindSchema } from '../../shared/attachments.ts';
import { periodOf } from '../../shared/quarter.ts';
import type { Queries } from '../feature-context.ts';
import { recordTables } from '../history/record-tables.ts';

export const ownerKinds: readonly OwnerKind[] = ownerKindSchema.options;

/**
 * Attachments in use whose owner is in use, too, as `a`, each with its day and its unit as `f`.
 * A kind of owner that has a day or a unit of its own is told of here; others go without.
 */
export function attachmentsInUse(queries: Queries) {
  const facts = queries
    .selectFrom('attachment as x')
    .leftJoin('meeting as m', 'm.id', 'x.ownerId')
    .leftJoin('meeting_session as s', (join) =>
      join.onRef('s.id', '=', 'x.sessionId').onRef('s.meetingId', '=', 'x.ownerId'),
    )
    .leftJoin('assisted_group as g', 'g.id', 'x.ownerId')
    .leftJoin('expense as e', 'e.id', 'x.ownerId')
    .leftJoin('program as ep', 'ep.id', 'e.programId')
    .leftJoin('program as p', 'p.id', 'x.ownerId')
    .leftJoin('indicator as i', 'i.id', 'x.ownerId')
    .leftJoin('program as ip', 'ip.id', 'i.programId')
    .leftJoin('assistance as gs', 'gs.id', 'x.ownerId')
    .leftJoin('assisted_group as ag', 'ag.id', 'gs.groupId')
    .leftJoin('follow_up as fu', 'fu.id', 'x.ownerId')
    .leftJoin('lesson as ln', 'ln.id', 'x.ownerId')
    .leftJoin('meeting as lm', 'lm.id', 'ln.meetingId')
    .leftJoin('meeting_session as ls', 'ls.id', 'ln.sessionId')
    .leftJoin('renstra as rs', 'rs.id', 'x.ownerId')
    .leftJoin('renja as rj', 'rj.id', 'x.ownerId')
    .leftJoin('organization as o', 'o.id', 'x.ownerId')
    .leftJoin('operating_unit as u', 'u.id', 'x.ownerId')
    .select(({ fn, selectFrom }) => [
      'x.id as ofAttachment',
      's.id as session',
      fn
        .coalesce(
          'x.takenOn',
          's.date',
          selectFrom('meeting_session as ms')
            .whereRef('ms.meetingId', '=', 'x.ownerId')
            .select(({ fn: of }) => of.min('ms.date').as('first')),
          fn.coalesce(fn.coalesce('e.date', 'gs.date', 'fu.doneOn', 'ls.date'), 'rs.approvedOn', 'rj.approvedOn'),
        )
        .as('day'),
      fn
        .coalesce(
          fn.coalesce('m.unitId', 'g.unitId', 'o.unitId', 'p.unitId', 'ep.unitId'),
          fn.coalesce('ip.unitId', 'ag.unitId', 'fu.unitId', 'lm.unitId'),
          fn.coalesce('rs.unitId', 'rj.unitId', 'u.id'),
        )
        .as('unit'),
    ])
    .as('f');
  return queries
    .selectFrom('attachment as a')
    .innerJoin(facts, 'f.ofAttachment', 'a.id')
    .where('a.deletedAt', 'is', null)
    .where(({ or, exists, selectFrom }) =>
      or(
        ownerKinds.map((kind) =>
          exists(
            selectFrom(recordTables[kind].table)
              .select('id')
              .whereRef('id', '=', 'a.ownerId')
              .where('deletedAt', 'is', null),
          ),
        ),
      ),
    );
}

/** Days, both included. */
interface Days {
  from: string;
  to: string;
}

/**
 * The ids of attachments whose day may lie between two days, for a list that then looks at `f.day` itself: to work out
 * the day of each one that there is costs as much as ten years have. A kind of owner that has a day is told of here.
 */
export function maybeBetween(queries: Queries, { from, to }: Days): Expression<string> {
  const owners = queries
    .selectFrom('meeting_session as s')
    .where('s.date', '>=', from)
    .where('s.date', '<=', to)
    .select('s.meetingId as id')
    .unionAll(
      queries
        .selectFrom('meeting_session as s')
        .innerJoin('lesson as l', 'l.sessionId', 's.id')
        .where('s.date', '>=', from)
        .where('s.date', '<=', to)
        .select('l.id'),
    )
    .unionAll(queries.selectFrom('expense').where('date', '>=', from).where('date', '<=', to).select('id'))
    .unionAll(queries.selectFrom('assistance').where('date', '>=', from).where('date', '<=', to).select('id'))
    .unionAll(queries.selectFrom('follow_up').where('doneOn', '>=', from).where('doneOn', '<=', to).select('id'))
    .unionAll(queries.selectFrom('renstra').where('approvedOn', '>=', from).where('approvedOn', '<=', to).select('id'))
    .unionAll(queries.selectFrom('renja').where('approvedOn', '>=', from).where('approvedOn', '<=', to).select('id'));
  return queries
    .selectFrom('attachment as c')
    .where(({ eb, or, and }) =>
      or([and([eb('c.takenOn', '>=', from), eb('c.takenOn', '<=', to)]), eb('c.ownerId', 'in', owners)]),
    )
    .select('c.id')
    .$asScalar();
}

/** `attachmentsInUse` whose day lies between two days. */
export function attachmentsBetween(queries: Queries, days: Days) {
  return attachmentsInUse(queries)
    .where('a.id', 'in', maybeBetween(queries, days))
    .where('f.day', '>=', days.from)
    .where('f.day', '<=', days.to);
}

/**
 * The programs that each attachment is evidence for: the one that was chosen for it, else those of its
 * owner. A kind of owner that belongs to programs is told of here.
 *
 * @param of the ids of the attachments that are asked about; all of them where nothing is said
 */
export function programsOfAttachments(queries: Queries, of?: Expression<string>) {
  const every = queries.selectFrom('attachment as x');
  const all = of === undefined ? every : every.where('x.id', 'in', of);
  const chosen = all.where('x.programId', 'is not', null).select(['x.id as ofAttachment', 'x.programId as program']);
  const open = all.where('x.programId', 'is', null);
  return chosen
    .union(open.innerJoin('program as o', 'o.id', 'x.ownerId').select(['x.id as ofAttachment', 'o.id as program']))
    .union(
      open
        .innerJoin('meeting_program as o', 'o.meetingId', 'x.ownerId')
        .select(['x.id as ofAttachment', 'o.programId as program']),
    )
    .union(
      open
        .innerJoin('program_group as o', 'o.groupId', 'x.ownerId')
        .select(['x.id as ofAttachment', 'o.programId as program']),
    )
    .union(
      open.innerJoin('expense as o', 'o.id', 'x.ownerId').select(['x.id as ofAttachment', 'o.programId as program']),
    )
    .union(
      open
        .innerJoin('follow_up as o', 'o.id', 'x.ownerId')
        .where('o.programId', 'is not', null)
        .select(['x.id as ofAttachment', 'o.programId as program'])
        .$narrowType<{ program: string }>(),
    )
    .union(
      open
        .innerJoin('lesson as o', 'o.id', 'x.ownerId')
        .innerJoin('program_group as og', 'og.groupId', 'o.groupId')
        .select(['x.id as ofAttachment', 'og.programId as program']),
    )
    .union(
      open.innerJoin('indicator as o', 'o.id', 'x.ownerId').select(['x.id as ofAttachment', 'o.programId as program']),
    )
    .union(
      open
        .innerJoin('assistance as o', 'o.id', 'x.ownerId')
        .leftJoin('program_group as og', 'og.groupId', 'o.groupId')
        .select(({ fn }) => ['x.id as ofAttachment', fn.coalesce('o.programId', 'og.programId').as('program')])
        .where(({ or, eb }) => or([eb('o.programId', 'is not', null), eb('og.programId', 'is not', null)]))
        .$narrowType<{ program: string }>(),
    );
}

/**
 * Attachments that stand for every program of a unit in a year: its own by their day, those of a Renstra in
 * each year that it spans, those of a Renja in its year.
 */
export function attachmentsOfUnit(queries: Queries, { unitId, year }: { unitId: string; year: number }) {
  const { from, to } = periodOf(year);
  return attachmentsInUse(queries)
    .where('a.programId', 'is', null)
    .where(({ or, eb, and, selectFrom }) =>
      or([
        and([eb('a.ownerId', '=', unitId), eb('f.day', '>=', from), eb('f.day', '<=', to)]),
        eb(
          'a.ownerId',
          'in',
          selectFrom('renstra')
            .select('id')
            .where('unitId', '=', unitId)
            .where('startYear', '<=', year)
            .where('endYear', '>=', year),
        ),
        eb('a.ownerId', 'in', selectFrom('renja').select('id').where('unitId', '=', unitId).where('year', '=', year)),
      ]),
    );
}
