import * as z from 'zod';

// A finished issue no longer says what the input was, so "missing" and "of the wrong type" are told
// apart here, where it is made; other codes come from the schemas or from `describe` below.
z.config({
  customError: (issue) => {
    if (issue.code !== 'invalid_type') return undefined;
    return issue.input === undefined || issue.input === null ? 'required' : 'type';
  },
});

/** One thing wrong with an input: where (`['sessions', 0, 'date']`) and what (a key of `errors` in the locale files). */
export const issueSchema = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Issue = z.infer<typeof issueSchema>;

/**
 * Our issue codes for zod's issues. zod's own Indonesian messages are stiff, so schemas carry a
 * code of ours as the message and the rest is mapped here; texts are in the locale files.
 */
export function issuesOf(error: z.core.$ZodError): Issue[] {
  return error.issues.map((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    return { path, ...describe(issue) };
  });
}

function describe(issue: z.core.$ZodIssue): Omit<Issue, 'path'> {
  if (/^[a-z][a-zA-Z]*$/.test(issue.message)) return { code: issue.message };
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return { code: 'required' };
      return { code: 'tooSmall', params: { minimum: Number(issue.minimum) } };
    case 'too_big':
      if (issue.origin === 'string') {
        return { code: 'tooLong', params: { maximum: Number(issue.maximum) } };
      }
      return { code: 'tooBig', params: { maximum: Number(issue.maximum) } };
    case 'invalid_value':
      return { code: 'choice' };
    case 'unrecognized_keys':
      return { code: 'unknownField', params: { field: issue.keys.join(', ') } };
    default:
      return { code: 'invalid' };
  }
}

/** The message of a schema whose values must look a certain way: `code`, or "required" where there is none. */
export function orRequired(code: string) {
  return {
    error: (issue: { input?: unknown }) => (issue.input === undefined || issue.input === null ? 'required' : code),
  };
}

/** Text that must be there: surrounding blanks are cut, at most `maximum` characters. */
export function requiredText(maximum = 300) {
  return z.string().trim().min(1, 'required').max(maximum);
}

/** Text that may be missing; nothing and blanks become `''`. */
export function optionalText(maximum = 300) {
  return z.string().trim().max(maximum).default('');
}
