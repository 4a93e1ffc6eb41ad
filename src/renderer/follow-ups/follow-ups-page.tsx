import { Button, SegmentedControl, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listFollowUpsSchema } from '../../shared/follow-ups.ts';
import { FilterBar } from '../components/record-list/filter-bar.tsx';
import { useList } from '../components/record-list/use-list.ts';
import { Page } from '../shell/page.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { FollowUpBoard } from './follow-up-board.tsx';
import { FollowUpCalendar } from './follow-up-calendar.tsx';
import { FollowUpList } from './follow-up-list.tsx';
import { followUpViews } from './follow-ups-search.ts';
import type { FollowUpsSearch } from './follow-ups-search.ts';
import classes from './follow-ups.module.css';
import { useFollowUpFilters } from './use-follow-up-filters.ts';

/** Tindak lanjut as a table, as a board or as a calendar, all narrowed by the same filters. */
export function FollowUpsPage() {
  const { t } = useTranslation();
  const unit = useUnit();
  const today = useToday();
  const navigate = useNavigate();
  const { view = 'table', month = today.slice(0, 7) } = useSearch({ from: '/follow-ups' });
  const list = useList('followUps', listFollowUpsSchema, { sort: 'dueOn' });
  const filters = useFollowUpFilters();
  const show = (search: FollowUpsSearch) => void navigate({ to: '/follow-ups', search, replace: true });
  const create = {
    label: t('followUps.create'),
    start: () => void navigate({ to: '/follow-ups/$id', params: { id: 'new' } }),
  };
  const views = (
    <SegmentedControl
      aria-label={t('followUps.view')}
      data={followUpViews.map((value) => ({ value, label: t(`followUps.views.${value}`) }))}
      value={view}
      onChange={(value) => show({ view: followUpViews.find((known) => known === value) })}
    />
  );
  // What a view shows of its own is not narrowed twice; what one searches for is the table's.
  const { state: _state, year: _year, quarter: _quarter, search: _search, ...input } = list.input;
  switch (view) {
    case 'table':
      return <FollowUpList list={list} filters={filters} views={views} create={create} />;
    case 'board':
      return (
        <ViewPage
          views={views}
          create={create}
          bar={
            <FilterBar
              filters={filters.filter(({ key }) => key !== 'state')}
              values={list.state.filters}
              onValues={(next) => list.change({ filters: next })}
            />
          }
        >
          <FollowUpBoard
            input={{ ...input, year: list.input.year, quarter: list.input.quarter, unitId: unit.id }}
            onAll={(state) => {
              list.change({ search: '', filters: { ...list.state.filters, state } });
              show({ view: 'table' });
            }}
          />
        </ViewPage>
      );
    case 'calendar':
      return (
        <ViewPage
          views={views}
          create={create}
          bar={
            <FilterBar
              filters={filters.filter(({ control }) => control === 'choice')}
              values={list.state.filters}
              onValues={(next) => list.change({ filters: next })}
            />
          }
        >
          <FollowUpCalendar
            input={{ ...input, state: list.input.state, unitId: unit.id }}
            month={month}
            onMonth={(next) => show({ view, month: next })}
          />
        </ViewPage>
      );
  }
}

interface ViewPageProps {
  views: ReactNode;
  create: { label: string; start: () => void };
  bar: ReactNode;
  children: ReactNode;
}

/** The page around a view that is no list. */
function ViewPage({ views, create, bar, children }: ViewPageProps) {
  const { t } = useTranslation();
  useHotkeys([['alt+N', create.start]], []);
  return (
    <Page
      title={t('navigation.followUps')}
      isFilled
      actions={
        <>
          {views}
          <Tooltip label="Alt+N">
            <Button leftSection={<IconPlus size={15} />} onClick={create.start}>
              {create.label}
            </Button>
          </Tooltip>
        </>
      }
    >
      <div className={classes.bar}>{bar}</div>
      {children}
    </Page>
  );
}
