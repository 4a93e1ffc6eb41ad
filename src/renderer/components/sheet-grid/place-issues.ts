import type { Issue } from '../../../shared/validation.ts';
import type { CellIssue } from './sheet.ts';

/**
 * Divides a record's issues into those of a grid's rows and the rest. `prefix` is the path of the
 * rows in the record (`['members']`), `rowKeys` the keys of the rows as they were sent. An issue of
 * a whole row, or of something the grid does not show, goes to the row's first column.
 */
export function placeIssues(
  issues: readonly Issue[],
  prefix: readonly (string | number)[],
  rowKeys: readonly string[],
  columnKeys: readonly string[],
  textOf: (issue: Issue) => string,
): { cells: CellIssue[]; rest: Issue[] } {
  const cells: CellIssue[] = [];
  const rest: Issue[] = [];
  for (const issue of issues) {
    const rowKey = prefix.every((part, index) => part === issue.path[index])
      ? rowKeys[Number(issue.path[prefix.length])]
      : undefined;
    if (rowKey === undefined) {
      rest.push(issue);
      continue;
    }
    const named = String(issue.path[prefix.length + 1] ?? '');
    const column = columnKeys.includes(named) ? named : (columnKeys[0] ?? '');
    cells.push({ rowKey, column, text: textOf(issue) });
  }
  return { cells, rest };
}
