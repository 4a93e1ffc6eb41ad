import { Button, CloseButton, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../shared/money.ts';
import { useHost } from '../../host/host-context.tsx';
import { useLanguage } from '../../use-language.ts';
import { LoadError, Loading } from '../load-state.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { FilterBar, FilterChips } from './filter-bar.tsx';
import type { ListColumn, ListTotals } from './list-column.ts';
import { filterWords, listNote, withoutFilters } from './list-filter.ts';
import type { ListFilter } from './list-filter.ts';
import { ListFoot } from './list-foot.tsx';
import { ListGrid } from './list-grid.tsx';
import { listTable } from './list-table.ts';
import { useListColumns } from './use-list-columns.ts';
import type { List, ListSchema, SortOf } from './use-list.ts';
import { ViewMenu } from './view-menu.tsx';
import classes from './record-list.module.css';

export interface RecordListProps<Row, Schema extends ListSchema> {
  /** From `useList`: what is searched, sorted, filtered and shown. */
  list: List<Schema>;
  /** What is listed: the head on paper, and the name for screen readers. */
  label: string;
  columns: readonly ListColumn<Row, SortOf<Schema>>[];
  filters?: readonly ListFilter[];
  answer: {
    data?: { rows: Row[]; total: number } | undefined;
    error: unknown;
    isError: boolean;
    refetch: () => unknown;
  };
  rowKey: (row: Row) => string;
  onOpen: (row: Row) => void;
  /** Sums over all rows that match, also over those that are too many to be loaded. */
  totals?: ListTotals | undefined;
  /** What the sums count: people once, or each time that they came. */
  totalsNote?: string | undefined;
  /** Shown where there is nothing at all. */
  empty: { text: string; action?: ReactNode };
  /** A plainer sentence than "nothing matches" where the filters allow one. */
  nothingText?: string | undefined;
  /** Draws the rows otherwise, in place of the list; what narrows them and what is printed stay. */
  draw?: ((rows: readonly Row[]) => ReactNode) | undefined;
  /** At the end of the bar. */
  action?: ReactNode;
}

/** A list of records to be searched, narrowed, sorted and printed; a row opens by click or Enter. */
export function RecordList<Row, Schema extends ListSchema>(props: RecordListProps<Row, Schema>) {
  const { list, columns, filters = [], answer, totals } = props;
  const { state, change, layout, setLayout } = list;
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = answer.data?.rows ?? [];
  const total = answer.data?.total ?? 0;
  const { shown, inMenu } = useListColumns(columns, layout);
  const openedIndex = rows.findIndex((row) => props.rowKey(row) === state.opened);
  const [chosen, setChosen] = useState<number | null>(null);
  const active = Math.min(chosen ?? Math.max(0, openedIndex), Math.max(0, rows.length - 1));
  const [wantsFocus, setWantsFocus] = useState(state.opened !== undefined);

  const areaName = useAreaName(filters, state.filters);
  const words = filterWords(t, filters, state.filters, areaName);
  const isFixed = (key: string) => filters.some((filter) => filter.key === key && filter.isFixed === true);
  const chips = words.filter(({ keys }) => !keys.every(isFixed));
  const isNarrowed = state.search !== '' || chips.length > 0;
  const showAll = () =>
    narrow({
      search: '',
      filters: withoutFilters(
        state.filters,
        chips.flatMap(({ keys }) => keys.filter((key) => !isFixed(key))),
      ),
    });

  /** Other rows come: the walk through them begins at the first. */
  function narrow(next: Parameters<typeof change>[0]) {
    change(next);
    setChosen(0);
  }

  const part = t('list.part', { shown: formatNumber(rows.length, language), total: formatNumber(total, language) });
  const count = t('ui.countRows', { total: formatNumber(total, language) });
  const sortedBy = columns.find(({ sort }) => sort === state.sort)?.title;

  function content() {
    const money = shown.some(({ kind }) => kind === 'money') ? t('reports.amountsInRupiah') : '';
    const criteria = [count, rows.length < total ? part : '', props.totalsNote ?? '', money]
      .filter(Boolean)
      .join(' · ');
    const empty = isNarrowed ? t('ui.nothingMatches') : props.empty.text;
    return {
      note: listNote(t, words, state, sortedBy).slice(0, 1000),
      table: listTable(shown, rows, totals, { title: props.label, criteria, empty, total: t('list.total') }),
    };
  }

  return (
    <div className={classes.list}>
      <div className={classes.bar}>
        <TextInput
          type="search"
          className={classes.search}
          aria-label={t('ui.search')}
          placeholder={t('ui.searchPlaceholder')}
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={
            state.search !== '' && (
              <CloseButton size="sm" aria-label={t('ui.clearSearch')} onClick={() => narrow({ search: '' })} />
            )
          }
          value={state.search}
          onChange={(event) => narrow({ search: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && rows.length > 0) {
              event.preventDefault();
              setWantsFocus(true);
            }
            if (event.key === 'Escape') narrow({ search: '' });
          }}
        />
        <FilterBar filters={filters} values={state.filters} onValues={(next) => narrow({ filters: next })} />
        <div className={classes.tools}>
          <ViewMenu
            list={list.name}
            current={{
              search: state.search,
              sort: state.sort,
              descending: state.descending,
              filters: state.filters,
              layout,
            }}
            onApply={({ search, sort, descending, filters: saved, layout: columnLayout }) => {
              const isSortable = columns.some((column) => column.sort === sort);
              narrow({
                search,
                filters: { ...list.first.filters, ...saved },
                ...(isSortable ? { sort, descending } : {}),
              });
              setLayout(columnLayout);
            }}
          />
          <ColumnMenu columns={inMenu} layout={layout} onLayout={setLayout} />
          {props.action}
        </div>
      </div>
      <FilterChips
        words={chips}
        onRemove={(keys) => narrow({ filters: withoutFilters(state.filters, keys) })}
        onRemoveAll={showAll}
      />
      {answer.isError && <LoadError error={answer.error} onRetry={() => answer.refetch()} />}
      {answer.data === undefined && !answer.isError && <Loading />}
      {answer.data !== undefined && rows.length === 0 && (
        <Stack align="center" gap="sm" className={classes.empty}>
          <Text size="sm">{isNarrowed ? (props.nothingText ?? t('ui.nothingMatches')) : props.empty.text}</Text>
          {isNarrowed ? (
            <Button variant="default" onClick={showAll}>
              {t('ui.showAll')}
            </Button>
          ) : (
            props.empty.action
          )}
        </Stack>
      )}
      {rows.length > 0 && (
        <>
          {props.draw?.(rows) ?? (
            <ListGrid
              label={props.label}
              columns={shown}
              rows={rows}
              rowKey={props.rowKey}
              totals={totals}
              totalsLabel={t('list.total')}
              state={state}
              onState={change}
              layout={layout}
              onLayout={setLayout}
              onOpen={props.onOpen}
              active={active}
              onActive={setChosen}
              wantsFocus={wantsFocus}
              onWantsFocus={setWantsFocus}
            />
          )}
          <ListFoot content={content}>
            <span role="status">
              {rows.length < total
                ? t('ui.countPart', {
                    shown: formatNumber(rows.length, language),
                    total: formatNumber(total, language),
                  })
                : count}
            </span>
            {props.totalsNote !== undefined && <span> · {props.totalsNote}</span>}
          </ListFoot>
        </>
      )}
    </div>
  );
}

/** The name of the area that a list is narrowed to; its code until the name is there. */
function useAreaName(filters: readonly ListFilter[], values: Record<string, unknown>): (code: string) => string {
  const { api } = useHost();
  const codes = filters.flatMap(({ control, key }) =>
    control === 'area' && typeof values[key] === 'string' ? [values[key]] : [],
  );
  const { data } = useQuery(api.areas.get.queryOptions({ input: { codes }, enabled: codes.length > 0 }));
  return (code) => data?.find((area) => area.code === code)?.fullName ?? code;
}
