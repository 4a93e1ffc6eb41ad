import type { TFunction } from 'i18next';
import {
  attendingStatuses,
  participantRoleSchema,
  participantRoles,
  participantStatuses,
} from '../../shared/meetings.ts';
import type { Participant, ParticipantStatus, SaveMeeting, Session } from '../../shared/meetings.ts';
import { comparableName } from '../../shared/person-names.ts';
import { comparablePhone } from '../../shared/phone.ts';
import { choiceKind, genderKind, phoneKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { CellOption } from '../components/sheet-grid/cell-kinds.ts';
import { titles } from '../components/sheet-grid/list-titles.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';
import type { ColumnPeople } from '../components/sheet-grid/sheet-rows.ts';

/** What a participant row came from and the grid does not show. */
export type ParticipantOrigin = Pick<Participant, 'id' | 'personId'>;
export type ParticipantRow = SheetRow<ParticipantOrigin>;

/** `people` finds whom a typed name may mean. */
export function participantColumns(t: TFunction, groups: readonly CellOption[], people?: ColumnPeople): SheetColumn[] {
  const roles = participantRoles.map((role) => ({ value: role, label: t(`participantRole.${role}`) }));
  const statuses = participantStatuses.map((status) => ({ value: status, label: t(`participantStatus.${status}`) }));
  return [
    {
      key: 'name',
      title: t('people.name'),
      width: 190,
      kind: textKind,
      isRequired: true,
      aliases: titles.name,
      people,
    },
    { key: 'gender', title: t('people.gender'), width: 44, kind: genderKind, aliases: titles.gender },
    { key: 'institution', title: t('meetings.institution'), width: 180, kind: textKind, aliases: titles.institution },
    { key: 'position', title: t('meetings.position'), width: 130, kind: textKind, aliases: titles.position },
    { key: 'phone', title: t('people.phone'), width: 120, kind: phoneKind, aliases: titles.phone },
    {
      key: 'status',
      title: t('meetings.status'),
      width: 106,
      kind: choiceKind(statuses),
      initial: 'invited',
      aliases: titles.status,
    },
    { key: 'role', title: t('meetings.role'), width: 92, kind: choiceKind(roles), initial: 'invitee' },
    { key: 'groupId', title: t('recordKind.group'), width: 140, kind: choiceKind(groups), aliases: titles.group },
  ];
}

export function participantRows(session: Session): ParticipantRow[] {
  return session.participants.map((participant) => ({
    key: participant.id ?? newRowKey(),
    origin: { id: participant.id, personId: participant.personId },
    cells: {
      name: participant.name,
      gender: participant.gender ?? '',
      institution: participant.institution,
      position: participant.position,
      phone: participant.phone,
      status: participant.status,
      role: participant.role,
      groupId: participant.groupId ?? '',
    },
  }));
}

/** A row as the save takes it. Unreadable cells are caught before, by the grid's own check. */
export function participantOf({
  cells,
  origin,
}: ParticipantRow): NonNullable<SaveMeeting['sessions'][number]['participants']>[number] {
  return {
    ...origin,
    name: cells['name'] ?? '',
    gender: cells['gender'] === 'L' || cells['gender'] === 'P' ? cells['gender'] : null,
    institution: cells['institution'] ?? '',
    position: cells['position'] ?? '',
    phone: cells['phone'] ?? '',
    status: statusOf(cells['status']),
    role: participantRoleSchema.catch('invitee').parse(cells['role']),
    groupId: cells['groupId'] || null,
  };
}

function statusOf(text: string | undefined): ParticipantStatus {
  return participantStatuses.find((status) => status === text) ?? 'invited';
}

/** Rows of one session by what became of them. `invited` counts everybody but walk-ins. */
export function attendanceCounts(rows: readonly ParticipantRow[]) {
  const statuses = rows.map((row) => statusOf(row.cells['status']));
  const attending: readonly ParticipantStatus[] = attendingStatuses;
  return {
    rows: rows.length,
    invited: statuses.filter((status) => status !== 'walkIn').length,
    present: statuses.filter((status) => attending.includes(status)).length,
    absent: statuses.filter((status) => status === 'absent').length,
  };
}

/** People over all sessions, each once (DOMAIN rule 6); by their record, else by name and phone, as the save finds them. */
export function countUniquePeople(rows: readonly ParticipantRow[]): number {
  const phones = rows.map((row) => comparablePhone(row.cells['phone']));
  const bearers = new Map<string, number>();
  for (const phone of phones) bearers.set(phone, (bearers.get(phone) ?? 0) + 1);
  // Comparing names costs most, and a number that nobody shares tells a person by itself.
  const keys = rows.map((row, index) => {
    const phone = phones[index] ?? '';
    return bearers.get(phone) === 1 ? phone : nameAndPhone(row);
  });
  const known = new Map<string, string>();
  rows.forEach((row, index) => {
    if (row.origin?.personId) known.set(keys[index] ?? '', row.origin.personId);
  });
  return new Set(rows.map((row, index) => row.origin?.personId ?? known.get(keys[index] ?? '') ?? keys[index])).size;
}

const keyOfRow = new WeakMap<ParticipantRow, string>();

/** Rows are values, and every row is asked at every change of one of them. */
export function nameAndPhone(row: ParticipantRow): string {
  const known = keyOfRow.get(row);
  if (known !== undefined) return known;
  const { name = '', phone } = row.cells;
  const key = `${comparableName(name)}/${comparablePhone(phone)}`;
  keyOfRow.set(row, key);
  return key;
}
