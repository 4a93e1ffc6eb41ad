/**
 * Operations that undo passes over: a quarter is closed and opened again on the record, with a reason
 * (DOMAIN rule 11), and Ctrl+Z gives none.
 */
export const lastingOperations: readonly string[] = ['closings.close', 'closings.reopen'];

/** Whether an action can be taken back by its own counterpart only. */
export function isLasting(operation: string): boolean {
  return lastingOperations.includes(operation);
}
