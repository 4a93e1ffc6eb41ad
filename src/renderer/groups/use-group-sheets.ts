import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group, SaveGroup } from '../../shared/groups.ts';
import { useJoinedRows } from '../components/record-page/joined-rows.ts';
import { useSheetRows } from '../components/sheet-grid/use-sheet-rows.ts';
import { useSuggestedPeople } from '../people/suggested-people.ts';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import {
  licenceColumns,
  licenceOf,
  licenceRows,
  productColumns,
  productOf,
  productRows,
  withExpiry,
} from './fact-sheets.ts';
import { memberColumns, memberOf, memberRows } from './member-sheet.ts';

/** The grids of a group's form: members, products, licences; and their rows as the save takes them. */
export function useGroupSheets(initial: Group | null) {
  const { t } = useTranslation();
  const unit = useUnit();
  const today = useToday();
  const vulnerable = useChoices('vulnerableCategory').options;
  const licenceKinds = useChoices('licenceKind').options;
  const people = useSuggestedPeople(unit.id);
  const expiry = { today, word: t('groups.expired') };
  const columns = {
    members: useMemo(() => memberColumns(t, vulnerable, people), [t, vulnerable, people]),
    products: useMemo(() => productColumns(t), [t]),
    licences: useMemo(() => licenceColumns(t, licenceKinds), [t, licenceKinds]),
  };
  const members = useSheetRows({
    initial,
    columns: columns.members,
    rowsOf: memberRows,
    field: 'members',
    label: t('groups.members'),
  });
  const products = useSheetRows({
    initial,
    columns: columns.products,
    rowsOf: productRows,
    field: 'productRows',
    label: t('groups.productRows'),
  });
  const licences = useSheetRows({
    initial,
    columns: columns.licences,
    rowsOf: (group: Group | null) => licenceRows(group, expiry),
    field: 'licences',
    label: t('groups.licences'),
  });
  return {
    rows: useJoinedRows({ members: members.rows, productRows: products.rows, licences: licences.rows }),
    entered: (): Pick<SaveGroup, 'members' | 'productRows' | 'licences'> => ({
      members: members.entered().map(memberOf),
      productRows: products.entered().map(productOf),
      licences: licences.entered().map(licenceOf),
    }),
    members: { columns: columns.members, state: members.sheet.state, onChange: members.sheet.set },
    products: { columns: columns.products, state: products.sheet.state, onChange: products.sheet.set },
    licences: {
      columns: columns.licences,
      state: licences.sheet.state,
      onChange: (state: typeof licences.sheet.state) => licences.sheet.set(withExpiry(state, expiry)),
    },
  };
}
