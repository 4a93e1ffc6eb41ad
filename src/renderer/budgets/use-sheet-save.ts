import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { issuesOf } from '../../shared/validation.ts';
import type { Issue } from '../../shared/validation.ts';
import { placeIssues } from '../components/sheet-grid/place-issues.ts';
import { badCells } from '../components/sheet-grid/sheet-problems.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';
import type { Sheet } from '../components/sheet-grid/use-sheet.ts';
import { failureOf, issueText } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { refreshLists } from '../host/refresh-lists.ts';

export interface SheetSaveOptions<Origin, Input> {
  sheet: Sheet<Origin>;
  columns: readonly SheetColumn[];
  schema: z.ZodType<unknown, Input>;
  /** The rows to send, and the input made of them; `rows` are those that `input.rows` holds, in order. */
  inputOf: (rows: readonly SheetRow<Origin>[]) => Input;
  write: (input: Input) => Promise<unknown>;
}

/** Saves a grid of given rows (programs) as a whole; issues go to their cells. */
export function useSheetSave<Origin, Input>({
  sheet,
  columns,
  schema,
  inputOf,
  write,
}: SheetSaveOptions<Origin, Input>) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  function showIssues(issues: Issue[]) {
    const keys = sheet.latest().rows.map(({ key }) => key);
    const columnKeys = columns.filter(({ isReadOnly }) => !isReadOnly).map(({ key }) => key);
    sheet.setIssues(placeIssues(issues, ['rows'], keys, columnKeys, (issue) => issueText(t, issue)).cells);
    setFailure({ code: 'INVALID', issues, path: '' });
  }

  /** True where it was saved; null where something is in the way. */
  async function save(): Promise<true | null> {
    setFailure(null);
    sheet.setIssues([]);
    const { rows } = sheet.latest();
    const input = inputOf(rows);
    const parsed = schema.safeParse(input, { reportInput: true });
    if (!parsed.success || badCells(sheet.latest(), columns).length > 0) {
      showIssues(parsed.success ? [] : issuesOf(parsed.error));
      return null;
    }
    setIsSaving(true);
    try {
      await write(input);
      sheet.reset(rows);
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
