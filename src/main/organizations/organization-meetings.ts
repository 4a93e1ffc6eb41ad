import type * as z from 'zod';
import { attendingStatuses } from '../../shared/meetings.ts';
import type { organizationMeetingsInputSchema } from '../../shared/organizations.ts';
import { searchText } from '../../shared/search-text.ts';
import { missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';

/**
 * Who came to which of the unit's meetings, newest first: people of the organization in the time of their
 * position, and participants whose institution is its name (as `searchText` compares). The list has
 * everybody who was on a sheet, the counts those who came. Throws `missing`.
 */
export async function organizationMeetings(
  context: FeatureContext,
  { id, limit, offset }: z.output<typeof organizationMeetingsInputSchema>,
) {
  const queries = reading(context);
  const organization = await queries
    .selectFrom('organization')
    .select(['unitId', 'searchName'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!organization) throw missing('organization', id);
  const institutions = await institutionsNamed(queries, organization);
  const found = participantsOf(queries, id, organization.unitId, institutions);
  const [rows, { total }, came] = await Promise.all([
    found
      .select([
        'pt.id as participantId',
        'mt.id as meetingId',
        's.id as sessionId',
        'mt.title',
        's.date',
        's.place',
        'pt.personId',
        'pt.name',
        'pt.jobTitle as position',
        'pt.status',
      ])
      .orderBy('s.date', 'desc')
      .orderBy('mt.id')
      .orderBy('s.position')
      .orderBy('pt.position')
      .orderBy('pt.id')
      .limit(limit)
      .offset(offset)
      .execute(),
    found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    found
      .where('pt.status', 'in', [...attendingStatuses])
      .select(({ fn }) => [
        fn.count<number>('pt.personId').distinct().as('people'),
        fn.countAll<number>().as('attendances'),
      ])
      .executeTakeFirstOrThrow(),
  ]);
  return { rows, total, ...came };
}

/** How the name is written on the unit's sheets. SQL cannot make the compared form, and texts are far fewer than rows. */
async function institutionsNamed(
  queries: Queries,
  { unitId, searchName }: { unitId: string; searchName: string },
): Promise<string[]> {
  if (searchName === '') return [];
  const written = await queries
    .selectFrom('participant as pt')
    .innerJoin('meeting_session as s', 's.id', 'pt.sessionId')
    .innerJoin('meeting as mt', 'mt.id', 's.meetingId')
    .select('pt.institution')
    .distinct()
    .where('mt.unitId', '=', unitId)
    .where('pt.institution', '!=', '')
    .execute();
  return written.map(({ institution }) => institution).filter((text) => searchText(text) === searchName);
}

function participantsOf(queries: Queries, id: string, unitId: string, institutions: string[]) {
  return queries
    .selectFrom('participant as pt')
    .innerJoin('meeting_session as s', 's.id', 'pt.sessionId')
    .innerJoin('meeting as mt', 'mt.id', 's.meetingId')
    .where('mt.unitId', '=', unitId)
    .where('mt.deletedAt', 'is', null)
    .where(({ or, exists, selectFrom, eb }) =>
      or([
        exists(
          selectFrom('organization_position as op')
            .select('op.id')
            .where('op.organizationId', '=', id)
            .whereRef('op.personId', '=', 'pt.personId')
            .where((at) => at.or([at('op.startedOn', 'is', null), at('op.startedOn', '<=', at.ref('s.date'))]))
            .where((at) => at.or([at('op.endedOn', 'is', null), at('op.endedOn', '>=', at.ref('s.date'))])),
        ),
        ...(institutions.length === 0 ? [] : [eb('pt.institution', 'in', institutions)]),
      ]),
    );
}
