import * as z from 'zod';

/** Languages of screens and reports; Indonesian is the default and the complete one. */
export const languageSchema = z.enum(['id', 'en']);
export type Language = z.infer<typeof languageSchema>;
