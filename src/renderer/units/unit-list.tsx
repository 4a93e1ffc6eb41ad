import { Button, Group, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { searchText } from '../../shared/search-text.ts';
import type { UnitRow } from '../../shared/units.ts';
import { ProvinceLoader } from '../areas/province-loader.tsx';
import { useListState } from '../components/record-list/list-state.ts';
import { RecordList } from '../components/record-list/record-list.tsx';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';

type Sort = 'code' | 'name' | 'company';

/** Units are a handful and come in one answer, so this list searches and sorts by itself. */
export function UnitListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const navigate = useNavigate();
  const [state, setState] = useListState<Sort>('units', { sort: 'name' });
  const units = useQuery(api.units.list.queryOptions());
  const wanted = searchText(state.search);
  const rows = (units.data ?? [])
    .filter((unit) => searchText(`${unit.code} ${unit.name} ${unit.company}`).includes(wanted))
    .toSorted((a, b) => a[state.sort].localeCompare(b[state.sort]) * (state.descending ? -1 : 1));
  const create = () => void navigate({ to: '/units/$id', params: { id: 'new' } });
  useHotkeys([['alt+N', create]], []);

  const columns: ListColumn<UnitRow, Sort>[] = [
    { key: 'code', title: t('units.code'), width: '140px', sort: 'code', render: (row) => row.code },
    { key: 'name', title: t('units.name'), width: '3fr', sort: 'name', render: (row) => row.name },
    { key: 'company', title: t('units.company'), width: '3fr', sort: 'company', render: (row) => row.company },
    { key: 'zone', title: t('units.timeZone'), width: '110px', render: (row) => row.timeZone },
  ];
  const button = (
    <Tooltip label="Alt+N">
      <Button leftSection={<IconPlus size={15} />} onClick={create}>
        {t('units.create')}
      </Button>
    </Tooltip>
  );
  const actions = (
    <Group gap="sm" wrap="nowrap">
      <ProvinceLoader />
      {button}
    </Group>
  );
  return (
    <Page title={t('navigation.units')} actions={actions} isFilled>
      <RecordList
        label={t('navigation.units')}
        columns={columns}
        answer={{ ...units, data: units.data && { rows, total: rows.length } }}
        rowKey={(row) => row.id}
        state={state}
        onState={setState}
        onOpen={(row) => void navigate({ to: '/units/$id', params: { id: row.id } })}
        empty={{ text: t('units.empty'), action: button }}
      />
    </Page>
  );
}
