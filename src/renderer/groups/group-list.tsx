import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { groupGaps, listGroupsSchema } from '../../shared/groups.ts';
import type { GroupRow } from '../../shared/groups.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { SortOf } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { useProgramOptions } from '../use-record-options.ts';

export function GroupListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const navigate = useNavigate();
  const kinds = useChoices('groupKind');
  const stages = useChoices('stage');
  const programs = useProgramOptions();
  const list = useList('groups', listGroupsSchema, { sort: 'name' });
  const { area } = useSearch({ from: '/groups' });
  const { change } = list;
  useEffect(() => {
    if (area === undefined) return;
    change({ search: '', filters: { areaCode: area } });
    // The filter is the list's from here on; coming back must not set it again.
    void navigate({ to: '/groups', search: {}, replace: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `change` is new with every drawing
  }, [area, navigate]);
  const answer = useQuery(
    api.groups.list.queryOptions({ input: { ...list.input, unitId: unit.id }, placeholderData: keepPreviousData }),
  );

  const columns: ListColumn<GroupRow, SortOf<typeof listGroupsSchema>>[] = [
    { key: 'name', title: t('groups.name'), width: 190, grows: true, sort: 'name', value: (row) => row.name },
    {
      key: 'kind',
      title: t('groups.kind'),
      width: 120,
      grows: true,
      sort: 'kind',
      value: (row) => kinds.labelOf(row.kind),
    },
    { key: 'area', title: t('groups.area'), width: 150, grows: true, sort: 'areaName', value: (row) => row.areaName },
    {
      key: 'chair',
      title: t('groups.chair'),
      width: 120,
      grows: true,
      sort: 'chairName',
      value: (row) => row.chairName,
    },
    {
      key: 'members',
      title: t('groups.memberCounts'),
      kind: 'integer',
      width: 66,
      sort: 'members',
      value: (row) => row.members,
    },
    { key: 'membersMale', title: t('groups.male'), kind: 'integer', width: 36, value: (row) => row.membersMale },
    { key: 'membersFemale', title: t('groups.female'), kind: 'integer', width: 36, value: (row) => row.membersFemale },
    { key: 'stage', title: t('groups.stage'), width: 108, sort: 'stage', value: (row) => stages.labelOf(row.stage) },
    { key: 'programs', title: t('groups.programs'), width: 110, grows: true, value: (row) => row.programs },
    {
      key: 'shortName',
      title: t('groups.shortName'),
      width: 120,
      isOffered: true,
      value: (row) => row.shortName,
    },
    {
      key: 'decreeNumber',
      title: t('groups.decreeNumber'),
      width: 150,
      isOffered: true,
      sort: 'decreeNumber',
      value: (row) => row.decreeNumber,
    },
    {
      key: 'decreeDate',
      title: t('groups.decreeDate'),
      kind: 'date',
      width: 100,
      isOffered: true,
      sort: 'decreeDate',
      value: (row) => row.decreeDate,
    },
    {
      key: 'decreeIssuer',
      title: t('groups.decreeIssuer'),
      width: 150,
      isOffered: true,
      value: (row) => row.decreeIssuer,
    },
    {
      key: 'foundedOn',
      title: t('groups.foundedOn'),
      kind: 'date',
      width: 110,
      isOffered: true,
      sort: 'foundedOn',
      value: (row) => row.foundedOn,
    },
    { key: 'products', title: t('groups.products'), width: 180, isOffered: true, value: (row) => row.products },
    {
      key: 'localHero',
      title: t('groups.localHero'),
      width: 140,
      isOffered: true,
      sort: 'localHero',
      value: (row) => row.localHero,
    },
    {
      key: 'licences',
      title: t('groups.licences'),
      kind: 'integer',
      width: 60,
      isOffered: true,
      sort: 'licences',
      value: (row) => row.licences,
    },
    {
      key: 'expiredLicences',
      title: t('groups.expiredLicences'),
      kind: 'integer',
      width: 110,
      isOffered: true,
      sort: 'expiredLicences',
      value: (row) => row.expiredLicences,
    },
    {
      key: 'isActive',
      title: t('groups.isActive'),
      width: 90,
      isOffered: true,
      value: (row) => t(row.isActive ? 'list.yes' : 'list.no'),
    },
  ];
  const filters: ListFilter[] = [
    { key: 'kind', label: t('groups.kind'), control: 'choice', options: kinds.options },
    { key: 'areaCode', label: t('groups.area'), control: 'area' },
    { key: 'stage', label: t('groups.stage'), control: 'choice', options: stages.options },
    { key: 'programId', label: t('recordKind.program'), control: 'choice', options: programs, isRare: true },
    {
      key: 'isActive',
      label: t('groups.isActive'),
      control: 'choice',
      options: [
        { value: true, label: t('list.yes') },
        { value: false, label: t('list.no') },
      ],
      isRare: true,
    },
    {
      key: 'hasExpiredLicence',
      label: t('groups.expiredLicences'),
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
      options: groupGaps.map((value) => ({ value, label: t(`list.gaps.${value}`) })),
      isRare: true,
    },
  ];
  return (
    <ListPage
      list={list}
      title={t('navigation.groups')}
      columns={columns}
      filters={filters}
      answer={answer}
      totals={answer.data?.totals}
      totalsNote={answer.data && t('groups.totalsNote', { people: answer.data.totals.people })}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/groups/$id', params: { id: row.id } })}
      emptyText={t('groups.empty')}
      create={{
        label: t('groups.create'),
        start: () => void navigate({ to: '/groups/$id', params: { id: 'new' } }),
      }}
    />
  );
}
