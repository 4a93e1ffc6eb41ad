import { notifications } from '@mantine/notifications';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef } from 'react';
import type { ClipboardEvent, KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { issueText } from '../../host/failure.ts';
import { CellEditor } from './cell-editor.tsx';
import { selectCell } from './selection.ts';
import type { CellPlace } from './selection.ts';
import { gridCommand } from './sheet-keys.ts';
import { badCells, nextBadCell, problemTexts } from './sheet-problems.ts';
import { SheetRowView, cellId } from './sheet-row.tsx';
import { SheetTools } from './sheet-tools.tsx';
import { isBlankRow } from './sheet.ts';
import type { SheetColumn, SheetState } from './sheet.ts';
import { useSheetGrid } from './use-sheet-grid.ts';
import classes from './sheet-grid.module.css';

export interface SheetGridProps<Origin> {
  /** What the grid holds, for screen readers. */
  label: string;
  columns: readonly SheetColumn[];
  state: SheetState<Origin>;
  onChange: (state: SheetState<Origin>) => void;
  /** Height of the scrolling part in pixels. */
  height: number;
  hasFixedRows?: boolean;
  /** More buttons, beside the grid's own. */
  tools?: ReactNode;
}

const rowHeight = 28;
const headerHeight = 29;
const numberWidth = 40;

/** The entry grid: a small spreadsheet with typed columns. */
export function SheetGrid<Origin>(props: SheetGridProps<Origin>) {
  const { label, columns, state, onChange, height, hasFixedRows = false } = props;
  const { t } = useTranslation();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const isDragging = useRef(false);
  const grid = useSheetGrid({
    columns,
    state,
    onChange,
    hasFixedRows,
    pageRows: () => Math.max(1, Math.floor(height / rowHeight) - 2),
    onLost: (lost) => notifications.show({ color: 'yellow', message: t('grid.lost', lost) }),
  });
  const { selection, range, size, edit } = grid;
  const { active } = selection;

  // TanStack Virtual's instance is not memoisable; the React Compiler is not used here.
  const virtualizer = useVirtualizer({
    count: size.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: headerHeight,
    overscan: 6,
    // The active row is always drawn, so that aria-activedescendant points at something.
    rangeExtractor: (visible) =>
      [...new Set([...defaultRangeExtractor(visible), Math.min(active.row, size.rows - 1)])].toSorted((a, b) => a - b),
  });

  const bad = useMemo(() => badCells(state, columns), [state, columns]);
  const problemsOf = useProblemTexts(state, columns);
  const rowCount = useMemo(() => state.rows.filter((row) => !isBlankRow(row, columns)).length, [state.rows, columns]);
  const template = useMemo(
    () => `${numberWidth}px ${columns.map((column) => `minmax(${column.width}px, ${column.width}fr)`).join(' ')}`,
    [columns],
  );

  // As wide as the columns need, or the window where that is wider: header and rows then share one width.
  const minWidth = columns.reduce((sum, column) => sum + column.width, numberWidth);

  const activeId = cellId(gridId, active.row, active.column);
  useEffect(() => {
    // Not on arrival: the page should not jump down to the grid.
    if (scroller.current?.contains(document.activeElement)) {
      document.getElementById(activeId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }, [activeId]);

  function leaveEditor(text: string, command: Parameters<typeof grid.run>[0]) {
    grid.commit(text);
    grid.run(command);
    scroller.current?.focus({ preventScroll: true });
  }

  function handleKey(event: KeyboardEvent) {
    if (event.target !== scroller.current) return;
    const command = gridCommand(event);
    if (command === null || !grid.run(command)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function placeAt(event: MouseEvent): (CellPlace & { isWholeRow: boolean }) | null {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (element === null) return null;
    const isWholeRow = element.dataset['column'] === 'all';
    return { row: Number(element.dataset['row']), column: Number(element.dataset['column']) || 0, isWholeRow };
  }

  function handleMouseDown(event: MouseEvent) {
    const place = placeAt(event);
    if (place === null || event.target instanceof HTMLInputElement || event.button !== 0) return;
    event.preventDefault();
    scroller.current?.focus({ preventScroll: true });
    isDragging.current = !place.isWholeRow;
    if (place.isWholeRow) grid.selectWholeRows(event.shiftKey ? selection.anchor.row : place.row, place.row);
    else grid.select(event.shiftKey ? { anchor: selection.anchor, active: place } : selectCell(place));
  }

  function handleMouseMove(event: MouseEvent) {
    if (!isDragging.current || event.buttons !== 1) return;
    const place = placeAt(event);
    if (place === null || place.isWholeRow) return;
    if (place.row !== active.row || place.column !== active.column)
      grid.select({ anchor: selection.anchor, active: place });
  }

  function handleCopy(event: ClipboardEvent, isCut: boolean) {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', grid.copy());
    if (isCut) grid.run({ do: 'clear' });
  }

  function handlePaste(event: ClipboardEvent) {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    grid.paste(event.clipboardData.getData('text/plain'));
  }

  const editColumn = edit === null ? undefined : columns[edit.place.column];
  const editor = edit !== null && editColumn !== undefined && (
    <CellEditor
      key={`${edit.place.row}/${edit.place.column}`}
      column={editColumn}
      initial={edit.text}
      isTyping={edit.isTyping}
      onCommit={grid.commit}
      onCancel={() => {
        grid.setEdit(null);
        scroller.current?.focus({ preventScroll: true });
      }}
      onKeep={(text) => {
        grid.commit(text);
        scroller.current?.focus({ preventScroll: true });
      }}
      onLeave={leaveEditor}
    />
  );

  return (
    <div className={classes.frame}>
      <SheetTools
        hasFixedRows={hasFixedRows}
        canUndo={state.past.length > 0}
        canRedo={state.future.length > 0}
        badCount={bad.length}
        rowCount={rowCount}
        onCommand={(command) => grid.run(command)}
        onNextBad={() => {
          const next = nextBadCell(bad, active);
          scroller.current?.focus({ preventScroll: true });
          if (next) grid.select(selectCell(next));
        }}
      >
        {props.tools}
      </SheetTools>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-describedby={`${gridId}-help`}
        aria-multiselectable
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        aria-activedescendant={activeId}
        className={classes.scroller}
        style={{ height, flex: 'none' }}
        onKeyDown={handleKey}
        onMouseDown={handleMouseDown}
        onMouseMove={handleMouseMove}
        onMouseUp={() => (isDragging.current = false)}
        onDoubleClick={(event) => placeAt(event)?.isWholeRow === false && edit === null && grid.openEditor()}
        onCopy={(event) => handleCopy(event, false)}
        onCut={(event) => handleCopy(event, true)}
        onPaste={handlePaste}
      >
        <div
          role="row"
          aria-rowindex={1}
          className={classes.header}
          style={{ gridTemplateColumns: template, minWidth }}
        >
          <div role="columnheader" aria-colindex={1} className={classes.number}>
            {t('grid.number')}
          </div>
          {columns.map((column, place) => (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={place + 2}
              className={`${classes.headerCell} ${column.kind.align ? classes[column.kind.align] : ''}`}
            >
              {column.title}
            </div>
          ))}
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize(), minWidth }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <SheetRowView
              key={state.rows[index]?.key ?? 'blank'}
              gridId={gridId}
              row={state.rows[index]}
              index={index}
              top={start - headerHeight}
              columns={columns}
              template={template}
              activeColumn={index === active.row ? active.column : null}
              from={index >= range.top && index <= range.bottom ? range.left : null}
              to={index >= range.top && index <= range.bottom ? range.right : null}
              problems={problemsOf(state.rows[index])}
              editor={index === active.row && editor !== false ? editor : null}
            />
          ))}
        </div>
      </div>
      <span id={`${gridId}-help`} className="visually-hidden">
        {t('grid.help')}
      </span>
    </div>
  );
}

/** Texts of a row's bad cells. The same object for the same row, so that memoised rows stay. */
function useProblemTexts(state: SheetState, columns: readonly SheetColumn[]) {
  const { t } = useTranslation();
  return useMemo(
    () => problemTexts(state.issues, columns, (code) => issueText(t, { code })),
    [state.issues, columns, t],
  );
}
