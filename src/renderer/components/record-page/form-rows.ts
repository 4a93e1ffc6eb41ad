import type { Issue } from '../../../shared/validation.ts';

/** What differs between a form and a newer version of its record, and which of the two is to stay. */
export interface Difference {
  key: string;
  /** The field, or the grid's row and column, in the user's words. */
  label: string;
  mine: string;
  theirs: string;
  /** Changed on this side since the form was opened; the other side's is taken where it was not. */
  isMineChanged: boolean;
}

export type Choice = 'mine' | 'theirs';

/** Rows of a form that live in grids beside its fields: members, participants, signatories. */
export interface FormRows<Stored> {
  isDirty: boolean;
  /** Changes with every edit, so that a draft follows it. */
  revision: unknown;
  /** Unreadable cells; the save waits until they are mended. */
  badCells: () => number;
  /** Cells that could be read in another way; the save asks once. */
  doubts: () => number;
  /** Puts issues of rows on their cells and gives back the rest. */
  placeIssues: (issues: Issue[]) => Issue[];
  /** Starts again from the record. */
  reset: (stored: Stored) => void;
  /**
   * Called when the rows are sent. What it gives takes over the saved record: new rows get their ids,
   * what was typed meanwhile stays, and so does undo.
   */
  send: () => (saved: Stored) => void;
  /** Everything typed, as JSON values. */
  content: () => unknown;
  /** Puts back what `content` gave; anything else is left out. */
  takeContent: (content: unknown) => void;
  /**
   * Makes the rows (which began as `base`) one with those of a newer version: says which cells both
   * changed, and takes the outcome over once chosen.
   */
  merge: (base: Stored, theirs: Stored) => RowMerge<Stored>;
}

export interface RowMerge<Stored> {
  differences: Difference[];
  apply: (choiceOf: (key: string) => Choice, theirs: Stored) => void;
}
