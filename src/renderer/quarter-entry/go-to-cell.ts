/** The grid, and the row in it, that the cursor is in; null outside of grids. */
export function placeOfCursor(): { grid: string; row: number } | null {
  const grid = document.activeElement?.closest<HTMLElement>('[role="grid"]');
  const cell = grid && document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  if (!grid || !cell) return null;
  return { grid: grid.getAttribute('aria-label') ?? '', row: Number(cell.dataset['row'] ?? 0) };
}

/** Puts the cursor of a grid on a cell, as a click on it does. */
export function goToCell(label: string, row: number, title: string): void {
  const grid = document.querySelector<HTMLElement>(`[role="grid"][aria-label="${CSS.escape(label)}"]`);
  const headers = [...(grid?.querySelectorAll<HTMLElement>('[data-header]') ?? [])];
  const column = headers.find(({ textContent }) => textContent.trim() === title)?.dataset['header'];
  const cell = grid?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  cell?.scrollIntoView({ block: 'center', inline: 'nearest' });
  cell?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
  cell?.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
}
