import { notifications } from '@mantine/notifications';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { issueText } from '../../host/failure.ts';
import { CellEditor } from './cell-editor.tsx';
import { CellMenu } from './cell-menu.tsx';
import { doubtText, doubtTexts } from './doubt-text.ts';
import { KeyHelp } from './key-help.tsx';
import { PasteNotice } from './paste-notice.tsx';
import { unbindPerson } from './row-people.ts';
import { selectCell } from './selection.ts';
import { countSameDoubts, settleDoubt, settleDoubts } from './settle-doubt.ts';
import { SheetHeader } from './sheet-header.tsx';
import { gridCommand } from './sheet-keys.ts';
import type { GridCommand } from './sheet-keys.ts';
import { badCells, doubtfulCells, nextCellToMend, problemTexts } from './sheet-problems.ts';
import type { CellProblem } from './sheet-problems.ts';
import { SheetRowView, cellId } from './sheet-row.tsx';
import { isBlankRow, personOf } from './sheet-rows.ts';
import type { SheetColumn, SheetRow, Suggestion } from './sheet-rows.ts';
import { SheetTools } from './sheet-tools.tsx';
import type { SheetState } from './sheet.ts';
import { useColumnLayout } from './use-column-layout.ts';
import { useGridMouse } from './use-grid-mouse.ts';
import { useLikelyPeople } from './use-likely-people.ts';
import { useSheetGrid } from './use-sheet-grid.ts';
import type { PasteReport } from './use-sheet-grid.ts';
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
  /** Told the row that the cursor comes to; beyond the last one it is the blank row. The same function each time. */
  onRow?: (row: number) => void;
  /** More buttons, beside the grid's own. */
  tools?: ReactNode;
}

const rowHeight = 28;
const headerHeight = 29;
const numberWidth = 40;

/** The menu of a cell: where it opens, and whether it shows only what the cell itself asks. */
interface OpenMenu {
  at: { left: number; top: number };
  isShort: boolean;
}

/** The entry grid: a small spreadsheet with typed columns. */
export function SheetGrid<Origin>(props: SheetGridProps<Origin>) {
  const { label, columns: all, state, onChange, height, hasFixedRows = false } = props;
  const { t } = useTranslation();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [isHelpOpen, setHelpOpen] = useState(false);

  const inNeed = useMemo(() => columnsInNeed(state, all), [state, all]);
  const layout = useColumnLayout(all, inNeed);
  const columns = layout.visible;
  const bad = useMemo(() => badCells(state, columns), [state, columns]);
  const doubtful = useMemo(() => doubtfulCells(state, columns), [state, columns]);
  const nameColumn = columns.find(({ people }) => people !== undefined);
  const { likely, decline } = useLikelyPeople(state.rows, nameColumn);
  const notes = useRef(new Map<string, string>());

  const grid = useSheetGrid({
    columns,
    all,
    state,
    onChange,
    hasFixedRows,
    pageRows: () => Math.max(1, Math.floor(height / rowHeight) - 2),
    onPasted: showPasteNotice,
    onScreen: runOnScreen,
    isAsking: ({ row, column }) => {
      const asked = columns[column];
      const hasDoubt = state.rows[row]?.doubts?.[asked?.key ?? ''] !== undefined;
      return hasDoubt || (asked?.people !== undefined && likely(state.rows[row]).length > 0);
    },
  });
  const mouse = useGridMouse({
    scroller,
    grid,
    headerHeight,
    lastRow: state.rows.length - 1,
    focusGrid,
    openMenu: (at) => setMenu({ at, isShort: false }),
  });
  const { fill } = mouse;
  const { selection, range, size, edit } = grid;
  const latestRun = useRef(grid.run);
  useEffect(() => {
    latestRun.current = grid.run;
  });
  const runTool = useCallback((command: GridCommand) => void latestRun.current(command), []);
  const { active, head } = selection;
  const activeColumn = columns[active.column];
  const activeRow = state.rows[active.row];

  // TanStack Virtual's instance is not memoisable; the React Compiler is not used here.
  const virtualizer = useVirtualizer({
    count: size.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: headerHeight,
    overscan: 6,
    // The active row is always drawn, so that aria-activedescendant points at something; so is the head, to scroll to.
    rangeExtractor: (visible) =>
      [...new Set([...defaultRangeExtractor(visible), active.row, head.row])].toSorted((a, b) => a - b),
  });

  const problemsOf = useCellTexts(state, all);
  const doubtsOf = useDoubtTexts(all);
  const rowCount = useMemo(() => state.rows.filter((row) => !isBlankRow(row, all)).length, [state.rows, all]);
  const widths = columns.map((column) => {
    const fixed = layout.widthOf(column.key);
    return fixed === undefined ? `minmax(${column.width}px, ${column.width}fr)` : `${fixed}px`;
  });
  const template = `${numberWidth}px ${widths.join(' ')}`;

  // As wide as the columns need, or the window where that is wider: header and rows then share one width.
  const minWidth = columns.reduce((sum, { key, width }) => sum + (layout.widthOf(key) ?? width), numberWidth);

  const { onRow } = props;
  useEffect(() => onRow?.(active.row), [onRow, active.row]);

  // Inside a range the active cell goes about alone.
  const reached = selection.start ? active : head;
  const reachedId = cellId(gridId, reached.row, reached.column);
  useEffect(() => {
    // Not on arrival: the page should not jump down to the grid.
    if (scroller.current?.contains(document.activeElement)) {
      document.getElementById(reachedId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }, [reachedId]);

  function focusGrid() {
    scroller.current?.focus({ preventScroll: true });
  }

  function runOnScreen(command: 'next' | 'menu' | 'help' | 'offers' | 'widen' | 'narrow') {
    switch (command) {
      case 'next': {
        const next = nextCellToMend(bad, doubtful, active);
        focusGrid();
        if (next) grid.select(selectCell(next));
        break;
      }
      case 'help':
        setHelpOpen(true);
        break;
      case 'menu':
      case 'offers': {
        const cell = document.getElementById(cellId(gridId, active.row, active.column))?.getBoundingClientRect();
        focusGrid();
        setMenu({ at: { left: cell?.left ?? 0, top: (cell?.bottom ?? 0) - 2 }, isShort: command === 'offers' });
        break;
      }
      case 'widen':
      case 'narrow': {
        const drawn = document.getElementById(cellId(gridId, active.row, active.column))?.getBoundingClientRect();
        const key = activeColumn?.key;
        if (key !== undefined) layout.widen(key, command === 'widen' ? 1 : -1, drawn?.width ?? 0);
        break;
      }
    }
  }

  function showPasteNotice(report: PasteReport) {
    const hide = () => notifications.hide(notice);
    const notice = notifications.show({
      color: 'yellow',
      autoClose: 15_000,
      message: <PasteNotice report={report} onDone={hide} />,
    });
  }

  function leaveEditor(text: string, command: GridCommand) {
    if (command.do !== 'fill') grid.commit(text);
    grid.run(command);
    focusGrid();
  }

  function pick(suggestion: Suggestion) {
    notes.current.set(suggestion.personId, suggestion.note);
    grid.pick(suggestion);
  }

  function handleKey(event: KeyboardEvent) {
    if (event.target !== scroller.current) return;
    const command = gridCommand(event);
    if (command === null || !grid.run(command)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function handleCopy(event: ClipboardEvent, isCut: boolean) {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const { text, html } = grid.copy();
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
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
      row={state.rows[edit.place.row]}
      initial={edit.text}
      isTyping={edit.isTyping}
      onType={grid.type}
      onCommit={grid.commit}
      onCancel={() => {
        grid.cancel();
        focusGrid();
      }}
      onKeep={(text) => {
        grid.commit(text);
        focusGrid();
      }}
      onLeave={leaveEditor}
      onPick={(suggestion, command) => {
        pick(suggestion);
        grid.run(command);
        focusGrid();
      }}
    />
  );

  function personMark(row: SheetRow | undefined): { person: 'known' | 'likely' | null; personText: string } {
    const person = personOf(row);
    if (person !== undefined) {
      const note = notes.current.get(person);
      return { person: 'known', personText: note ? t('grid.knownAs', { note }) : t('grid.known') };
    }
    const [first] = nameColumn === undefined ? [] : likely(row);
    if (first === undefined) return { person: null, personText: '' };
    return { person: 'likely', personText: t('grid.likelyAs', { name: first.name, note: first.note }) };
  }

  const shownRange = fill ?? range;
  const handleRow = edit === null && fill === null && range.bottom < state.rows.length ? range.bottom : null;
  return (
    <div className={classes.frame}>
      <SheetTools
        hasFixedRows={hasFixedRows}
        canUndo={state.past.length > 0}
        canRedo={state.future.length > 0}
        badCount={bad.length}
        doubtCount={doubtful.length}
        rowCount={rowCount}
        onCommand={runTool}
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
        aria-activedescendant={cellId(gridId, active.row, active.column)}
        className={classes.scroller}
        style={{ height, flex: 'none' }}
        onKeyDown={handleKey}
        {...mouse.handlers}
        onCopy={(event) => handleCopy(event, false)}
        onCut={(event) => handleCopy(event, true)}
        onPaste={handlePaste}
      >
        <SheetHeader
          columns={columns}
          template={template}
          minWidth={minWidth}
          layout={layout}
          from={range.left}
          to={range.right}
        />
        <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize(), minWidth }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = state.rows[index];
            const isInRange = index >= range.top && index <= range.bottom;
            const isInFill = fill !== null && index >= shownRange.top && index <= shownRange.bottom;
            return (
              <SheetRowView
                key={row?.key ?? 'blank'}
                gridId={gridId}
                row={row}
                index={index}
                top={start - headerHeight}
                columns={columns}
                template={template}
                activeColumn={index === active.row ? active.column : null}
                from={isInRange ? range.left : null}
                to={isInRange ? range.right : null}
                fillFrom={isInFill ? shownRange.left : null}
                fillTo={isInFill ? shownRange.right : null}
                handle={index === handleRow ? range.right : null}
                problems={problemsOf(row)}
                doubts={doubtsOf(row)}
                {...personMark(row)}
                editor={index === active.row && editor !== false ? editor : null}
              />
            );
          })}
        </div>
      </div>
      <span id={`${gridId}-help`} className="visually-hidden">
        {t('grid.help')}
      </span>
      <KeyHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
      {menu !== null && activeColumn !== undefined && (
        <CellMenu
          at={menu.at}
          isShort={menu.isShort}
          column={activeColumn}
          doubt={activeRow?.doubts?.[activeColumn.key]}
          sameDoubts={countSameDoubts(state, active.row, activeColumn.key)}
          likely={activeColumn.people === undefined ? [] : likely(activeRow)}
          isKnownPerson={activeColumn.people !== undefined && personOf(activeRow) !== undefined}
          hasFixedRows={hasFixedRows}
          hidden={layout.hidden}
          onSettle={(reading, isForAll) =>
            onChange((isForAll ? settleDoubts : settleDoubt)(state, active.row, activeColumn.key, reading))
          }
          onPick={pick}
          onDecline={() => activeRow && decline(activeRow.key)}
          onUnbind={() => onChange(unbindPerson(state, active.row))}
          onCommand={(command) => grid.run(command)}
          onShowColumn={layout.show}
          onClose={() => {
            setMenu(null);
            focusGrid();
          }}
        />
      )}
    </div>
  );
}

/** Columns that hold something to mend, which are never hidden. */
function columnsInNeed(state: SheetState, columns: readonly SheetColumn[]): ReadonlySet<string> {
  const places = [...badCells(state, columns), ...doubtfulCells(state, columns)];
  return new Set(places.map(({ column }) => columns[column]?.key ?? ''));
}

/** Texts of a row's bad cells. The same object for the same row, so that memoised rows stay. */
function useCellTexts(state: SheetState, columns: readonly SheetColumn[]) {
  const { t } = useTranslation();
  return useMemo(() => {
    const textOf = ({ code, candidates }: CellProblem) => {
      const text = issueText(t, { code });
      return candidates.length === 0 ? text : t('grid.couldBe', { text, names: candidates.join(t('doubts.or')) });
    };
    return problemTexts(state.issues, columns, textOf);
  }, [state.issues, columns, t]);
}

/** Texts of a row's doubts, likewise. */
function useDoubtTexts(columns: readonly SheetColumn[]) {
  const { t } = useTranslation();
  return useMemo(() => doubtTexts(columns, (doubt, kind) => `${doubtText(t, doubt, kind)} (Alt+↓)`), [columns, t]);
}
