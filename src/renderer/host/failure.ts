import { ORPCError } from '@orpc/client';
import type { TFunction } from 'i18next';
import * as z from 'zod';
import { issueSchema } from '../../shared/validation.ts';
import type { Issue } from '../../shared/validation.ts';

const expected = [
  'INVALID',
  'MISSING',
  'CONFLICT',
  'LOCKED',
  'NO_SPACE',
  'DAMAGED',
  'CANCELLED',
  // Of a folder that data are to be moved to.
  'IN_USE',
  'NETWORK_FOLDER',
  'SYNCED_FOLDER',
  'READ_ONLY_FOLDER',
] as const;
type FailureCode = (typeof expected)[number] | 'unreachable' | 'unexpected';

/** What went wrong with an operation, as the screens tell it apart. */
export interface Failure {
  code: FailureCode;
  issues: Issue[];
  path: string;
}

export function failureOf(error: unknown): Failure {
  const data = error instanceof ORPCError ? dataSchema.parse(error.data) : dataSchema.parse(undefined);
  return { code: codeOf(error), issues: data.issues, path: data.path };
}

/** The sentence for a failure; `failures.*` in the locale files. */
export function failureText(t: TFunction, { code, path }: Pick<Failure, 'code' | 'path'>): string {
  return t(`failures.${code}`, { path });
}

/** The same where there are no fields to put issues on: what is wrong instead of "some fields". */
export function fullFailureText(t: TFunction, failure: Failure): string {
  const issues = failure.issues.map((issue) => issueText(t, issue));
  return issues.length > 0 ? issues.join('. ') : failureText(t, failure);
}

/** The sentence for one issue of an input; `errors.*` in the locale files. */
export function issueText(t: TFunction, issue: Pick<Issue, 'code' | 'params'>): string {
  // Codes come from the server too, so the key cannot be known to the compiler.
  return t(`errors.${issue.code}` as 'errors.invalid', {
    ...issue.params,
    defaultValue: t('errors.invalid'),
  });
}

const dataSchema = z
  .object({ issues: z.array(issueSchema).catch([]), path: z.string().catch('') })
  .catch({ issues: [], path: '' });

function codeOf(error: unknown): FailureCode {
  if (error instanceof ORPCError) return expected.find((code) => code === error.code) ?? 'unexpected';
  // fetch rejects with a TypeError when nothing answers.
  return error instanceof TypeError ? 'unreachable' : 'unexpected';
}
