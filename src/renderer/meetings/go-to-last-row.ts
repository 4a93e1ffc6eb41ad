/** Lets go of the cell that is being typed into, so that its text is in the rows before they change. */
export function leaveCell(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Puts the cursor on the first cell of the grid's last row, by the grid's own keys, once the row is drawn. */
export function goToLastRow(label: string): void {
  requestAnimationFrame(() => {
    const grid = document.querySelector<HTMLElement>(`[role="grid"][aria-label="${CSS.escape(label)}"]`);
    if (grid === null) return;
    grid.focus();
    press(grid, { key: 'End', ctrlKey: true });
    // The grid draws between two keys.
    requestAnimationFrame(() => press(grid, { key: 'Home' }));
  });
}

function press(target: HTMLElement, key: KeyboardEventInit): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
}
