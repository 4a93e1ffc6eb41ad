import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { DefaultValues, FieldPath, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { issuesOf } from '../../../shared/validation.ts';
import type { Issue } from '../../../shared/validation.ts';
import { failureOf, issueText } from '../../host/failure.ts';
import type { Failure } from '../../host/failure.ts';
import { refreshLists } from '../../host/refresh-lists.ts';

export interface RecordFormOptions<Stored, Values, Input> {
  /** Null for a new record. */
  initial: Stored | null;
  valuesOf: (stored: Stored | null) => Values;
  schema: z.ZodType<unknown, Input>;
  /** The save's input: the fields, the rows of grids, and the id and version that the user saw. */
  inputOf: (values: Values, stored: Stored | null) => Input;
  write: (input: Input) => Promise<{ id: string }>;
  load: (id: string) => Promise<Stored>;
  /** Grids of the form: start again from the record. */
  onReset?: (stored: Stored) => void;
  /** Unreadable cells of grids; the save waits until they are mended. */
  badCells?: () => number;
  /** Puts issues of grid rows on their cells and gives back the rest. */
  placeIssues?: (issues: Issue[]) => Issue[];
  onSaved?: (stored: Stored) => void;
}

/**
 * A record's form. Issues take one way to their fields, whether the shared schema found them here
 * or the server did: zodResolver would carry messages only, without our codes' figures, and knows
 * nothing of grids.
 */
export function useRecordForm<Stored extends { id: string; version: number }, Values extends FieldValues, Input>(
  options: RecordFormOptions<Stored, Values, Input>,
) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [stored, setStored] = useState(options.initial);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const form = useForm<Values>({
    // RHF wants a deep partial; whole values are one.
    defaultValues: options.valuesOf(options.initial) as DefaultValues<Values>,
  });

  function startFrom(record: Stored) {
    setStored(record);
    setFailure(null);
    form.reset(options.valuesOf(record));
    options.onReset?.(record);
  }

  function showIssues(issues: Issue[]) {
    const rest = options.placeIssues?.(issues) ?? issues;
    for (const issue of rest) {
      // Paths come from the schema, which the form's values follow.
      const path = (issue.path.join('.') || 'root') as FieldPath<Values>;
      const code = formatCodes.includes(issue.code) && isEmpty(form.getValues(path)) ? 'required' : issue.code;
      form.setError(path, { type: code, message: issueText(t, { ...issue, code }) });
    }
    focusFirstInvalid();
    setFailure({ code: 'INVALID', issues, path: '' });
  }

  /** The record as saved; null where something is in the way. */
  async function save(): Promise<Stored | null> {
    if (isSaving) return null;
    form.clearErrors();
    setFailure(null);
    options.placeIssues?.([]);
    let saved: Stored | null = null;
    // Through handleSubmit, after which a field drops its error when it is edited.
    await form.handleSubmit(async () => {
      saved = await saveValues(form.getValues());
    })();
    return saved;
  }

  async function saveValues(values: Values): Promise<Stored | null> {
    const input = options.inputOf(values, stored);
    const parsed = options.schema.safeParse(input, { reportInput: true });
    if (!parsed.success || (options.badCells?.() ?? 0) > 0) {
      showIssues(parsed.success ? [] : issuesOf(parsed.error));
      return null;
    }
    setIsSaving(true);
    try {
      const { id } = await options.write(input);
      const fresh = await options.load(id);
      startFrom(fresh);
      notifications.show({ message: t('ui.saved'), autoClose: 2000 });
      refreshLists(queryClient);
      options.onSaved?.(fresh);
      return fresh;
    } catch (error) {
      const failed = failureOf(error);
      if (failed.code === 'INVALID') showIssues(failed.issues);
      else setFailure(failed);
      return null;
    } finally {
      setIsSaving(false);
    }
  }

  /** After a conflict: the record as it is now, dropping what was typed. */
  async function reload(): Promise<void> {
    if (stored === null) return;
    try {
      startFrom(await options.load(stored.id));
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return { form, stored, failure, isSaving, save, reload, isDirty: form.formState.isDirty };
}

/** What an empty choice, area or day fails by; for the user it is simply missing. */
const formatCodes = ['choice', 'areaCode', 'date', 'id', 'type'];

function isEmpty(value: unknown): boolean {
  return value === '' || value === null;
}

/** The first by its place on the page; issues come in the schema's order. */
function focusFirstInvalid(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('input[aria-invalid="true"], textarea[aria-invalid="true"]')?.focus();
  });
}
