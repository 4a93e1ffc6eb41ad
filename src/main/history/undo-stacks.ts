/** An action of the log, as far as undo and redo need it. */
interface Logged {
  id: string;
  undoes: string | null;
}

/** An action that can be taken back or brought again, and the id that `history.undo` takes for it. */
export interface Step<T extends Logged> {
  action: T;
  actionId: string;
}

/**
 * What is to be taken back and what to be brought again, next one last: worked out from the log,
 * oldest first, as an editor does it. A new action ends what could be brought again; an undo moves
 * its action over to there, wherever it stood, and taking the undo back moves it home.
 *
 * An undo of an action that is older than the log given is passed over.
 */
export function undoStacks<T extends Logged>(log: readonly T[]): { undo: Step<T>[]; redo: Step<T>[] } {
  /** What each action or undo is about in the end, and whether that is then taken back. */
  const meant = new Map<string, { action: T; isTakenBack: boolean }>();
  let undo: Step<T>[] = [];
  let redo: Step<T>[] = [];
  for (const entry of log) {
    if (entry.undoes === null) {
      meant.set(entry.id, { action: entry, isTakenBack: false });
      undo.push({ action: entry, actionId: entry.id });
      redo = [];
      continue;
    }
    const target = meant.get(entry.undoes);
    if (!target) continue;
    const { action } = target;
    const isTakenBack = !target.isTakenBack;
    meant.set(entry.id, { action, isTakenBack });
    undo = undo.filter((step) => step.action !== action);
    redo = redo.filter((step) => step.action !== action);
    (isTakenBack ? redo : undo).push({ action, actionId: entry.id });
  }
  return { undo, redo };
}
