import type { RecordChange } from '../../shared/history.ts';

/** Entries leave their list by the bin, and come back from there: told as rows that went and came. */
export function entriesAsRows(changes: readonly RecordChange[]): RecordChange[] {
  return changes.map((change) => {
    const { before, after } = change;
    if (before === null || after === null || !('deletedAt' in after)) return change;
    return after['deletedAt'] === null ? { ...change, before: null } : { ...change, after: null };
  });
}
