import { useEffect, useRef, useState } from 'react';
import type { MouseEvent, RefObject } from 'react';
import { fillTarget } from './fill-handle.ts';
import { selectCell } from './selection.ts';
import type { CellPlace, CellRange } from './selection.ts';
import type { SheetGridCommands } from './use-sheet-grid.ts';

/** A point of the window. */
interface Point {
  x: number;
  y: number;
}

export interface GridMouseOptions {
  scroller: RefObject<HTMLDivElement | null>;
  grid: SheetGridCommands;
  headerHeight: number;
  /** The last row that holds anything. */
  lastRow: number;
  focusGrid: () => void;
  openMenu: (at: { left: number; top: number }) => void;
}

/** What the mouse does in the grid: choosing, dragging over the edge, the fill handle, the menu. */
export function useGridMouse({ scroller, grid, headerHeight, lastRow, focusGrid, openMenu }: GridMouseOptions) {
  /** What a drag of the fill handle would write. */
  const [fill, setFill] = useState<CellRange | null>(null);
  const { selection, range } = grid;
  const { active } = selection;
  const stopDragging = useRef(() => {});
  useEffect(() => () => stopDragging.current(), []);
  // A drag outlives many renders, and may be faster than any; what it does goes by the newest rows.
  const latest = useRef(grid);
  useEffect(() => {
    latest.current = grid;
  });

  function dragSelection(anchor: CellPlace, at: Point) {
    startDragging(at, (head) => latest.current.select({ active: anchor, head }));
  }

  function dragFill(at: Point) {
    let target: CellRange | null = null;
    const reach = (place: CellPlace) => setFill((target = fillTarget(range, place)));
    startDragging(at, reach, () => {
      setFill(null);
      if (target !== null) latest.current.fillTo(target);
    });
  }

  /** Tells of each cell that the pointer comes to until the button is let go. */
  function startDragging(at: Point, onReach: (place: CellPlace) => void, onEnd = () => {}) {
    let pointer = at;
    let frame = 0;
    let reached: CellPlace | null = null;
    const reach = () => {
      const place = scroller.current && placeUnder(scroller.current, pointer, headerHeight);
      if (!place || (place.row === reached?.row && place.column === reached.column)) return;
      reached = place;
      onReach(place);
    };
    const stop = new AbortController();
    stopDragging.current = () => {
      stop.abort();
      cancelAnimationFrame(frame);
    };
    const end = () => {
      stopDragging.current();
      onEnd();
    };
    const moved = ({ clientX, clientY, buttons }: globalThis.MouseEvent) => {
      // The button was let go outside the window.
      if (buttons !== 1) return end();
      pointer = { x: clientX, y: clientY };
      reach();
    };
    const scroll = () => {
      if (scroller.current && scrollTowards(scroller.current, pointer, headerHeight)) reach();
      frame = requestAnimationFrame(scroll);
    };
    window.addEventListener('mousemove', moved, { signal: stop.signal });
    window.addEventListener('mouseup', end, { signal: stop.signal });
    frame = requestAnimationFrame(scroll);
  }

  function onMouseDown(event: MouseEvent) {
    if (event.target instanceof HTMLInputElement || event.button !== 0) return;
    const place = placeAt(event);
    const header = headerAt(event);
    if (place === null && header === null) return;
    event.preventDefault();
    focusGrid();
    if (header !== null) {
      grid.selectWholeColumns(event.shiftKey ? active.column : header, header);
      return;
    }
    if (place === null) return;
    const at = { x: event.clientX, y: event.clientY };
    if (isFillHandle(event)) return dragFill(at);
    if (place.isWholeRow) {
      grid.selectWholeRows(event.shiftKey ? active.row : place.row, place.row);
      return;
    }
    grid.select(event.shiftKey ? { active, head: place } : selectCell(place));
    dragSelection(event.shiftKey ? active : place, at);
  }

  function onDoubleClick(event: MouseEvent) {
    // On the handle: down to the last row, as Excel does beside a filled column.
    if (isFillHandle(event)) grid.fillTo({ ...range, bottom: Math.max(range.bottom, lastRow) });
    else if (placeAt(event)?.isWholeRow === false && grid.edit === null) grid.openEditor();
  }

  function onContextMenu(event: MouseEvent) {
    if (event.target instanceof HTMLInputElement) return;
    const place = placeAt(event);
    const header = headerAt(event);
    if (place === null && header === null) return;
    event.preventDefault();
    focusGrid();
    if (header !== null) grid.selectWholeColumns(header, header);
    else if (place !== null && !isInside(range, place)) grid.select(selectCell(place));
    openMenu({ left: event.clientX, top: event.clientY });
  }

  return { fill, handlers: { onMouseDown, onDoubleClick, onContextMenu } };
}

function isInside(range: CellRange, { row, column }: CellPlace): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** Where the cells are seen: below the titles, without the scroll bars. */
function seenCells(scroller: HTMLElement, headerHeight: number) {
  const { left, top } = scroller.getBoundingClientRect();
  return {
    left,
    top: top + headerHeight,
    right: left + scroller.clientWidth - 1,
    bottom: top + scroller.clientHeight - 1,
  };
}

/** The cell under a point, or nearest to it where the point is outside the grid. */
function placeUnder(scroller: HTMLElement, { x, y }: Point, headerHeight: number): CellPlace | null {
  const seen = seenCells(scroller, headerHeight);
  const within = (value: number, from: number, to: number) => Math.max(from, Math.min(value, to));
  const found = document.elementFromPoint(within(x, seen.left, seen.right), within(y, seen.top, seen.bottom));
  const element = found?.closest<HTMLElement>('[data-row]');
  if (!element || !scroller.contains(element)) return null;
  return { row: Number(element.dataset['row']), column: Number(element.dataset['column']) || 0 };
}

/** Scrolls by a step towards a point outside the cells, the further away the faster; whether there was anything to scroll. */
function scrollTowards(scroller: HTMLElement, { x, y }: Point, headerHeight: number): boolean {
  const seen = seenCells(scroller, headerHeight);
  const beyond = (value: number, from: number, to: number) => Math.min(0, value - from) + Math.max(0, value - to);
  const step = (distance: number) => Math.sign(distance) * Math.min(28, Math.ceil(Math.abs(distance) / 4));
  const { scrollTop, scrollLeft } = scroller;
  scroller.scrollBy(step(beyond(x, seen.left, seen.right)), step(beyond(y, seen.top, seen.bottom)));
  return scroller.scrollTop !== scrollTop || scroller.scrollLeft !== scrollLeft;
}

function closest(event: MouseEvent, selector: string): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
}

function placeAt(event: MouseEvent): (CellPlace & { isWholeRow: boolean }) | null {
  const element = closest(event, '[data-row]');
  if (element === null) return null;
  const isWholeRow = element.dataset['column'] === 'all';
  return { row: Number(element.dataset['row']), column: Number(element.dataset['column']) || 0, isWholeRow };
}

function headerAt(event: MouseEvent): number | null {
  const element = closest(event, '[data-header]');
  return element === null ? null : Number(element.dataset['header']);
}

function isFillHandle(event: MouseEvent): boolean {
  return closest(event, '[data-fill-handle]') !== null;
}
