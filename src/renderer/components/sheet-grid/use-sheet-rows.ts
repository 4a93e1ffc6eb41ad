import { useTranslation } from 'react-i18next';
import { issueText } from '../../host/failure.ts';
import type { Difference, FormRows } from '../record-page/form-rows.ts';
import { mergeRows } from './merge-rows.ts';
import { placeIssues } from './place-issues.ts';
import { rowsFromContent } from './row-content.ts';
import { badCells, doubtfulCells } from './sheet-problems.ts';
import { isBlankRow, typedRows } from './sheet.ts';
import type { SheetColumn, SheetRow } from './sheet.ts';
import { useSheet } from './use-sheet.ts';
import type { Sheet } from './use-sheet.ts';

export interface SheetRowsOptions<Stored, Origin> {
  initial: Stored | null;
  columns: readonly SheetColumn[];
  rowsOf: (stored: Stored | null) => SheetRow<Origin>[];
  /** The record's field that holds the rows: `members`. */
  field: string;
  /** What the rows are called where they differ from a newer version. */
  label: string;
}

/** One grid of a form: its sheet, the rows to save, and what the form needs of both. */
export function useSheetRows<Stored, Origin extends { id?: string | undefined }>(
  options: SheetRowsOptions<Stored, Origin>,
): { sheet: Sheet<Origin>; entered: () => SheetRow<Origin>[]; rows: FormRows<Stored> } {
  const { columns, rowsOf, field, label } = options;
  const { t } = useTranslation();
  const sheet = useSheet(() => rowsOf(options.initial));
  const entered = () => sheet.latest().rows.filter((row) => !isBlankRow(row, columns));
  const rows: FormRows<Stored> = {
    isDirty: sheet.isDirty,
    revision: typedRows(sheet.state),
    badCells: () => badCells({ ...sheet.latest(), issues: [] }, columns).length,
    doubts: () => doubtfulCells(sheet.latest(), columns).length,
    placeIssues: (issues) => {
      const keys = entered().map(({ key }) => key);
      const columnKeys = columns.map(({ key }) => key);
      const placed = placeIssues(issues, [field], keys, columnKeys, (issue) => issueText(t, issue));
      sheet.setIssues(placed.cells);
      return placed.rest;
    },
    reset: (stored) => sheet.reset(rowsOf(stored)),
    send: () => {
      const takeSaved = sheet.send(entered());
      return (saved) => takeSaved(rowsOf(saved));
    },
    content: () => typedRows(sheet.latest()),
    takeContent: (content) => sheet.change(rowsFromContent<Origin>(content)),
    merge: (base, theirs) => {
      const merged = mergeSheet(columns, label, rowsOf(base), entered(), rowsOf(theirs));
      return {
        differences: merged.differences,
        apply: (choiceOf) => sheet.rebase(rowsOf(theirs), merged.rows(choiceOf)),
      };
    },
  };
  return { sheet, entered, rows };
}

/** Rows of both sides as one grid, and the cells that both changed, in words. */
export function mergeSheet<Origin extends { id?: string | undefined }>(
  columns: readonly SheetColumn[],
  label: string,
  base: readonly SheetRow<Origin>[],
  mine: readonly SheetRow<Origin>[],
  theirs: readonly SheetRow<Origin>[],
) {
  const { rows, conflicts } = mergeRows(base, mine, theirs, (row) => row.origin?.id);
  const first = columns[0]?.key ?? '';
  const differences = conflicts.map((conflict): Difference => {
    const column = columns.find(({ key }) => key === conflict.column);
    const name = rows.find(({ key }) => key === conflict.rowKey)?.cells[first] ?? '';
    const show = (text: string) => column?.kind.show(text) ?? text;
    return {
      key: `${conflict.rowKey}/${conflict.column}`,
      label: [label, name, column?.title].filter(Boolean).join(' · '),
      mine: show(conflict.mine),
      theirs: show(conflict.theirs),
      isMineChanged: true,
    };
  });
  const chosenRows = (choiceOf: (key: string) => 'mine' | 'theirs') =>
    rows.map((row) => {
      const lost = conflicts.filter(
        ({ rowKey, column }) => rowKey === row.key && choiceOf(`${rowKey}/${column}`) === 'theirs',
      );
      if (lost.length === 0) return row;
      return { ...row, cells: { ...row.cells, ...Object.fromEntries(lost.map((cell) => [cell.column, cell.theirs])) } };
    });
  return { differences, rows: chosenRows };
}
