import { Button, Tooltip } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listMeetingsSchema, meetingGaps } from '../../shared/meetings.ts';
import type { MeetingRow } from '../../shared/meetings.ts';
import { formatNumber } from '../../shared/money.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import type { ListFilter } from '../components/record-list/list-filter.ts';
import { ListPage } from '../components/record-list/list-page.tsx';
import { useList } from '../components/record-list/use-list.ts';
import type { SortOf } from '../components/record-list/use-list.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { useLanguage } from '../use-language.ts';
import { useGroupOptions, useProgramOptions } from '../use-record-options.ts';
import { NewMeetingButton } from './template-menu.tsx';

const mostPacked = 100;

export function MeetingListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const unit = useUnit();
  const navigate = useNavigate();
  const kinds = useChoices('meetingKind');
  const programs = useProgramOptions();
  const groups = useGroupOptions();
  const list = useList('meetings', listMeetingsSchema, { sort: 'date', descending: true });
  const answer = useQuery(
    api.meetings.list.queryOptions({ input: { ...list.input, unitId: unit.id }, placeholderData: keepPreviousData }),
  );

  const columns: ListColumn<MeetingRow, SortOf<typeof listMeetingsSchema>>[] = [
    { key: 'date', title: t('meetings.date'), kind: 'date', width: 84, sort: 'date', value: (row) => row.date },
    {
      key: 'lastDate',
      title: t('meetings.lastDate'),
      kind: 'date',
      width: 84,
      sort: 'lastDate',
      value: (row) => (row.lastDate === row.date ? null : row.lastDate),
    },
    {
      key: 'kind',
      title: t('meetings.kind'),
      width: 110,
      grows: true,
      sort: 'kind',
      value: (row) => kinds.labelOf(row.kind),
    },
    { key: 'title', title: t('meetings.title'), width: 220, grows: true, sort: 'title', value: (row) => row.title },
    { key: 'place', title: t('meetings.place'), width: 110, grows: true, sort: 'place', value: (row) => row.place },
    { key: 'sessions', title: t('meetings.sessions'), kind: 'integer', width: 36, value: (row) => row.sessions },
    {
      key: 'participants',
      title: t('meetings.uniquePeople'),
      kind: 'integer',
      width: 80,
      sort: 'participants',
      value: (row) => row.participants,
    },
    {
      key: 'attended',
      title: t('meetings.attended'),
      kind: 'integer',
      width: 52,
      sort: 'attended',
      value: (row) => row.attended,
    },
    {
      key: 'attendedMale',
      title: t('meetings.attendedMale'),
      kind: 'integer',
      width: 56,
      value: (row) => row.attendedMale,
    },
    {
      key: 'attendedFemale',
      title: t('meetings.attendedFemale'),
      kind: 'integer',
      width: 56,
      value: (row) => row.attendedFemale,
    },
    {
      key: 'attendances',
      title: t('meetings.attendances'),
      kind: 'integer',
      width: 80,
      isOffered: true,
      value: (row) => row.attendances,
    },
    {
      key: 'number',
      title: t('meetings.number'),
      width: 130,
      isOffered: true,
      sort: 'number',
      value: (row) => row.number,
    },
    { key: 'chair', title: t('meetings.chair'), width: 140, isOffered: true, sort: 'chair', value: (row) => row.chair },
    { key: 'programs', title: t('meetings.programs'), width: 150, isOffered: true, value: (row) => row.programs },
    { key: 'groups', title: t('meetings.groups'), width: 170, isOffered: true, value: (row) => row.groups },
    { key: 'outcome', title: t('meetings.outcome'), width: 220, isOffered: true, value: (row) => row.outcome },
  ];
  const filters: ListFilter[] = [
    { key: 'year', label: t('ui.year'), control: 'year' },
    { key: 'quarter', label: t('ui.quarter'), control: 'quarter' },
    { key: 'kind', label: t('meetings.kind'), control: 'choice', options: kinds.options },
    { key: 'areaCode', label: t('meetings.area'), control: 'area' },
    { key: 'programId', label: t('recordKind.program'), control: 'choice', options: programs, isRare: true },
    { key: 'groupId', label: t('recordKind.group'), control: 'choice', options: groups, isRare: true },
    {
      key: 'lacks',
      label: t('list.lacks'),
      control: 'choice',
      options: meetingGaps.map((value) => ({ value, label: t(`list.gaps.${value}`) })),
      isRare: true,
    },
  ];
  // A pack of more is more than anybody prints at once: the list is narrowed first.
  const packed = (answer.data?.total ?? 0) > mostPacked ? [] : (answer.data?.rows.map(({ id }) => id) ?? []);
  return (
    <ListPage
      list={list}
      title={t('navigation.meetings')}
      columns={columns}
      filters={filters}
      answer={answer}
      totals={answer.data?.totals}
      totalsNote={
        answer.data && t('meetings.totalsNote', { people: formatNumber(answer.data.totals.people, language) })
      }
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/meetings/$id', params: { id: row.id } })}
      nothingText={useNothingText(list.state)}
      emptyText={t('meetings.empty')}
      actions={
        packed.length > 0 && (
          <Tooltip label={t('packPage.ofListHint', { count: packed.length })}>
            <Button
              variant="default"
              leftSection={<IconFiles size={15} />}
              onClick={() => void navigate({ to: '/packs', search: { meetings: packed } })}
            >
              {t('packPage.ofList')}
            </Button>
          </Tooltip>
        )
      }
      createButtons={{ onPage: <NewMeetingButton />, onEmpty: <NewMeetingButton hasKeys={false} /> }}
    />
  );
}

/** Where only the period narrows the list, that there was no meeting in it. */
function useNothingText({ search, filters }: { search: string; filters: Record<string, unknown> }) {
  const { t } = useTranslation();
  const { year, quarter, ...others } = filters;
  if (search !== '' || typeof year !== 'number' || Object.keys(others).length > 0) return undefined;
  if (typeof quarter !== 'number') return t('meetings.noneInYear', { year });
  return t('meetings.noneInQuarter', { period: t('quarter.withYear', { roman: romanQuarter(quarter), year }) });
}
