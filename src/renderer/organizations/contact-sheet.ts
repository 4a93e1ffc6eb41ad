import type { TFunction } from 'i18next';
import { contactKindSchema, contactKinds } from '../../shared/organizations.ts';
import type { Organization, SaveOrganization } from '../../shared/organizations.ts';
import { choiceKind, dateKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import { newRowKey } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';

/** The row that is kept, if it is. */
export interface ContactOrigin {
  id?: string | undefined;
}

export function contactColumns(t: TFunction): SheetColumn[] {
  const kinds = contactKinds.map((value) => ({ value, label: t(`contactKind.${value}`) }));
  return [
    { key: 'date', title: t('organizations.date'), width: 96, kind: dateKind, isRequired: true },
    { key: 'kind', title: t('organizations.contactKind'), width: 104, kind: choiceKind(kinds), initial: 'visit' },
    {
      key: 'person',
      title: t('organizations.person'),
      width: 190,
      kind: textKind,
      aliases: ['kontak', 'bertemu', 'narahubung'],
    },
    {
      key: 'summary',
      title: t('organizations.summary'),
      width: 360,
      kind: textKind,
      isRequired: true,
      aliases: ['perihal', 'uraian', 'hasil'],
    },
    { key: 'nextStep', title: t('organizations.nextStep'), width: 270, kind: textKind, aliases: ['tindak lanjut'] },
  ];
}

export function contactRows(organization: Organization | null): SheetRow<ContactOrigin>[] {
  return (organization?.contacts ?? []).map(({ id, date, kind, person, summary, nextStep }) => ({
    key: id ?? newRowKey(),
    origin: { id },
    cells: { date, kind, person, summary, nextStep },
  }));
}

/** A row as the save takes it. Unreadable cells are caught before, by the grid's own check. */
export function contactOf({
  cells,
  origin,
}: SheetRow<ContactOrigin>): NonNullable<SaveOrganization['contacts']>[number] {
  return {
    ...origin,
    date: cells['date'] ?? '',
    kind: contactKindSchema.catch('other').parse(cells['kind']),
    person: cells['person'] ?? '',
    summary: cells['summary'] ?? '',
    nextStep: cells['nextStep'] ?? '',
  };
}
