import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/money.ts';
import { genderSchema, listPeopleSchema, personGaps } from '../../shared/people.ts';
import type { PersonRow } from '../../shared/people.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { SortOf } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import { useGroupOptions } from '../use-record-options.ts';
import { DuplicatesButton } from './duplicates-button.tsx';

export function PersonListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const navigate = useNavigate();
  const groups = useGroupOptions();
  const list = useList('people', listPeopleSchema, { sort: 'name' });
  const answer = useQuery(api.people.list.queryOptions({ input: list.input, placeholderData: keepPreviousData }));

  const columns: ListColumn<PersonRow, SortOf<typeof listPeopleSchema>>[] = [
    { key: 'name', title: t('people.name'), width: 210, grows: true, sort: 'name', value: (row) => row.name },
    { key: 'gender', title: t('people.gender'), width: 52, sort: 'gender', value: (row) => row.gender },
    { key: 'phone', title: t('people.phone'), width: 120, value: (row) => row.phone },
    { key: 'area', title: t('people.area'), width: 200, grows: true, sort: 'areaName', value: (row) => row.areaName },
    { key: 'groups', title: t('people.groups'), width: 200, grows: true, sort: 'groups', value: (row) => row.groups },
    {
      key: 'attendances',
      title: t('people.attendanceCount'),
      kind: 'integer',
      width: 86,
      sort: 'attendances',
      value: (row) => row.attendances,
    },
    {
      // A year is a name, not a figure: as a text it gets no thousands separator.
      key: 'birthYear',
      title: t('people.birthYear'),
      width: 90,
      isOffered: true,
      sort: 'birthYear',
      value: (row) => (row.birthYear === null ? '' : String(row.birthYear)),
    },
    {
      key: 'consentDate',
      title: t('people.consentDate'),
      kind: 'date',
      width: 140,
      isOffered: true,
      sort: 'consentDate',
      value: (row) => row.consentDate,
    },
  ];
  const filters: ListFilter[] = [
    {
      key: 'gender',
      label: t('people.gender'),
      control: 'choice',
      options: genderSchema.options.map((value) => ({ value, label: value })),
    },
    { key: 'areaCode', label: t('people.area'), control: 'area' },
    { key: 'groupId', label: t('people.groups'), control: 'choice', options: groups },
    { key: 'year', label: t('people.attendedIn'), control: 'year', isRare: true },
    { key: 'quarter', label: t('ui.quarter'), control: 'quarter', isRare: true },
    {
      key: 'lacks',
      label: t('list.lacks'),
      control: 'choice',
      options: personGaps.map((value) => ({ value, label: t(`list.gaps.${value}`) })),
      isRare: true,
    },
  ];
  const totals = answer.data?.totals;
  return (
    <ListPage
      list={list}
      title={t('navigation.people')}
      columns={columns}
      filters={filters}
      answer={answer}
      totals={totals && { attendances: totals.attendances }}
      totalsNote={
        totals &&
        t('people.totalsNote', {
          male: formatNumber(totals.male, language),
          female: formatNumber(totals.female, language),
        })
      }
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/people/$id', params: { id: row.id } })}
      emptyText={t('people.empty')}
      actions={<DuplicatesButton people={answer.data?.total ?? 0} />}
      create={{
        label: t('people.create'),
        start: () => void navigate({ to: '/people/$id', params: { id: 'new' } }),
      }}
    />
  );
}
