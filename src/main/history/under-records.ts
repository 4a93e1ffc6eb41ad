import type { RecordKind } from '../../shared/history.ts';
import type { Fields } from '../database/stored-rows.ts';
import type { Queries } from '../feature-context.ts';
import { recordTables } from './record-tables.ts';
import type { RowChange } from './row-change.ts';

/** A change, and the whole row that it happened to. */
export interface ChangedRow {
  change: Omit<RowChange, 'recordKind' | 'recordId'>;
  row: Fields;
}

const kindOf = new Map<string, RecordKind>(
  Object.entries(recordTables).map(([kind, { entity }]) => [entity, kind as RecordKind]), // its keys are the kinds
);

/** Rows that belong to a record, and the field that names it. */
const owners: Record<string, { kind: RecordKind; field: string }> = {
  UnitIdentity: { kind: 'unit', field: 'unitId' },
  Signatory: { kind: 'unit', field: 'unitId' },
  UnitRing: { kind: 'unit', field: 'unitId' },
  MeetingTemplate: { kind: 'unit', field: 'unitId' },
  Membership: { kind: 'group', field: 'groupId' },
  ProgramTpb: { kind: 'program', field: 'programId' },
  ProgramArea: { kind: 'program', field: 'programId' },
  ProgramGroup: { kind: 'program', field: 'programId' },
  Budget: { kind: 'program', field: 'programId' },
  Beneficiary: { kind: 'program', field: 'programId' },
  MeetingSession: { kind: 'meeting', field: 'meetingId' },
  MeetingProgram: { kind: 'meeting', field: 'meetingId' },
  MeetingGroup: { kind: 'meeting', field: 'meetingId' },
};

/**
 * Puts each change under the record whose history it is: the row itself, or what it belongs to,
 * whatever the action was about. Rows of which nothing is known here go under the action's record.
 */
export async function underRecords(
  queries: Queries,
  record: { kind: RecordKind; id: string },
  changed: ChangedRow[],
): Promise<RowChange[]> {
  const meetings = record.kind === 'meeting' ? null : await meetingsOfParticipants(queries, changed);
  return changed.map(({ change, row }) => {
    const own = kindOf.get(change.entity);
    if (own) return { recordKind: own, recordId: change.entityId, ...change };
    const owner = owners[change.entity];
    if (owner) return { recordKind: owner.kind, recordId: String(row[owner.field]), ...change };
    const meetingId = change.entity === 'Participant' ? meetings?.get(String(row['sessionId'])) : undefined;
    if (meetingId) return { recordKind: 'meeting', recordId: meetingId, ...change };
    return { recordKind: record.kind, recordId: record.id, ...change };
  });
}

/** The meeting of each session: a participant names its session only, and others may change it, as a merge does. */
async function meetingsOfParticipants(queries: Queries, changed: ChangedRow[]): Promise<Map<string, string>> {
  const participants = changed.filter(({ change }) => change.entity === 'Participant');
  const ids = [...new Set(participants.map(({ row }) => String(row['sessionId'])))];
  if (ids.length === 0) return new Map();
  const sessions = await queries
    .selectFrom('meeting_session')
    .select(['id', 'meetingId'])
    .where('id', 'in', ids)
    .execute();
  return new Map(sessions.map(({ id, meetingId }) => [id, meetingId]));
}
