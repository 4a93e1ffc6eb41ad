import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import type { MeetingRow } from '../../shared/meetings.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { useListState } from '../components/record-list/list-state.ts';
import { RecordList } from '../components/record-list/record-list.tsx';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { OptionalYearPicker, QuarterPicker } from '../components/year-picker.tsx';
import { useHost } from '../host/host-context.tsx';
import { Page } from '../shell/page.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useChoices } from '../use-choices.ts';
import { useLanguage } from '../use-language.ts';
import { noFilter, useMeetingFilter } from './meeting-filter.ts';
import { NewMeetingButton } from './template-menu.tsx';

type Sort = 'date' | 'kind' | 'title' | 'place' | 'participants';

export function MeetingListPage() {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const unit = useUnit();
  const navigate = useNavigate();
  const kinds = useChoices('meetingKind');
  const [filter, setFilter] = useMeetingFilter();
  const [state, setState] = useListState<Sort>('meetings', { sort: 'date', descending: true });
  const [search] = useDebouncedValue(state.search, 150);
  const { sort, descending } = state;
  const { year, quarter, kind } = filter;
  const answer = useQuery(
    api.meetings.list.queryOptions({
      input: {
        unitId: unit.id,
        search,
        sort,
        descending,
        limit: 5000,
        kind: kind ?? undefined,
        year: year ?? undefined,
        quarter: quarter ?? undefined,
      },
      placeholderData: keepPreviousData,
    }),
  );

  const columns: ListColumn<MeetingRow, Sort>[] = [
    {
      key: 'date',
      title: t('meetings.date'),
      width: '180px',
      sort: 'date',
      render: (row) =>
        row.lastDate === row.date
          ? formatShortDate(row.date, language)
          : `${formatShortDate(row.date, language)} – ${formatShortDate(row.lastDate, language)}`,
    },
    { key: 'kind', title: t('meetings.kind'), width: '1.3fr', sort: 'kind', render: (row) => kinds.labelOf(row.kind) },
    { key: 'title', title: t('meetings.title'), width: '3.4fr', sort: 'title', render: (row) => row.title },
    { key: 'place', title: t('meetings.place'), width: '2fr', sort: 'place', render: (row) => row.place },
    { key: 'sessions', title: t('meetings.sessions'), width: '92px', align: 'right', render: (row) => row.sessions },
    {
      key: 'participants',
      title: t('meetings.uniquePeople'),
      width: '94px',
      sort: 'participants',
      align: 'right',
      render: (row) => row.participants,
    },
    { key: 'attended', title: t('meetings.attended'), width: '60px', align: 'right', render: (row) => row.attended },
  ];
  const filters = (
    <>
      <OptionalYearPicker
        label={t('ui.year')}
        value={year}
        onChange={(next) => setFilter({ ...filter, year: next, quarter: next === null ? null : quarter })}
      />
      <QuarterPicker
        label={t('ui.quarter')}
        value={quarter}
        hasAll
        isDisabled={year === null}
        onChange={(next) => setFilter({ ...filter, quarter: next })}
      />
      <Select
        aria-label={t('meetings.kind')}
        w={190}
        data={[{ value: '', label: t('meetings.everyKind') }, ...kinds.options]}
        value={kind ?? ''}
        allowDeselect={false}
        onChange={(next) => setFilter({ ...filter, kind: next || null })}
      />
    </>
  );
  const isFiltered = year !== null || kind !== null;
  return (
    <Page title={t('navigation.meetings')} actions={<NewMeetingButton />} isFilled>
      <RecordList
        label={t('navigation.meetings')}
        columns={columns}
        answer={answer}
        rowKey={(row) => row.id}
        state={state}
        onState={setState}
        onOpen={(row) => void navigate({ to: '/meetings/$id', params: { id: row.id } })}
        filters={filters}
        isFiltered={isFiltered}
        onClearFilters={() => setFilter(noFilter)}
        nothingText={
          state.search === '' && kind === null && year !== null
            ? quarter === null
              ? t('meetings.noneInYear', { year })
              : t('meetings.noneInQuarter', { period: t('quarter.withYear', { roman: romanQuarter(quarter), year }) })
            : undefined
        }
        empty={{ text: t('meetings.empty'), action: <NewMeetingButton hasKeys={false} /> }}
      />
    </Page>
  );
}
