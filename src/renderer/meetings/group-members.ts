import type { TFunction } from 'i18next';
import type { Group } from '../../shared/groups.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import { nameAndPhone } from './participant-sheet.ts';
import type { ParticipantRow } from './participant-sheet.ts';

/** Members of the groups on the session's day who are not listed yet, as new rows. */
export function membersNotListed(
  t: TFunction,
  groups: readonly Group[],
  date: string,
  listed: readonly ParticipantRow[],
): ParticipantRow[] {
  const people = new Set(listed.map((row) => row.origin?.personId));
  const names = new Set(listed.map(nameAndPhone));
  return groups.flatMap((group) =>
    group.members
      .filter(({ joinedOn, leftOn }) => (joinedOn === null || joinedOn <= date) && (leftOn === null || leftOn >= date))
      .flatMap((member) => {
        const row: ParticipantRow = {
          key: newRowKey(),
          origin: { personId: member.personId },
          cells: {
            name: member.name,
            gender: member.gender ?? '',
            institution: group.shortName || group.name,
            position: t(`membershipRole.${member.role}`),
            phone: member.phone,
            status: 'invited',
            role: 'invitee',
            groupId: group.id,
          },
        };
        // Somebody may be a member of two of the groups.
        if (people.has(member.personId) || names.has(nameAndPhone(row))) return [];
        if (member.personId !== undefined) people.add(member.personId);
        names.add(nameAndPhone(row));
        return [row];
      }),
  );
}
