import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { cellText, isNumeric } from '../../../shared/report-cell.ts';
import { useLanguage } from '../../use-language.ts';
import { gridTemplate, leastListWidth } from './column-layout.ts';
import type { ColumnLayout } from './column-layout.ts';
import type { ListColumn, ListTotals } from './list-column.ts';
import { ListHeader } from './list-header.tsx';
import type { ListState } from './use-list.ts';
import classes from './record-list.module.css';

export interface ListGridProps<Row, Sort extends string> {
  /** What is listed, for screen readers. */
  label: string;
  columns: readonly ListColumn<Row, Sort>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  totals: ListTotals | undefined;
  /** Beside the sums, in the first column that has none. */
  totalsLabel: string;
  state: ListState;
  onState: (next: Partial<ListState>) => void;
  layout: ColumnLayout;
  onLayout: (next: ColumnLayout) => void;
  onOpen: (row: Row) => void;
  /** The row that has the focus, or takes it next. */
  active: number;
  onActive: (index: number) => void;
  wantsFocus: boolean;
  onWantsFocus: (wants: boolean) => void;
}

const rowHeight = 32;
const headerHeight = 31;

/** The rows of a list, drawn as far as they are seen; arrow keys walk, Enter opens. */
export function ListGrid<Row, Sort extends string>(props: ListGridProps<Row, Sort>) {
  const { columns, rows, rowKey, totals, state, onState, active, onActive, wantsFocus, onWantsFocus } = props;
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<ColumnLayout | null>(null);
  const layout = dragged ?? props.layout;

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

  useEffect(() => {
    // Back from a record the list stands where it was left; the opened row then takes the focus.
    if (scroller.current !== null && state.offset !== undefined) scroller.current.scrollTop = state.offset;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when the list is first drawn
  }, []);

  const drawn = virtualizer.getVirtualItems().length;
  useEffect(() => {
    if (!wantsFocus) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    // Rows are drawn once the list knows its height; `drawn` brings us back then.
    if (!row) return;
    row.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    row.focus({ preventScroll: true });
    onWantsFocus(false);
  }, [wantsFocus, active, drawn, onWantsFocus]);

  function open(row: Row) {
    onState({ opened: rowKey(row), offset: scroller.current?.scrollTop ?? 0 });
    props.onOpen(row);
  }

  function goTo(index: number) {
    onActive(Math.max(0, Math.min(index, rows.length - 1)));
    onWantsFocus(true);
  }

  function handleKey(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 3);
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

  const hasTotals = totals !== undefined && columns.some(({ key }) => totals[key] !== undefined);
  const labelled = columns.findIndex(({ key }) => totals?.[key] === undefined);
  // The library's types know no custom properties.
  const sizes = {
    '--columns': gridTemplate(columns, layout),
    '--least-width': `${leastListWidth(columns, layout)}px`,
  } as CSSProperties;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + (hasTotals ? 2 : 1)}
      aria-colcount={columns.length}
      tabIndex={-1}
      className={`${classes.scroller} ${hasTotals ? classes.withTotals : ''}`}
      style={sizes}
    >
      <div role="rowgroup" className={classes.head}>
        <ListHeader
          columns={columns}
          state={state}
          onState={onState}
          layout={layout}
          onLayout={(next, isDone) => {
            setDragged(isDone ? null : next);
            if (isDone) props.onLayout(next);
          }}
        />
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
              style={{ transform: `translateY(${start - headerHeight}px)` }}
              onFocus={() => onActive(index)}
              onClick={() => open(row)}
              onKeyDown={handleKey}
            >
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.render ? column.render(row) : valueText(column, column.value(row), language)}
                </Cell>
              ))}
            </div>
          );
        })}
      </div>
      {hasTotals && (
        <div role="rowgroup" className={classes.totals}>
          <div role="row" aria-rowindex={rows.length + 2} className={classes.totalsRow}>
            {columns.map((column, index) => (
              <Cell key={column.key} column={column}>
                {index === labelled
                  ? props.totalsLabel
                  : totals[column.key] === undefined
                    ? ''
                    : cellText({ kind: column.kind ?? 'text' }, totals[column.key], language)}
              </Cell>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function valueText<Row>(
  { kind = 'text' }: ListColumn<Row, string>,
  value: string | number | null,
  language: ReturnType<typeof useLanguage>,
): string {
  return cellText({ kind }, value, language);
}

function Cell<Row>({ column, children }: { column: ListColumn<Row, string>; children: ReactNode }) {
  return (
    <div
      role="gridcell"
      className={`${classes.cell} ${isNumeric({ kind: column.kind ?? 'text' }) ? classes.right : ''}`}
      title={typeof children === 'string' && children.length > 12 ? children : undefined}
    >
      {children}
    </div>
  );
}
