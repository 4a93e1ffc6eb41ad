import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { attitudes, listOrganizationsSchema, organizationGaps, quadrants } from '../../shared/organizations.ts';
import type { OrganizationRow } from '../../shared/organizations.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { SortOf } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { useRemembered } from '../use-remembered.ts';
import { StakeholderMatrix } from './stakeholder-matrix.tsx';
import { stakeholderViewSchema, stakeholderViews } from './stakeholder-search.ts';

/** Stakeholders as a list, or by influence and interest; both are narrowed and printed alike. */
export function OrganizationListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const navigate = useNavigate();
  const kinds = useChoices('organizationKind');
  const list = useList('organizations', listOrganizationsSchema, { sort: 'name' });
  const search = useSearch({ from: '/stakeholders' });
  const [lastView, rememberView] = useRemembered('stakeholders.view', stakeholderViewSchema, 'list');
  const view = search.view ?? lastView;
  const answer = useQuery(
    api.organizations.list.queryOptions({
      input: { ...list.input, unitId: unit.id },
      placeholderData: keepPreviousData,
    }),
  );

  const columns: ListColumn<OrganizationRow, SortOf<typeof listOrganizationsSchema>>[] = [
    { key: 'name', title: t('organizations.name'), width: 180, grows: true, sort: 'name', value: (row) => row.name },
    {
      key: 'kind',
      title: t('organizations.kind'),
      width: 118,
      grows: true,
      sort: 'kind',
      value: (row) => kinds.labelOf(row.kind),
    },
    {
      key: 'area',
      title: t('organizations.area'),
      width: 118,
      grows: true,
      sort: 'areaName',
      value: (row) => row.areaName,
    },
    {
      key: 'people',
      title: t('organizations.people'),
      kind: 'integer',
      width: 54,
      sort: 'people',
      value: (row) => row.people,
    },
    {
      key: 'influence',
      title: t('organizations.influence'),
      kind: 'integer',
      width: 74,
      sort: 'influence',
      value: (row) => row.influence,
    },
    {
      key: 'interest',
      title: t('organizations.interest'),
      kind: 'integer',
      width: 94,
      sort: 'interest',
      value: (row) => row.interest,
    },
    {
      key: 'quadrant',
      title: t('organizations.quadrant'),
      width: 104,
      sort: 'quadrant',
      value: (row) => (row.quadrant === null ? '' : t(`organizations.quadrants.${row.quadrant}`)),
    },
    {
      key: 'attitude',
      title: t('organizations.attitude'),
      width: 108,
      sort: 'attitude',
      value: (row) => t(`attitude.${row.attitude}`),
    },
    {
      key: 'lastContact',
      title: t('organizations.lastContact'),
      kind: 'date',
      width: 108,
      sort: 'lastContact',
      value: (row) => row.lastContact,
    },
    {
      key: 'contacts',
      title: t('organizations.contactCount'),
      kind: 'integer',
      width: 66,
      isOffered: true,
      value: (row) => row.contacts,
    },
    { key: 'address', title: t('organizations.address'), width: 180, isOffered: true, value: (row) => row.address },
  ];
  const filters: ListFilter[] = [
    { key: 'kind', label: t('organizations.kind'), control: 'choice', options: kinds.options },
    { key: 'areaCode', label: t('organizations.area'), control: 'area' },
    {
      key: 'quadrant',
      label: t('organizations.quadrant'),
      control: 'choice',
      options: quadrants.map((value) => ({ value, label: t(`organizations.quadrants.${value}`) })),
    },
    {
      key: 'attitude',
      label: t('organizations.attitude'),
      control: 'choice',
      options: attitudes.map((value) => ({ value, label: t(`attitude.${value}`) })),
      isRare: true,
    },
    {
      key: 'lacks',
      label: t('list.lacks'),
      control: 'choice',
      options: organizationGaps.map((value) => ({ value, label: t(`list.gaps.${value}`) })),
      isRare: true,
    },
  ];
  const matrix = (rows: readonly OrganizationRow[]) => (
    <StakeholderMatrix
      rows={rows}
      kindOf={(row) => kinds.labelOf(row.kind)}
      opened={list.state.opened}
      onOpen={(id) => list.change({ opened: id })}
    />
  );
  return (
    <ListPage
      list={list}
      title={t('navigation.stakeholders')}
      columns={columns}
      filters={filters}
      answer={answer}
      draw={view === 'matrix' ? matrix : undefined}
      totals={answer.data && { people: answer.data.totals.people, contacts: answer.data.totals.contacts }}
      totalsNote={answer.data && t('organizations.totalsNote', { people: answer.data.totals.uniquePeople })}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/stakeholders/$id', params: { id: row.id } })}
      emptyText={t('organizations.empty')}
      actions={
        <SegmentedControl
          aria-label={t('organizations.view')}
          data={stakeholderViews.map((value) => ({ value, label: t(`organizations.${value}`) }))}
          value={view}
          onChange={(value) => {
            const next = stakeholderViewSchema.parse(value);
            rememberView(next);
            void navigate({ to: '/stakeholders', search: { view: next }, replace: true });
          }}
        />
      }
      create={{
        label: t('organizations.create'),
        start: () => void navigate({ to: '/stakeholders/$id', params: { id: 'new' } }),
      }}
    />
  );
}
