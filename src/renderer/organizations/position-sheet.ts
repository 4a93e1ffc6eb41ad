import type { TFunction } from 'i18next';
import type { Organization, SaveOrganization } from '../../shared/organizations.ts';
import { dateKind, genderKind, phoneKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import { titles } from '../components/sheet-grid/list-titles.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';
import type { ColumnPeople } from '../components/sheet-grid/sheet-rows.ts';

/** What a position came from and the grid does not show. */
export interface PositionOrigin {
  id?: string | undefined;
  personId?: string | undefined;
}

/** `people` finds whom a typed name may mean. */
export function positionColumns(t: TFunction, people?: ColumnPeople): SheetColumn[] {
  return [
    {
      key: 'name',
      title: t('people.name'),
      width: 250,
      kind: textKind,
      isRequired: true,
      aliases: titles.name,
      people,
    },
    { key: 'gender', title: t('people.gender'), width: 44, kind: genderKind, aliases: titles.gender },
    {
      key: 'title',
      title: t('organizations.positionTitle'),
      width: 300,
      kind: textKind,
      aliases: titles.position,
    },
    { key: 'phone', title: t('people.phone'), width: 140, kind: phoneKind, aliases: titles.phone },
    { key: 'startedOn', title: t('organizations.startedOn'), width: 100, kind: dateKind },
    { key: 'endedOn', title: t('organizations.endedOn'), width: 100, kind: dateKind },
  ];
}

export function positionRows(organization: Organization | null): SheetRow<PositionOrigin>[] {
  return (organization?.positions ?? []).map((row) => ({
    key: row.id ?? newRowKey(),
    origin: { id: row.id, personId: row.personId },
    cells: {
      name: row.name,
      gender: row.gender ?? '',
      title: row.title,
      phone: row.phone,
      startedOn: row.startedOn ?? '',
      endedOn: row.endedOn ?? '',
    },
  }));
}

/** A row as the save takes it. Unreadable cells are caught before, by the grid's own check. */
export function positionOf({
  cells,
  origin,
}: SheetRow<PositionOrigin>): NonNullable<SaveOrganization['positions']>[number] {
  return {
    ...origin,
    name: cells['name'] ?? '',
    gender: cells['gender'] === 'L' || cells['gender'] === 'P' ? cells['gender'] : null,
    title: cells['title'] ?? '',
    phone: cells['phone'] ?? '',
    startedOn: cells['startedOn'] || null,
    endedOn: cells['endedOn'] || null,
  };
}
