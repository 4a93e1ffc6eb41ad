import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lessonStates, listLessonsSchema } from '../../shared/lessons.ts';
import type { Lesson } from '../../shared/lessons.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { SortOf } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useGroupOptions } from '../use-record-options.ts';
import { NextCheck, useNextCheckText } from './lesson-standing.tsx';

/** What the unit's groups learned on all their visits, and what is to be looked at. */
export function LessonListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const navigate = useNavigate();
  const groups = useGroupOptions();
  const nextCheckText = useNextCheckText();
  const list = useList('lessons', listLessonsSchema, { sort: 'sessionDate', descending: true });
  const answer = useQuery(
    api.lessons.list.queryOptions({ input: { ...list.input, unitId: unit.id }, placeholderData: keepPreviousData }),
  );
  const columns: ListColumn<Lesson, SortOf<typeof listLessonsSchema>>[] = [
    {
      key: 'sessionDate',
      title: t('meetings.date'),
      kind: 'date',
      width: 84,
      sort: 'sessionDate',
      value: (row) => row.sessionDate,
    },
    {
      key: 'group',
      title: t('recordKind.group'),
      width: 130,
      grows: true,
      sort: 'group',
      value: (row) => row.groupName,
    },
    { key: 'problem', title: t('lessons.problem'), width: 150, grows: true, value: (row) => row.problem },
    {
      key: 'lesson',
      title: t('lessons.lesson'),
      width: 190,
      grows: true,
      sort: 'lesson',
      value: (row) => row.lesson,
    },
    { key: 'plan', title: t('lessons.plan'), width: 150, grows: true, value: (row) => row.plan },
    {
      key: 'state',
      title: t('lessons.state'),
      width: 100,
      sort: 'state',
      value: (row) => t(`lessonState.${row.state}`),
    },
    {
      key: 'nextCheck',
      title: t('lessons.nextCheck'),
      width: 196,
      value: nextCheckText,
      render: (row) => <NextCheck lesson={row} />,
    },
    {
      key: 'meeting',
      title: t('recordKind.meeting'),
      width: 200,
      isOffered: true,
      value: (row) => row.meetingTitle,
    },
    { key: 'place', title: t('meetings.place'), width: 160, isOffered: true, value: (row) => row.sessionPlace },
    {
      key: 'responsible',
      title: t('followUps.responsible'),
      width: 130,
      isOffered: true,
      sort: 'responsible',
      value: (row) => row.responsible,
    },
    {
      key: 'dueOn',
      title: t('followUps.dueOn'),
      kind: 'date',
      width: 92,
      isOffered: true,
      sort: 'dueOn',
      value: (row) => row.dueOn,
    },
    { key: 'proof', title: t('followUps.proofNote'), width: 160, isOffered: true, value: (row) => row.proofNote },
  ];
  const filters: ListFilter[] = [
    { key: 'year', label: t('ui.year'), control: 'year' },
    { key: 'quarter', label: t('ui.quarter'), control: 'quarter' },
    { key: 'groupId', label: t('recordKind.group'), control: 'choice', options: groups },
    {
      key: 'state',
      label: t('lessons.state'),
      control: 'choice',
      options: lessonStates.map((value) => ({ value, label: t(`lessonState.${value}`) })),
    },
    {
      key: 'isCheckDue',
      label: t('lessons.checkDue'),
      control: 'choice',
      options: [
        { value: true, label: t('list.yes') },
        { value: false, label: t('list.no') },
      ],
      isRare: true,
    },
  ];
  return (
    <ListPage
      list={list}
      title={t('navigation.lessons')}
      columns={columns}
      filters={filters}
      answer={answer}
      totalsNote={answer.data && t('lessons.totalsNote', answer.data.totals)}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/lessons/$id', params: { id: row.id } })}
      emptyText={t('lessons.empty')}
      create={{
        label: t('lessons.create'),
        start: () => void navigate({ to: '/lessons/$id', params: { id: 'new' } }),
      }}
    />
  );
}
