import * as z from 'zod';
import { paperSchema } from '../../shared/exports.ts';
import { languageSchema } from '../../shared/language.ts';

/** What is chosen for papers on this computer; null is the office's paper, and the language on the screen. */
export const documentOptionsSchema = z.object({ paper: paperSchema.nullable(), language: languageSchema.nullable() });
export type DocumentOptions = z.infer<typeof documentOptionsSchema>;

export const defaultDocumentOptions: DocumentOptions = { paper: null, language: null };
