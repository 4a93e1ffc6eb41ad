import type { TFunction } from 'i18next';
import type { Group } from '../../shared/groups.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import { notListed } from './listed-people.ts';
import type { ParticipantRow } from './participant-sheet.ts';

/** Members of the groups on the session's day who are not listed yet, as new rows. */
export function membersNotListed(
  t: TFunction,
  groups: readonly Group[],
  date: string,
  listed: readonly ParticipantRow[],
): ParticipantRow[] {
  const rows = groups.flatMap((group) =>
    group.members
      .filter(({ joinedOn, leftOn }) => (joinedOn === null || joinedOn <= date) && (leftOn === null || leftOn >= date))
      .map((member): ParticipantRow => ({
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
      })),
  );
  // Somebody may be a member of two of the groups.
  return notListed(rows, listed);
}
