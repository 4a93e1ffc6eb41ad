import { Button, CloseButton, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../shared/money.ts';
import { useLanguage } from '../../use-language.ts';
import { LoadError, Loading } from '../load-state.tsx';
import { ListHeader } from './list-header.tsx';
import type { ListState } from './list-state.ts';
import type { ListColumn } from './list-column.ts';
import classes from './record-list.module.css';

export interface RecordListProps<Row, Sort extends string> {
  /** What is listed, for screen readers. */
  label: string;
  columns: readonly ListColumn<Row, Sort>[];
  answer: {
    data?: { rows: Row[]; total: number } | undefined;
    error: unknown;
    isError: boolean;
    refetch: () => unknown;
  };
  rowKey: (row: Row) => string;
  state: ListState<Sort>;
  onState: (next: Partial<ListState<Sort>>) => void;
  onOpen: (row: Row) => void;
  /** Shown where there is nothing at all. */
  empty: { text: string; action?: ReactNode };
  searchLabel?: string;
  filters?: ReactNode;
  /** Whether filters narrow the list, so that an empty one is not taken for a first start. */
  isFiltered?: boolean;
  onClearFilters?: () => void;
  /** A plainer sentence than "nothing matches" where the filters allow one. */
  nothingText?: string | undefined;
  summary?: ReactNode;
}

const rowHeight = 32;
const headerHeight = 31;

/** A searchable, sortable list of records; a row opens by click or Enter. */
export function RecordList<Row, Sort extends string>(props: RecordListProps<Row, Sort>) {
  const { columns, answer, state, onState, rowKey, onOpen } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = answer.data?.rows ?? [];
  const openedIndex = rows.findIndex((row) => rowKey(row) === state.opened);
  const [chosen, setChosen] = useState<number | null>(null);
  const active = Math.min(chosen ?? Math.max(0, openedIndex), Math.max(0, rows.length - 1));
  const [wantsFocus, setWantsFocus] = useState(state.opened !== undefined);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: headerHeight,
    overscan: 8,
    // The active row is always there to be focused.
    rangeExtractor: (visible) =>
      [...new Set([...defaultRangeExtractor(visible), Math.min(active, rows.length - 1)])].toSorted((a, b) => a - b),
  });
  const template = columns.map(({ width }) => (width.endsWith('fr') ? `minmax(0, ${width})` : width)).join(' ');

  const drawn = virtualizer.getVirtualItems().length;
  useEffect(() => {
    if (!wantsFocus) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    // Rows are drawn once the list knows its height; `drawn` brings us back then.
    if (!row) return;
    row.scrollIntoView({ block: 'nearest' });
    row.focus({ preventScroll: true });
    setWantsFocus(false);
  }, [wantsFocus, active, drawn]);

  function open(row: Row) {
    onState({ opened: rowKey(row) });
    onOpen(row);
  }

  function goTo(index: number) {
    setChosen(Math.max(0, Math.min(index, rows.length - 1)));
    setWantsFocus(true);
  }

  function handleKey(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const targets: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: active + page,
      PageUp: active - page,
    };
    const target = targets[event.key];
    const row = rows[active];
    if (target !== undefined) goTo(target);
    else if (event.key === 'Enter' && row !== undefined) open(row);
    else return;
    event.preventDefault();
  }

  const isNarrowed = state.search !== '' || props.isFiltered === true;
  const total = answer.data?.total ?? 0;
  return (
    <div className={classes.list}>
      <div className={classes.bar}>
        <TextInput
          type="search"
          className={classes.search}
          aria-label={props.searchLabel ?? t('ui.search')}
          placeholder={t('ui.searchPlaceholder')}
          leftSection={<IconSearch size={15} aria-hidden />}
          rightSection={
            state.search !== '' && (
              <CloseButton size="sm" aria-label={t('ui.clearSearch')} onClick={() => onState({ search: '' })} />
            )
          }
          value={state.search}
          onChange={(event) => {
            onState({ search: event.currentTarget.value });
            setChosen(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && rows.length > 0) {
              event.preventDefault();
              goTo(active);
            }
            if (event.key === 'Escape') onState({ search: '' });
          }}
        />
        {props.filters}
        <div className={classes.count} role="status">
          {props.summary}
          {answer.data !== undefined &&
            (rows.length < total
              ? t('ui.countPart', { shown: formatNumber(rows.length, language), total: formatNumber(total, language) })
              : t('ui.countRows', { total: formatNumber(total, language) }))}
        </div>
      </div>
      {answer.isError && <LoadError error={answer.error} onRetry={() => answer.refetch()} />}
      {answer.data === undefined && !answer.isError && <Loading />}
      {answer.data !== undefined && rows.length === 0 && (
        <Stack align="center" gap="sm" className={classes.empty}>
          <Text size="sm">{isNarrowed ? (props.nothingText ?? t('ui.nothingMatches')) : props.empty.text}</Text>
          {isNarrowed ? (
            <Button
              variant="default"
              onClick={() => {
                onState({ search: '' });
                props.onClearFilters?.();
              }}
            >
              {t('ui.showAll')}
            </Button>
          ) : (
            props.empty.action
          )}
        </Stack>
      )}
      {rows.length > 0 && (
        <div
          ref={scroller}
          role="grid"
          aria-label={props.label}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          tabIndex={-1}
          className={classes.scroller}
        >
          <div role="rowgroup" className={classes.head}>
            <ListHeader columns={columns} template={template} state={state} onState={onState} />
          </div>
          <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              if (row === undefined) return null;
              return (
                <div
                  key={rowKey(row)}
                  role="row"
                  aria-rowindex={index + 2}
                  data-index={index}
                  tabIndex={index === active ? 0 : -1}
                  className={classes.row}
                  style={{ transform: `translateY(${start - headerHeight}px)`, gridTemplateColumns: template }}
                  onFocus={() => setChosen(index)}
                  onClick={() => open(row)}
                  onKeyDown={handleKey}
                >
                  {columns.map((column) => {
                    const content = column.render(row);
                    return (
                      <div
                        key={column.key}
                        role="gridcell"
                        className={`${classes.cell} ${column.align === 'right' ? classes.right : ''}`}
                        title={typeof content === 'string' && content.length > 24 ? content : undefined}
                      >
                        {content}
                      </div>
                    );
                  })}
                </div>
              );
            })}
          </div>
        </div>
      )}
    </div>
  );
}
