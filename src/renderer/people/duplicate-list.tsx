import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair, DuplicatePerson } from '../../shared/duplicates.ts';
import { searchText } from '../../shared/search-text.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { useListState } from '../components/record-list/list-state.ts';
import { RecordList } from '../components/record-list/record-list.tsx';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';
import { likelihoodText, reasonsText } from './duplicate-words.ts';
import { allPairs } from './pair-order.ts';

/** The one order that the pairs come in; no column sorts it. */
type Sort = 'score';

/** Pairs of people who may be one, the likeliest first; a pair is opened to be compared. */
export function DuplicateListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const navigate = useNavigate();
  const [state, setState] = useListState<Sort>('duplicates', { sort: 'score', descending: true });
  const answer = useQuery(api.people.duplicates.queryOptions({ input: allPairs, placeholderData: keepPreviousData }));
  const back = () => void navigate({ to: '/people' });
  useHotkeys([['Escape', back, { preventDefault: false }]]);

  const wanted = searchText(state.search);
  const rows = answer.data?.rows.filter(({ one, other }) =>
    [one, other].some(({ name }) => searchText(name).includes(wanted)),
  );
  const columns: ListColumn<DuplicatePair, Sort>[] = [
    { key: 'one', title: t('duplicates.one'), width: '2fr', render: ({ one }) => personText(one) },
    { key: 'other', title: t('duplicates.other'), width: '2fr', render: ({ other }) => personText(other) },
    {
      key: 'score',
      title: t('duplicates.likelihood'),
      width: '120px',
      render: ({ score }) => likelihoodText(t, score),
    },
    {
      key: 'reasons',
      title: t('duplicates.reasons'),
      width: '2.4fr',
      render: ({ reasons }) => reasonsText(t, reasons),
    },
  ];
  return (
    <Page
      title={t('duplicates.title')}
      before={
        <Tooltip label={t('ui.backHint')}>
          <ActionIcon aria-label={t('ui.back')} onClick={back}>
            <IconArrowLeft size={17} />
          </ActionIcon>
        </Tooltip>
      }
      isFilled
    >
      <RecordList
        label={t('duplicates.title')}
        columns={columns}
        answer={{ ...answer, data: answer.data && { rows: rows ?? [], total: answer.data.total } }}
        rowKey={({ one, other }) => `${one.id}/${other.id}`}
        state={state}
        onState={setState}
        onOpen={({ one, other }) =>
          void navigate({ to: '/people/duplicates/$one/$other', params: { one: one.id, other: other.id } })
        }
        empty={{ text: t('duplicates.empty') }}
      />
    </Page>
  );
}

/** Name and village: two of one name are told apart by where they live. */
function personText({ name, areaName }: DuplicatePerson): string {
  const village = areaName.split(',')[0] ?? '';
  return village === '' ? name : `${name} (${village})`;
}
