import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { issuesOf } from '../../../shared/validation.ts';
import type { Issue } from '../../../shared/validation.ts';
import { placeIssues } from '../sheet-grid/place-issues.ts';
import { badCells, doubtfulCells } from '../sheet-grid/sheet-problems.ts';
import type { SheetColumn, SheetRow } from '../sheet-grid/sheet.ts';
import type { Sheet } from '../sheet-grid/use-sheet.ts';
import { useDoubtQuestion } from '../sheet-grid/use-doubt-question.tsx';
import { failureOf, issueText } from '../../host/failure.ts';
import type { Failure } from '../../host/failure.ts';
import { refreshLists } from '../../host/refresh-lists.ts';

export interface SheetSaveOptions<Origin, Input> {
  sheet: Sheet<Origin>;
  columns: readonly SheetColumn[];
  schema: z.ZodType<unknown, Input>;
  /** Whether a row is sent at all; every row where missing. */
  isSent?: (row: SheetRow<Origin>) => boolean;
  /** The order in which the rows stand in the input; as in the grid where missing. */
  rowsSent?: (rows: readonly SheetRow<Origin>[]) => readonly SheetRow<Origin>[];
  /** The input made of the rows that are sent, under `rows`, in their order. */
  inputOf: (rows: readonly SheetRow<Origin>[]) => Input;
  /** What a row becomes once it is saved; itself where missing. */
  asSaved?: (row: SheetRow<Origin>) => SheetRow<Origin>;
  write: (input: Input) => Promise<unknown>;
}

/** Saves a grid that fills its page as a whole; issues go to their cells. */
export function useSheetSave<Origin, Input>(options: SheetSaveOptions<Origin, Input>) {
  const {
    sheet,
    columns,
    schema,
    isSent = () => true,
    rowsSent = (rows) => rows,
    inputOf,
    asSaved = (row) => row,
    write,
  } = options;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const mayKeepDoubts = useDoubtQuestion();

  const sent = () => rowsSent(sheet.latest().rows.filter(isSent));

  function showIssues(issues: Issue[]) {
    const keys = sent().map(({ key }) => key);
    const columnKeys = columns.filter(({ isReadOnly }) => !isReadOnly).map(({ key }) => key);
    const { cells, rest } = placeIssues(issues, ['rows'], keys, columnKeys, (issue) => issueText(t, issue));
    sheet.setIssues(cells);
    // What stands at no cell is told above the grid.
    setFailure({ code: 'INVALID', issues: rest, path: '' });
  }

  /** True where it was saved; null where something is in the way. */
  async function save(): Promise<true | null> {
    setFailure(null);
    sheet.setIssues([]);
    const input = inputOf(sent());
    const parsed = schema.safeParse(input, { reportInput: true });
    if (!parsed.success || badCells(sheet.latest(), columns).length > 0) {
      showIssues(parsed.success ? [] : issuesOf(parsed.error));
      return null;
    }
    if (!mayKeepDoubts(doubtfulCells(sheet.latest(), columns).length, () => void save())) return null;
    setIsSaving(true);
    try {
      const sentAll = sheet.latest().rows;
      const takeSaved = sheet.send(sentAll);
      await write(input);
      const saved = sentAll.map(asSaved);
      const inOrder = rowsSent(saved);
      const isMoved = inOrder.some((row, index) => row !== saved[index]);
      // What is typed meanwhile stays, and where it was; else the grid begins anew in the order that was saved.
      if (isMoved && sheet.latest().rows === sentAll) sheet.reset(inOrder);
      else takeSaved(saved);
      notifications.show({ message: t('ui.saved'), autoClose: 2000 });
      refreshLists(queryClient);
      return true;
    } catch (error) {
      const failed = failureOf(error);
      if (failed.code === 'INVALID') showIssues(failed.issues);
      else setFailure(failed);
      return null;
    } finally {
      setIsSaving(false);
    }
  }

  return { save, failure, isSaving };
}
