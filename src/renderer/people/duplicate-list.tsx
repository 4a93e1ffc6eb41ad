import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import type { DuplicatePair, DuplicatePerson } from '../../shared/duplicates.ts';
import { listFields, sortFields } from '../../shared/record.ts';
import { searchText } from '../../shared/search-text.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import { useList } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';
import { likelihoodText, reasonsText } from './duplicate-words.ts';
import { allPairs } from './pair-order.ts';

/** Pairs come in the one order of their likelihood; no column sorts them. */
const listPairsSchema = z.object({ ...listFields, ...sortFields(['score']) });

/** Pairs of people who may be one, the likeliest first; a pair is opened to be compared. */
export function DuplicateListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const navigate = useNavigate();
  const list = useList('duplicates', listPairsSchema, { sort: 'score', descending: true });
  const answer = useQuery(api.people.duplicates.queryOptions({ input: allPairs, placeholderData: keepPreviousData }));
  const back = () => void navigate({ to: '/people' });
  useHotkeys([['Escape', (event) => !isInDialog(event) && back(), { preventDefault: false }]]);

  const wanted = searchText(list.state.search);
  const rows = (answer.data?.rows ?? []).filter(({ one, other }) =>
    [one, other].some(({ name }) => searchText(name).includes(wanted)),
  );
  const columns: ListColumn<DuplicatePair, 'score'>[] = [
    { key: 'one', title: t('duplicates.one'), width: 240, grows: true, value: ({ one }) => personText(one) },
    { key: 'other', title: t('duplicates.other'), width: 240, grows: true, value: ({ other }) => personText(other) },
    { key: 'score', title: t('duplicates.likelihood'), width: 120, value: ({ score }) => likelihoodText(t, score) },
    {
      key: 'reasons',
      title: t('duplicates.reasons'),
      width: 290,
      grows: true,
      value: ({ reasons }) => reasonsText(t, reasons),
    },
  ];
  return (
    <ListPage
      list={list}
      title={t('duplicates.title')}
      before={
        <Tooltip label={t('ui.backHint')}>
          <ActionIcon aria-label={t('ui.back')} onClick={back}>
            <IconArrowLeft size={17} />
          </ActionIcon>
        </Tooltip>
      }
      columns={columns}
      answer={{
        ...answer,
        data: answer.data && { rows, total: wanted === '' ? answer.data.total : rows.length },
      }}
      rowKey={({ one, other }) => `${one.id}/${other.id}`}
      onOpen={({ one, other }) =>
        void navigate({ to: '/people/duplicates/$one/$other', params: { one: one.id, other: other.id } })
      }
      emptyText={t('duplicates.empty')}
    />
  );
}

/** In a menu of the list Escape closes the menu only. */
function isInDialog({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}

/** Name and village: two of one name are told apart by where they live. */
function personText({ name, areaName }: DuplicatePerson): string {
  const village = areaName.split(',')[0] ?? '';
  return village === '' ? name : `${name} (${village})`;
}
