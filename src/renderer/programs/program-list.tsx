import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shareOf } from '../../shared/money.ts';
import {
  fundTypes,
  listProgramsSchema,
  pillarOf,
  pillars,
  programGaps,
  programStatuses,
} from '../../shared/programs.ts';
import type { ProgramRow } from '../../shared/programs.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { SortOf } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { useGroupOptions } from '../use-record-options.ts';

export function ProgramListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const thisYear = Number(useToday().slice(0, 4));
  const navigate = useNavigate();
  const stages = useChoices('stage');
  const companyPillars = useChoices('companyPillar');
  const groups = useGroupOptions();
  const list = useList('programs', listProgramsSchema, { sort: 'code', filters: { year: thisYear } });
  const { year = thisYear } = list.input;
  const answer = useQuery(
    api.programs.list.queryOptions({
      input: { ...list.input, year, unitId: unit.id },
      placeholderData: keepPreviousData,
    }),
  );

  const columns: ListColumn<ProgramRow, SortOf<typeof listProgramsSchema>>[] = [
    { key: 'code', title: t('programs.code'), width: 70, sort: 'code', value: (row) => row.code },
    {
      key: 'name',
      title: t('programs.name'),
      width: 190,
      grows: true,
      sort: 'name',
      value: (row) => (row.expansion === '' ? row.name : `${row.name} – ${row.expansion}`),
    },
    { key: 'tpb', title: t('programs.tpb'), kind: 'integer', width: 36, sort: 'mainTpb', value: (row) => row.mainTpb },
    {
      key: 'pillar',
      title: t('programs.pillar'),
      width: 84,
      grows: true,
      value: (row) => t(`pillar.${pillarOf(row.mainTpb)}`),
    },
    { key: 'stage', title: t('programs.stage'), width: 104, sort: 'stage', value: (row) => stages.labelOf(row.stage) },
    {
      key: 'status',
      title: t('programs.status'),
      width: 88,
      sort: 'status',
      value: (row) => t(`programStatus.${row.status}`),
    },
    {
      key: 'groups',
      title: t('programs.groupCount'),
      kind: 'integer',
      width: 70,
      sort: 'groups',
      value: (row) => row.groups,
    },
    {
      key: 'budget',
      title: t('programs.budgetOf', { year }),
      kind: 'money',
      width: 104,
      sort: 'budget',
      value: (row) => row.budget,
    },
    {
      key: 'spent',
      title: t('programs.spentOf', { year }),
      kind: 'money',
      width: 104,
      sort: 'spent',
      value: (row) => row.spent,
    },
    {
      key: 'share',
      title: t('programs.share'),
      kind: 'percent',
      width: 60,
      share: { part: 'spent', whole: 'budget' },
      value: (row) => shareOf(row.spent, row.budget),
    },
    {
      key: 'companyPillar',
      title: t('programs.companyPillar'),
      width: 120,
      isOffered: true,
      value: (row) => (row.companyPillar === null ? '' : companyPillars.labelOf(row.companyPillar)),
    },
    {
      key: 'fundType',
      title: t('programs.fundType'),
      width: 120,
      isOffered: true,
      value: (row) => t(`fundType.${row.fundType}`),
    },
    { key: 'areas', title: t('programs.areas'), width: 160, isOffered: true, value: (row) => row.areas },
    {
      key: 'coordinator',
      title: t('programs.coordinator'),
      width: 160,
      isOffered: true,
      sort: 'coordinator',
      value: (row) => row.coordinator,
    },
    {
      key: 'startDate',
      title: t('programs.startDate'),
      kind: 'date',
      width: 100,
      isOffered: true,
      sort: 'startDate',
      value: (row) => row.startDate,
    },
    {
      key: 'endDate',
      title: t('programs.endDate'),
      kind: 'date',
      width: 100,
      isOffered: true,
      sort: 'endDate',
      value: (row) => row.endDate,
    },
  ];
  const filters: ListFilter[] = [
    { key: 'year', label: t('programs.budgetYear'), control: 'year', isFixed: true },
    { key: 'stage', label: t('programs.stage'), control: 'choice', options: stages.options },
    {
      key: 'status',
      label: t('programs.status'),
      control: 'choice',
      options: programStatuses.map((value) => ({ value, label: t(`programStatus.${value}`) })),
    },
    {
      key: 'pillar',
      label: t('programs.pillar'),
      control: 'choice',
      options: pillars.map((value) => ({ value, label: t(`pillar.${value}`) })),
    },
    { key: 'areaCode', label: t('programs.areas'), control: 'area', isRare: true },
    { key: 'groupId', label: t('programs.groups'), control: 'choice', options: groups, isRare: true },
    {
      key: 'fundType',
      label: t('programs.fundType'),
      control: 'choice',
      options: fundTypes.map((value) => ({ value, label: t(`fundType.${value}`) })),
      isRare: true,
    },
    {
      key: 'lacks',
      label: t('list.lacks'),
      control: 'choice',
      options: programGaps.map((value) => ({ value, label: t(`list.gaps.${value}`) })),
      isRare: true,
    },
  ];
  const totals = answer.data?.totals;
  return (
    <ListPage
      list={list}
      title={t('navigation.programs')}
      columns={columns}
      filters={filters}
      answer={answer}
      totals={totals && { ...totals, share: shareOf(totals.spent, totals.budget) }}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/programs/$id', params: { id: row.id } })}
      emptyText={t('programs.empty')}
      create={{
        label: t('programs.create'),
        start: () => void navigate({ to: '/programs/$id', params: { id: 'new' } }),
      }}
    />
  );
}
