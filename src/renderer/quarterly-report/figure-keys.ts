import { useEffect } from 'react';
import type { RefObject } from 'react';
import { figureTableIdSchema } from '../../shared/records-behind.ts';
import type { FigurePlace } from '../../shared/records-behind.ts';

/**
 * Figures and names of a table that can be opened are one stop of Tab: arrows move between them, Enter opens.
 * One listener for the whole table, which may have thousands.
 */
export function useFigureKeys(table: RefObject<HTMLElement | null>, open: ((place: FigurePlace) => void) | null) {
  useEffect(() => {
    const element = table.current;
    if (!element || !open) return;
    const first = element.querySelector<HTMLElement>('[data-cell]');
    if (first && !element.querySelector('[data-cell][tabindex="0"]')) first.tabIndex = 0;

    const onClick = (event: MouseEvent) => {
      const place = placeOf(closestCell(event.target));
      if (place) open(place);
    };
    const onKey = (event: KeyboardEvent) => {
      const cell = closestCell(event.target);
      const next = cell && !event.ctrlKey && !event.altKey && !event.metaKey && neighbour(cell, event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    const onFocus = (event: FocusEvent) => {
      const cell = closestCell(event.target);
      if (!cell) return;
      for (const stop of element.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]')) stop.tabIndex = -1;
      cell.tabIndex = 0;
    };
    element.addEventListener('click', onClick);
    element.addEventListener('keydown', onKey);
    element.addEventListener('focusin', onFocus);
    return () => {
      element.removeEventListener('click', onClick);
      element.removeEventListener('keydown', onKey);
      element.removeEventListener('focusin', onFocus);
    };
  });
}

/** The cell on screen of a figure. */
export function cellOf({ table, subject, column }: FigurePlace): HTMLElement | null {
  const row = subject === null ? 'tfoot tr' : `tr[data-subject="${CSS.escape(subject)}"]`;
  return document.querySelector(`[data-table="${table}"] ${row} [data-cell="${CSS.escape(column)}"]`);
}

function closestCell(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
}

/** Which figure a cell shows; null for a name, which is a link by itself. */
function placeOf(cell: HTMLElement | null): FigurePlace | null {
  const table = figureTableIdSchema.safeParse(cell?.closest<HTMLElement>('[data-table]')?.dataset['table']);
  if (!cell?.matches('button') || !table.success) return null;
  const subject = cell.closest('tr')?.dataset['subject'] ?? null;
  return { table: table.data, subject, column: cell.dataset['cell'] ?? '' };
}

function neighbour(cell: HTMLElement, key: string): HTMLElement | undefined {
  const row = cell.closest('tr');
  const inRow = cellsIn(row);
  const at = inRow.indexOf(cell);
  switch (key) {
    case 'ArrowRight':
      return inRow[at + 1];
    case 'ArrowLeft':
      return inRow[at - 1];
    case 'Home':
      return inRow[0];
    case 'End':
      return inRow.at(-1);
    case 'ArrowDown':
      return inColumn(row, cell, 1);
    case 'ArrowUp':
      return inColumn(row, cell, -1);
    default:
      return undefined;
  }
}

/** The next row's cell of the same column; rows without one are passed over. */
function inColumn(row: HTMLTableRowElement | null, cell: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const rows = [...(row?.closest('table')?.rows ?? [])];
  const selector = `[data-cell="${CSS.escape(cell.dataset['cell'] ?? '')}"]`;
  for (let at = rows.findIndex((one) => one === row) + step; at > 0 && at < rows.length; at += step) {
    const found = rows[at]?.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return undefined;
}

function cellsIn(row: HTMLElement | null): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
}
