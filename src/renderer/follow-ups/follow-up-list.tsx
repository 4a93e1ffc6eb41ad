import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUpRow, listFollowUpsSchema } from '../../shared/follow-ups.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import type { List, SortOf } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { StateText } from './state-text.tsx';

export interface FollowUpListProps {
  list: List<typeof listFollowUpsSchema>;
  filters: readonly ListFilter[];
  views: ReactNode;
  create: { label: string; start: () => void };
}

/** Follow-ups as a table, what is due first on top. */
export function FollowUpList({ list, filters, views, create }: FollowUpListProps) {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const navigate = useNavigate();
  const answer = useQuery(
    api.followUps.list.queryOptions({ input: { ...list.input, unitId: unit.id }, placeholderData: keepPreviousData }),
  );
  const columns: ListColumn<FollowUpRow, SortOf<typeof listFollowUpsSchema>>[] = [
    { key: 'dueOn', title: t('followUps.dueOn'), kind: 'date', width: 84, sort: 'dueOn', value: (row) => row.dueOn },
    {
      key: 'text',
      title: t('followUps.text'),
      width: 210,
      grows: true,
      sort: 'text',
      value: (row) => row.text,
    },
    {
      key: 'responsible',
      title: t('followUps.responsible'),
      width: 120,
      grows: true,
      sort: 'responsible',
      value: (row) => row.responsible,
    },
    {
      key: 'state',
      title: t('followUps.state'),
      width: 76,
      sort: 'status',
      value: (row) => t(`followUpState.${row.state}`),
      render: (row) => <StateText state={row.state} status={row.status} />,
    },
    {
      key: 'meeting',
      title: t('followUps.origin'),
      width: 130,
      grows: true,
      value: (row) => row.meetingTitle,
    },
    {
      key: 'institution',
      title: t('meetings.institution'),
      width: 120,
      grows: true,
      sort: 'institution',
      value: (row) => row.institution,
    },
    {
      key: 'decision',
      title: t('followUps.decision'),
      width: 112,
      isOffered: true,
      sort: 'decision',
      value: (row) => t(`followUpDecision.${row.decision}`),
    },
    {
      key: 'proof',
      title: t('followUps.proofNote'),
      width: 110,
      grows: true,
      value: (row) => row.proofNote,
    },
    {
      key: 'doneOn',
      title: t('followUps.doneOn'),
      kind: 'date',
      width: 92,
      isOffered: true,
      value: (row) => row.doneOn,
    },
    {
      key: 'meetingDate',
      title: t('meetings.date'),
      kind: 'date',
      width: 92,
      isOffered: true,
      sort: 'meetingDate',
      value: (row) => row.meetingDate,
    },
    {
      key: 'program',
      title: t('recordKind.program'),
      width: 150,
      isOffered: true,
      sort: 'program',
      value: (row) => row.programName,
    },
    {
      key: 'activity',
      title: t('followUps.activity'),
      width: 180,
      isOffered: true,
      value: (row) => row.activityName,
    },
    {
      key: 'decisionReason',
      title: t('followUps.decisionReason'),
      width: 180,
      isOffered: true,
      value: (row) => row.decisionReason,
    },
  ];
  return (
    <ListPage
      list={list}
      title={t('navigation.followUps')}
      columns={columns}
      filters={filters}
      answer={answer}
      totalsNote={answer.data && t('followUps.totalsNote', answer.data.totals)}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/follow-ups/$id', params: { id: row.id } })}
      emptyText={t('followUps.empty')}
      actions={views}
      create={create}
    />
  );
}
