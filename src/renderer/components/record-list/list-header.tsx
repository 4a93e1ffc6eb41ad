import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isNumeric } from '../../../shared/report-cell.ts';
import { sizeColumns } from './column-layout.ts';
import type { ColumnLayout } from './column-layout.ts';
import { widthStep } from './column-menu.tsx';
import type { ListColumn } from './list-column.ts';
import { sortBy } from './use-list.ts';
import type { ListState } from './use-list.ts';
import classes from './record-list.module.css';

export interface ListHeaderProps<Row, Sort extends string> {
  columns: readonly ListColumn<Row, Sort>[];
  state: ListState;
  onState: (next: Partial<ListState>) => void;
  layout: ColumnLayout;
  /** Widths while a column is dragged; `isDone` when they are to be kept. */
  onLayout: (next: ColumnLayout, isDone: boolean) => void;
}

/** Column titles; those that the list can be sorted by are buttons, and every edge can be dragged. */
export function ListHeader<Row, Sort extends string>(props: ListHeaderProps<Row, Sort>) {
  const { columns, state, onState, layout, onLayout } = props;
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const drag = useRef<{ key: string; from: number; start: ColumnLayout; width: number } | null>(null);
  const Chevron = state.descending ? IconChevronDown : IconChevronUp;

  /** Widths as they are drawn: a growing column's is known only to the page. */
  function drawnWidths(): number[] {
    return [...(row.current?.children ?? [])].map((cell) => cell.getBoundingClientRect().width);
  }

  function startDrag(event: PointerEvent, index: number) {
    const widths = drawnWidths();
    const key = columns[index]?.key ?? '';
    event.currentTarget.setPointerCapture(event.pointerId);
    // What stands before the edge keeps its width, so that the edge stays under the pointer.
    const before = Object.fromEntries(columns.slice(0, index + 1).map((column, at) => [column.key, widths[at] ?? 0]));
    drag.current = { key, from: event.clientX, start: sizeColumns(layout, before), width: widths[index] ?? 0 };
  }

  function moveDrag(event: PointerEvent, isDone: boolean) {
    const { current } = drag;
    if (current === null) return;
    const { key, from, start, width } = current;
    if (isDone) drag.current = null;
    // A press without a move is the first half of a double click.
    if (event.clientX === from) return;
    onLayout(sizeColumns(start, { [key]: width + event.clientX - from }), isDone);
  }

  function handleKey(event: KeyboardEvent, index: number) {
    const step = { ArrowLeft: -widthStep, ArrowRight: widthStep }[event.key];
    const key = columns[index]?.key;
    if (!event.shiftKey || step === undefined || key === undefined) return;
    event.preventDefault();
    onLayout(sizeColumns(layout, { [key]: (drawnWidths()[index] ?? 0) + step }), true);
  }

  return (
    <div role="row" aria-rowindex={1} className={classes.header} ref={row}>
      {columns.map(({ key, title, sort, kind = 'text' }, index) => {
        const isSorted = sort !== undefined && state.sort === sort;
        return (
          <div
            key={key}
            role="columnheader"
            aria-sort={isSorted ? (state.descending ? 'descending' : 'ascending') : sort && 'none'}
            className={`${classes.headerCell} ${isNumeric({ kind }) ? classes.right : ''}`}
          >
            {sort === undefined ? (
              <span className={classes.headerText} title={title}>
                {title}
              </span>
            ) : (
              <UnstyledButton
                className={classes.sort}
                title={`${title}: ${t('list.headerHint')}`}
                onClick={() => onState(sortBy(state, sort))}
                onKeyDown={(event) => handleKey(event, index)}
              >
                <span className={classes.headerText}>{title}</span>
                {isSorted && <Chevron size={13} aria-hidden />}
              </UnstyledButton>
            )}
            <span
              className={classes.edge}
              aria-hidden
              title={t('list.resize')}
              onPointerDown={(event) => startDrag(event, index)}
              onPointerMove={(event) => moveDrag(event, false)}
              onPointerUp={(event) => moveDrag(event, true)}
              onDoubleClick={() => onLayout(sizeColumns(layout, { [key]: null }), true)}
            />
          </div>
        );
      })}
    </div>
  );
}
