import { ORPCError } from '@orpc/server';
import * as z from 'zod';
import type { Language } from '../../../shared/language.ts';
import type { Issue } from '../../../shared/validation.ts';
import { issueSchema, issuesOf } from '../../../shared/validation.ts';
import { isFailure } from '../../failures.ts';
import { textsIn } from '../../texts.ts';
import { UsageError } from './arguments.ts';

/** What a failure may carry; see the contract. */
const failureDataSchema = z
  .object({
    issues: z.array(issueSchema).default([]),
    entity: z.string().default(''),
    id: z.string().default(''),
    path: z.string().default(''),
    note: z.string().default(''),
  })
  .catch({ issues: [], entity: '', id: '', path: '', note: '' });

/** One readable line for whatever went wrong: what, where, and what is expected. */
export function errorLine(error: unknown, language: Language): string {
  const t = textsIn(language);
  if (error instanceof UsageError) return t('command.usage', { word: error.word });
  if (error instanceof z.ZodError) return withIssues(t('failures.INVALID'), issuesOf(error), language);
  if (isFailure(error)) {
    const data = failureDataSchema.parse(error.data);
    if (error.code === 'INVALID') return withIssues(t('failures.INVALID'), data.issues, language);
    if (error.code === 'MISSING') return `${t('failures.MISSING')}: ${data.entity} ${data.id}`;
    return t(`failures.${error.code}`, { path: data.path, note: data.note });
  }
  if (error instanceof ORPCError || !(error instanceof Error)) return t('failures.unexpected');
  return oneLine(error.message);
}

function withIssues(start: string, issues: Issue[], language: Language): string {
  const t = textsIn(language);
  const parts = issues.map(({ path, code, params }) => {
    const key = `errors.${code}` as 'errors.invalid'; // codes are keys of `errors`; an unknown one falls back
    const text = t(key, { ...params, defaultValue: code });
    return path.length === 0 ? text : `${fieldName(path)}: ${text}`;
  });
  return oneLine([start, ...(parts.length > 0 ? [parts.join('; ')] : [])].join(': '));
}

/** `sessions[0].date` */
function fieldName(path: Issue['path']): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

function oneLine(text: string): string {
  return text.replace(/\s*\r?\n\s*/g, ' ');
}
