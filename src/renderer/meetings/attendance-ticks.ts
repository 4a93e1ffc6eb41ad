import { attendingStatuses, participantStatusSchema } from '../../shared/meetings.ts';
import type { ParticipantStatus } from '../../shared/meetings.ts';
import type { ParticipantRow } from './participant-sheet.ts';

/** Everybody still only invited becomes present: on paper it is the few who did not come that stand out. */
export function invitedPresent(rows: readonly ParticipantRow[]): readonly ParticipantRow[] {
  if (rows.every((row) => statusOf(row) !== 'invited')) return rows;
  return rows.map((row) => (statusOf(row) === 'invited' ? withStatus(row, 'present') : row));
}

/**
 * The row ticked or unticked: present or absent. Who came without an invitation cannot have been
 * absent and stays.
 */
export function toggled(row: ParticipantRow): ParticipantRow {
  if (statusOf(row) === 'walkIn') return row;
  return withStatus(row, isAttending(row) ? 'absent' : 'present');
}

/** The row signed by a stand-in, or no longer. */
export function representedToggled(row: ParticipantRow): ParticipantRow {
  if (statusOf(row) === 'walkIn') return row;
  return withStatus(row, statusOf(row) === 'represented' ? 'present' : 'represented');
}

export function isAttending(row: ParticipantRow): boolean {
  const attending: readonly ParticipantStatus[] = attendingStatuses;
  return attending.includes(statusOf(row));
}

export function statusOf(row: ParticipantRow): ParticipantStatus {
  return participantStatusSchema.catch('invited').parse(row.cells['status']);
}

function withStatus(row: ParticipantRow, status: ParticipantStatus): ParticipantRow {
  return { ...row, cells: { ...row.cells, status } };
}
