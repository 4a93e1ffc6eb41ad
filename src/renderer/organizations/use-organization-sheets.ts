import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organization, SaveOrganization } from '../../shared/organizations.ts';
import { useJoinedRows } from '../components/record-page/joined-rows.ts';
import { useSheetRows } from '../components/sheet-grid/use-sheet-rows.ts';
import { useSuggestedPeople } from '../people/suggested-people.ts';
import { useUnit } from '../shell/unit-context.tsx';
import { contactColumns, contactOf, contactRows } from './contact-sheet.ts';
import { positionColumns, positionOf, positionRows } from './position-sheet.ts';

/** The grids of a stakeholder's form: people with their positions, and the contact log; their rows as the save takes them. */
export function useOrganizationSheets(initial: Organization | null) {
  const { t } = useTranslation();
  const unit = useUnit();
  const people = useSuggestedPeople(unit.id);
  const columns = {
    positions: useMemo(() => positionColumns(t, people), [t, people]),
    contacts: useMemo(() => contactColumns(t), [t]),
  };
  const positions = useSheetRows({
    initial,
    columns: columns.positions,
    rowsOf: positionRows,
    field: 'positions',
    label: t('organizations.positions'),
  });
  const contacts = useSheetRows({
    initial,
    columns: columns.contacts,
    rowsOf: contactRows,
    field: 'contacts',
    label: t('organizations.contacts'),
  });
  return {
    rows: useJoinedRows({ positions: positions.rows, contacts: contacts.rows }),
    entered: (): Pick<SaveOrganization, 'positions' | 'contacts'> => ({
      positions: positions.entered().map(positionOf),
      contacts: contacts.entered().map(contactOf),
    }),
    positions: { columns: columns.positions, state: positions.sheet.state, onChange: positions.sheet.set },
    contacts: { columns: columns.contacts, state: contacts.sheet.state, onChange: contacts.sheet.set },
  };
}
