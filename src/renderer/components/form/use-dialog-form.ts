import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useForm } from 'react-hook-form';
import type { DefaultValues, FieldValues, Path } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { issuesOf } from '../../../shared/validation.ts';
import type { Issue } from '../../../shared/validation.ts';
import { failureOf, issueText } from '../../host/failure.ts';
import type { Failure } from '../../host/failure.ts';
import { refreshLists } from '../../host/refresh-lists.ts';

export interface DialogFormOptions<Values extends FieldValues, Input> {
  defaultValues: DefaultValues<Values>;
  /** What the schema says of the values. */
  parse: (values: Values) => z.ZodSafeParseResult<Input>;
  save: (input: Input) => Promise<unknown>;
  onSaved: () => void;
}

/** A small form in a dialog, sent as a whole: issues stand at their fields, what has no field above them. */
export function useDialogForm<Values extends FieldValues, Input>(options: DialogFormOptions<Values, Input>) {
  const { defaultValues, parse, save, onSaved } = options;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { control, handleSubmit, setError } = useForm<Values>({ defaultValues });

  function showIssues(issues: Issue[]) {
    // The form has no other fields than those of its values.
    const fields = Object.keys(defaultValues) as Path<Values>[];
    const rest = issues.filter((issue) => {
      const field = fields.find((name) => name === issue.path[0]);
      if (field) setError(field, { message: issueText(t, issue) }, { shouldFocus: true });
      return field === undefined;
    });
    setFailure(rest.length > 0 ? { code: 'INVALID', issues: rest, path: '' } : null);
  }

  const send = handleSubmit(async (values) => {
    const parsed = parse(values);
    if (!parsed.success) {
      showIssues(issuesOf(parsed.error));
      return;
    }
    try {
      await save(parsed.data);
      refreshLists(queryClient);
      onSaved();
    } catch (error) {
      const failed = failureOf(error);
      if (failed.code === 'INVALID') showIssues(failed.issues);
      else setFailure(failed);
    }
  });
  return { control, failure, onSubmit: (event: FormEvent) => void send(event) };
}
