/** Enters the text of an open cell editor, as leaving it does; the grid keeps the focus, so that its keys go on. */
export function keepingGridFocus(): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLInputElement)) return;
  const grid = activeElement.closest<HTMLElement>('[role="grid"]');
  activeElement.blur();
  grid?.focus({ preventScroll: true });
}
