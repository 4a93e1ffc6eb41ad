import type { TFunction } from 'i18next';
import { membershipRoleSchema, membershipRoles } from '../../shared/groups.ts';
import type { Group, Member, SaveGroup } from '../../shared/groups.ts';
import {
  choiceKind,
  choicesKind,
  dateKind,
  genderKind,
  phoneKind,
  textKind,
  yearKind,
} from '../components/sheet-grid/cell-kinds.ts';
import type { CellOption } from '../components/sheet-grid/cell-kinds.ts';
import { titles } from '../components/sheet-grid/list-titles.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';
import type { ColumnPeople } from '../components/sheet-grid/sheet-rows.ts';

/** What a member row came from and the grid does not show. */
export type MemberOrigin = Pick<Member, 'id' | 'personId'>;

/** `people` finds whom a typed name may mean. */
export function memberColumns(t: TFunction, vulnerable: readonly CellOption[], people?: ColumnPeople): SheetColumn[] {
  const roles = membershipRoles.map((role) => ({ value: role, label: t(`membershipRole.${role}`) }));
  return [
    {
      key: 'name',
      title: t('people.name'),
      width: 210,
      kind: textKind,
      isRequired: true,
      aliases: titles.name,
      people,
    },
    { key: 'gender', title: t('people.gender'), width: 44, kind: genderKind, aliases: titles.gender },
    {
      key: 'role',
      title: t('groups.role'),
      width: 96,
      kind: choiceKind(roles),
      initial: 'member',
      aliases: titles.position,
    },
    { key: 'phone', title: t('people.phone'), width: 124, kind: phoneKind, aliases: titles.phone },
    { key: 'birthYear', title: t('people.birthYear'), width: 78, kind: yearKind, aliases: titles.birthYear },
    { key: 'joinedOn', title: t('groups.joinedOn'), width: 92, kind: dateKind },
    { key: 'leftOn', title: t('groups.leftOn'), width: 92, kind: dateKind },
    { key: 'vulnerableCategories', title: t('groups.vulnerable'), width: 150, kind: choicesKind(vulnerable) },
  ];
}

export function memberRows(group: Group | null): SheetRow<MemberOrigin>[] {
  return (group?.members ?? []).map((member) => ({
    key: member.id ?? newRowKey(),
    origin: { id: member.id, personId: member.personId },
    cells: {
      name: member.name,
      gender: member.gender ?? '',
      role: member.role,
      phone: member.phone,
      birthYear: member.birthYear === null ? '' : String(member.birthYear),
      joinedOn: member.joinedOn ?? '',
      leftOn: member.leftOn ?? '',
      vulnerableCategories: member.vulnerableCategories.join(','),
    },
  }));
}

/** A row as the save takes it. Unreadable cells are caught before, by the grid's own check. */
export function memberOf({ cells, origin }: SheetRow<MemberOrigin>): NonNullable<SaveGroup['members']>[number] {
  return {
    ...origin,
    name: cells['name'] ?? '',
    gender: cells['gender'] === 'L' || cells['gender'] === 'P' ? cells['gender'] : null,
    role: membershipRoleSchema.catch('member').parse(cells['role']),
    phone: cells['phone'] ?? '',
    birthYear: cells['birthYear'] ? Number(cells['birthYear']) : null,
    joinedOn: cells['joinedOn'] || null,
    leftOn: cells['leftOn'] || null,
    vulnerableCategories: cells['vulnerableCategories']?.split(',').filter(Boolean) ?? [],
  };
}
