import { useMemo } from 'react';
import type { Issue } from '../../shared/validation.ts';
import type { FormRows } from '../components/record-page/form-rows.ts';
import { searchText } from '../../shared/search-text.ts';
import { choiceKind, moneyKind } from '../components/sheet-grid/cell-kinds.ts';
import type { CellKind } from '../components/sheet-grid/cell-kinds.ts';
import type { ProgramOption } from '../use-record-options.ts';
import type { SheetColumn, SheetRow, SheetState } from '../components/sheet-grid/sheet.ts';

/** An amount as a cell holds it: nothing is shown for nothing. */
export function amountCell(amount: number): string {
  return amount === 0 ? '' : String(amount);
}

/** An amount of a row; an empty or unreadable cell counts as nothing until it is mended. */
export function amountIn(row: SheetRow, key: string): number {
  const value = Number(row.cells[key] ?? '');
  return Number.isSafeInteger(value) ? value : 0;
}

export function moneyColumn(key: string, title: string): SheetColumn {
  return { key, title, width: 104, kind: moneyKind };
}

/** A program, by its code, its name, both, or a beginning that fits one only. */
export function programKind(programs: readonly ProgramOption[]): CellKind {
  const kind = choiceKind(programs);
  const codeOrName = (typed: string) => {
    const wanted = searchText(typed);
    const found = programs.filter(({ code, name }) => searchText(code) === wanted || searchText(name) === wanted);
    return wanted !== '' && found.length === 1 ? found[0]?.value : undefined;
  };
  return {
    ...kind,
    read: (typed) => codeOrName(typed) ?? kind.read(typed),
    interpret: (typed) => {
      const value = codeOrName(typed);
      if (value !== undefined) return { text: value, doubt: null };
      return kind.interpret?.(typed) ?? { text: kind.read(typed), doubt: null };
    },
  };
}

/** Columns that only show what is there. */
export function lockedColumns(columns: readonly SheetColumn[]): SheetColumn[] {
  return columns.map((column) => ({ ...column, isReadOnly: true }));
}

/** The sheet with the sum of some columns in `total`; computed to be shown, and never a change. */
export function useTotalled<Origin>(state: SheetState<Origin>, keys: readonly string[]): SheetState<Origin> {
  return useMemo(
    () => ({
      ...state,
      rows: state.rows.map((row) => {
        const total = amountCell(keys.reduce((sum, key) => sum + amountIn(row, key), 0));
        return (row.cells['total'] ?? '') === total ? row : { ...row, cells: { ...row.cells, total } };
      }),
    }),
    [state, keys],
  );
}

/** A form's rows whose issues are put on the grid's own columns; those of the plan as a whole go to its root. */
export function withPlanIssues<Stored>(
  rows: FormRows<Stored>,
  field: string,
  columnOf: (path: Issue['path']) => string | undefined,
): FormRows<Stored> {
  return {
    ...rows,
    placeIssues: (issues) =>
      rows.placeIssues(
        issues.map((issue) => {
          const { path } = issue;
          if (path[0] === 'status' || (path[0] === field && path.length === 1)) return { ...issue, path: [] };
          const column = path[0] === field ? columnOf(path.slice(2)) : undefined;
          return column === undefined ? issue : { ...issue, path: [field, path[1] ?? 0, column] };
        }),
      ),
  };
}
