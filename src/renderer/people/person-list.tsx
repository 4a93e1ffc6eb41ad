import { Button, Tooltip } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../shared/people.ts';
import { useListState } from '../components/record-list/list-state.ts';
import { RecordList } from '../components/record-list/record-list.tsx';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';
import { DuplicatesButton } from './duplicates-button.tsx';

type Sort = 'name' | 'areaName' | 'groups';

export function PersonListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const navigate = useNavigate();
  const [state, setState] = useListState<Sort>('people', { sort: 'name' });
  const [search] = useDebouncedValue(state.search, 150);
  const { sort, descending } = state;
  const answer = useQuery(
    api.people.list.queryOptions({
      input: { search, sort, descending, limit: 5000 },
      placeholderData: keepPreviousData,
    }),
  );
  const create = () => void navigate({ to: '/people/$id', params: { id: 'new' } });
  useHotkeys([['alt+N', create]], []);

  const columns: ListColumn<PersonRow, Sort>[] = [
    { key: 'name', title: t('people.name'), width: '2.4fr', sort: 'name', render: (row) => row.name },
    { key: 'gender', title: t('people.gender'), width: '44px', render: (row) => row.gender },
    { key: 'phone', title: t('people.phone'), width: '130px', render: (row) => row.phone },
    { key: 'area', title: t('people.area'), width: '2.2fr', sort: 'areaName', render: (row) => row.areaName },
    { key: 'groups', title: t('people.groups'), width: '2.4fr', sort: 'groups', render: (row) => row.groups },
  ];
  const button = (
    <Tooltip label="Alt+N">
      <Button leftSection={<IconPlus size={15} />} onClick={create}>
        {t('people.create')}
      </Button>
    </Tooltip>
  );
  return (
    <Page
      title={t('navigation.people')}
      actions={
        <>
          <DuplicatesButton people={answer.data?.total ?? 0} />
          {button}
        </>
      }
      isFilled
    >
      <RecordList
        label={t('navigation.people')}
        columns={columns}
        answer={answer}
        rowKey={(row) => row.id}
        state={state}
        onState={setState}
        onOpen={(row) => void navigate({ to: '/people/$id', params: { id: row.id } })}
        empty={{ text: t('people.empty'), action: button }}
      />
    </Page>
  );
}
