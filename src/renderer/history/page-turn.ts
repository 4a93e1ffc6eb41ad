import { useSyncExternalStore } from 'react';

let turn = 0;
const listeners = new Set<() => void>();

/** Starts the page on the screen afresh: what it shows was changed from outside it, by an undo say. */
export function turnPage(): void {
  turn += 1;
  for (const listener of listeners) listener();
}

/** A key for the page on the screen, new with every turn. */
export function usePageTurn(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => turn,
  );
}
