import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { listFields, sortFields } from '../../shared/record.ts';
import { searchText } from '../../shared/search-text.ts';
import type { UnitRow } from '../../shared/units.ts';
import { ProvinceLoader } from '../areas/province-loader.tsx';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { SortOf } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';

const listUnitsSchema = z.object({ ...listFields, ...sortFields(['code', 'name', 'company', 'timeZone']) });

/** Units are a handful and come in one answer, so this list searches and sorts by itself. */
export function UnitListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const navigate = useNavigate();
  const list = useList('units', listUnitsSchema, { sort: 'name' });
  const units = useQuery(api.units.list.queryOptions());
  const { sort = 'name', descending } = list.input;
  const wanted = searchText(list.state.search);
  const rows = (units.data ?? [])
    .filter((unit) => searchText(`${unit.code} ${unit.name} ${unit.company}`).includes(wanted))
    .toSorted((a, b) => a[sort].localeCompare(b[sort]) * (descending ? -1 : 1));

  const columns: ListColumn<UnitRow, SortOf<typeof listUnitsSchema>>[] = [
    { key: 'code', title: t('units.code'), width: 140, sort: 'code', value: (row) => row.code },
    { key: 'name', title: t('units.name'), width: 300, grows: true, sort: 'name', value: (row) => row.name },
    {
      key: 'company',
      title: t('units.company'),
      width: 300,
      grows: true,
      sort: 'company',
      value: (row) => row.company,
    },
    { key: 'zone', title: t('units.timeZone'), width: 110, sort: 'timeZone', value: (row) => row.timeZone },
  ];
  return (
    <ListPage
      list={list}
      title={t('navigation.units')}
      columns={columns}
      answer={{ ...units, data: units.data && { rows, total: rows.length } }}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/units/$id', params: { id: row.id } })}
      emptyText={t('units.empty')}
      actions={<ProvinceLoader />}
      create={{
        label: t('units.create'),
        start: () => void navigate({ to: '/units/$id', params: { id: 'new' } }),
      }}
    />
  );
}
