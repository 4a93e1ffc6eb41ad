import { Button, Tooltip } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/money.ts';
import { pillarOf } from '../../shared/programs.ts';
import type { ProgramRow } from '../../shared/programs.ts';
import { useListState } from '../components/record-list/list-state.ts';
import { RecordList } from '../components/record-list/record-list.tsx';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { YearPicker } from '../components/year-picker.tsx';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { useLanguage } from '../use-language.ts';

type Sort = 'code' | 'name' | 'mainTpb' | 'stage' | 'status' | 'groups' | 'budget';

export function ProgramListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const unit = useUnit();
  const thisYear = Number(useToday().slice(0, 4));
  const navigate = useNavigate();
  const stages = useChoices('stage');
  const [year, setYear] = useState(thisYear);
  const [state, setState] = useListState<Sort>('programs', { sort: 'code' });
  const [search] = useDebouncedValue(state.search, 150);
  const { sort, descending } = state;
  const answer = useQuery(
    api.programs.list.queryOptions({
      input: { unitId: unit.id, year, search, sort, descending, limit: 5000 },
      placeholderData: keepPreviousData,
    }),
  );
  const create = () => void navigate({ to: '/programs/$id', params: { id: 'new' } });
  useHotkeys([['alt+N', create]], []);

  const columns: ListColumn<ProgramRow, Sort>[] = [
    { key: 'code', title: t('programs.code'), width: '90px', sort: 'code', render: (row) => row.code },
    {
      key: 'name',
      title: t('programs.name'),
      width: '3fr',
      sort: 'name',
      render: (row) => (row.expansion === '' ? row.name : `${row.name} – ${row.expansion}`),
    },
    {
      key: 'tpb',
      title: t('programs.tpbAndPillar'),
      width: '1.5fr',
      sort: 'mainTpb',
      render: (row) => `${row.mainTpb} · ${t(`pillar.${pillarOf(row.mainTpb)}`)}`,
    },
    {
      key: 'stage',
      title: t('programs.stage'),
      width: '1.1fr',
      sort: 'stage',
      render: (row) => stages.labelOf(row.stage),
    },
    {
      key: 'status',
      title: t('programs.status'),
      width: '1fr',
      sort: 'status',
      render: (row) => t(`programStatus.${row.status}`),
    },
    {
      key: 'groups',
      title: t('programs.groupCount'),
      width: '74px',
      sort: 'groups',
      align: 'right',
      render: (row) => row.groups,
    },
    {
      key: 'budget',
      title: t('programs.budgetOf', { year }),
      width: '130px',
      sort: 'budget',
      align: 'right',
      render: (row) => formatNumber(row.budget, language),
    },
    {
      key: 'spent',
      title: t('programs.spentOf', { year }),
      width: '130px',
      align: 'right',
      render: (row) => formatNumber(row.spent, language),
    },
  ];
  const button = (
    <Tooltip label="Alt+N">
      <Button leftSection={<IconPlus size={15} />} onClick={create}>
        {t('programs.create')}
      </Button>
    </Tooltip>
  );
  return (
    <Page title={t('navigation.programs')} actions={button} isFilled>
      <RecordList
        label={t('navigation.programs')}
        columns={columns}
        answer={answer}
        rowKey={(row) => row.id}
        state={state}
        onState={setState}
        onOpen={(row) => void navigate({ to: '/programs/$id', params: { id: row.id } })}
        empty={{ text: t('programs.empty'), action: button }}
        filters={<YearPicker label={t('programs.budgetYear')} value={year} onChange={setYear} />}
      />
    </Page>
  );
}
