import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { assistanceGaps, itemConditions, listAssistanceSchema } from '../../shared/assistance.ts';
import type { AssistanceRow } from '../../shared/assistance.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { SortOf } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useGroupOptions, useProgramOptions } from '../use-record-options.ts';

export function AssistanceListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const navigate = useNavigate();
  const groups = useGroupOptions();
  const programs = useProgramOptions();
  const list = useList('assistance', listAssistanceSchema, { sort: 'date', descending: true });
  const answer = useQuery(
    api.assistance.list.queryOptions({ input: { ...list.input, unitId: unit.id }, placeholderData: keepPreviousData }),
  );

  const columns: ListColumn<AssistanceRow, SortOf<typeof listAssistanceSchema>>[] = [
    { key: 'date', title: t('assistance.date'), kind: 'date', width: 84, sort: 'date', value: (row) => row.date },
    {
      key: 'group',
      title: t('recordKind.group'),
      width: 130,
      grows: true,
      sort: 'groupName',
      value: (row) => row.groupName,
    },
    {
      key: 'description',
      title: t('assistance.description'),
      width: 140,
      grows: true,
      sort: 'description',
      value: (row) => row.description,
    },
    { key: 'items', title: t('assistance.items'), width: 120, grows: true, value: (row) => row.items },
    {
      key: 'bastNumber',
      title: t('assistance.bastNumber'),
      width: 110,
      grows: true,
      sort: 'bastNumber',
      value: (row) => row.bastNumber,
    },
    {
      key: 'value',
      title: t('assistance.value'),
      kind: 'money',
      width: 96,
      sort: 'value',
      value: (row) => row.value,
    },
    {
      key: 'condition',
      title: t('assistance.condition'),
      width: 76,
      value: (row) => (row.lastCondition === null ? '' : t(`itemCondition.${row.lastCondition}`)),
    },
    {
      key: 'lastCheckedOn',
      title: t('assistance.lastCheckedOn'),
      kind: 'date',
      width: 98,
      sort: 'lastCheckedOn',
      value: (row) => row.lastCheckedOn,
    },
    {
      key: 'needsCheck',
      title: t('assistance.needsCheck'),
      width: 74,
      value: (row) => (row.needsCheck ? t('list.yes') : ''),
    },
    {
      key: 'program',
      title: t('recordKind.program'),
      width: 160,
      isOffered: true,
      sort: 'programCode',
      value: (row) => [row.programCode, row.programName].filter(Boolean).join(' · '),
    },
    {
      key: 'deliveredBy',
      title: t('assistance.deliveredBy'),
      width: 140,
      isOffered: true,
      value: (row) => row.deliveredBy,
    },
    {
      key: 'receivedBy',
      title: t('assistance.receivedBy'),
      width: 140,
      isOffered: true,
      value: (row) => row.receivedBy,
    },
  ];
  const filters: ListFilter[] = [
    { key: 'year', label: t('ui.year'), control: 'year' },
    { key: 'quarter', label: t('ui.quarter'), control: 'quarter' },
    { key: 'groupId', label: t('recordKind.group'), control: 'choice', options: groups },
    { key: 'programId', label: t('recordKind.program'), control: 'choice', options: programs },
    {
      key: 'condition',
      label: t('assistance.lastCondition'),
      control: 'choice',
      options: itemConditions.map((value) => ({ value, label: t(`itemCondition.${value}`) })),
      isRare: true,
    },
    {
      key: 'needsCheck',
      label: t('assistance.needsCheck'),
      control: 'choice',
      options: [
        { value: true, label: t('list.yes') },
        { value: false, label: t('list.no') },
      ],
      isRare: true,
    },
    {
      key: 'lacks',
      label: t('list.lacks'),
      control: 'choice',
      options: assistanceGaps.map((value) => ({ value, label: t(`list.gaps.${value}`) })),
      isRare: true,
    },
  ];
  return (
    <ListPage
      list={list}
      title={t('navigation.assistance')}
      columns={columns}
      filters={filters}
      answer={answer}
      totals={answer.data && { value: answer.data.totals.value }}
      totalsNote={answer.data && t('assistance.totalsNote', { count: answer.data.totals.needsCheck })}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/assistance/$id', params: { id: row.id } })}
      emptyText={t('assistance.empty')}
      create={{
        label: t('assistance.create'),
        start: () => void navigate({ to: '/assistance/$id', params: { id: 'new' } }),
      }}
    />
  );
}
