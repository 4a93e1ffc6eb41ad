import { Button, Tooltip } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { GroupRow } from '../../shared/groups.ts';
import { useListState } from '../components/record-list/list-state.ts';
import { RecordList } from '../components/record-list/record-list.tsx';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';

type Sort = 'name' | 'kind' | 'areaName' | 'chairName' | 'members' | 'stage';

export function GroupListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const navigate = useNavigate();
  const kinds = useChoices('groupKind');
  const stages = useChoices('stage');
  const [state, setState] = useListState<Sort>('groups', { sort: 'name' });
  const [search] = useDebouncedValue(state.search, 150);
  const { sort, descending } = state;
  const answer = useQuery(
    api.groups.list.queryOptions({
      input: { unitId: unit.id, search, sort, descending, limit: 5000 },
      placeholderData: keepPreviousData,
    }),
  );
  const create = () => void navigate({ to: '/groups/$id', params: { id: 'new' } });
  useHotkeys([['alt+N', create]], []);

  const columns: ListColumn<GroupRow, Sort>[] = [
    { key: 'name', title: t('groups.name'), width: '2.6fr', sort: 'name', render: (row) => row.name },
    { key: 'kind', title: t('groups.kind'), width: '1.6fr', sort: 'kind', render: (row) => kinds.labelOf(row.kind) },
    { key: 'area', title: t('groups.area'), width: '2.2fr', sort: 'areaName', render: (row) => row.areaName },
    { key: 'chair', title: t('groups.chair'), width: '1.6fr', sort: 'chairName', render: (row) => row.chairName },
    {
      key: 'members',
      title: t('groups.memberCounts'),
      width: '110px',
      sort: 'members',
      align: 'right',
      render: (row) =>
        t('groups.memberCount', { total: row.members, male: row.membersMale, female: row.membersFemale }),
    },
    {
      key: 'stage',
      title: t('groups.stage'),
      width: '1.2fr',
      sort: 'stage',
      render: (row) => stages.labelOf(row.stage),
    },
    { key: 'programs', title: t('groups.programs'), width: '1.4fr', render: (row) => row.programs },
  ];
  const button = (
    <Tooltip label="Alt+N">
      <Button leftSection={<IconPlus size={15} />} onClick={create}>
        {t('groups.create')}
      </Button>
    </Tooltip>
  );
  return (
    <Page title={t('navigation.groups')} actions={button} isFilled>
      <RecordList
        label={t('navigation.groups')}
        columns={columns}
        answer={answer}
        rowKey={(row) => row.id}
        state={state}
        onState={setState}
        onOpen={(row) => void navigate({ to: '/groups/$id', params: { id: row.id } })}
        empty={{ text: t('groups.empty'), action: button }}
      />
    </Page>
  );
}
