import { readFile } from 'node:fs/promises';
import type * as z from 'zod';
import type { DocumentKind } from '../../shared/documents.ts';
import { documentKinds, largestTemplate } from '../../shared/documents.ts';
import type { putTemplateSchema, TemplateOfDocument } from '../../shared/documents.ts';
import { attachedFilePath, keepFile, wordFile } from '../attachments/attached-files.ts';
import { newId } from '../database/new-id.ts';
import { requireRecords } from '../database/references.ts';
import { existingRecord, laterThan } from '../database/rows.ts';
import { conflict, invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { DocumentTemplate } from './documents.entity.ts';

/** Each paper with the unit's own template, null where it uses ours. */
export async function listDocumentTemplates(context: FeatureContext, unitId: string): Promise<TemplateOfDocument[]> {
  const rows = await reading(context)
    .selectFrom('document_template')
    .where('unitId', '=', unitId)
    .select(['id', 'version', 'document', 'fileName', 'size', 'updatedAt'])
    .execute();
  return documentKinds.map((document) => {
    const own = rows.find((row) => row.document === document);
    if (!own) return { document, own: null };
    const { document: _, ...kept } = own;
    return { document, own: kept };
  });
}

/**
 * Puts the office's own template in place of ours or of its last one. Throws `missing`, `conflict`, and `invalid` for
 * a template that cannot be filled: each issue names the placeholder.
 */
export async function putDocumentTemplate(
  context: FeatureContext,
  dataFolder: string,
  input: z.output<typeof putTemplateSchema>,
) {
  const { unitId, document, fileName, version } = input;
  await requireRecords(reading(context), 'operating_unit', [{ value: unitId, path: ['unitId'] }]);
  const bytes = Buffer.from(input.data, 'base64');
  if (bytes.byteLength > largestTemplate) {
    const params = { size: Math.ceil(bytes.byteLength / 1e6), maximum: largestTemplate / 1e6 };
    throw invalid({ path: ['data'], code: 'fileTooLarge', params });
  }
  // Read only here: the library is large, and few ever put a template.
  const { templateIssues } = await import('./word-template.ts');
  const issues = templateIssues(bytes, document);
  if (issues.length > 0) throw invalid(...issues.map((issue) => ({ ...issue, path: ['data'] })));
  const sha256 = await keepFile(dataFolder, bytes, wordFile);
  const record = { kind: 'unit' as const, id: unitId };
  return writing(context, { operation: 'documentTemplates.put', record }, async ({ em, at }) => {
    const row = await em.findOne(DocumentTemplate, { unitId, document });
    if ((row?.version ?? 0) !== version) throw conflict('documentTemplate', unitId, row?.version ?? 0);
    const fields = { fileName, sha256, size: bytes.byteLength };
    if (row) em.assign(row, { ...fields, updatedAt: laterThan(row.updatedAt, at) });
    const kept =
      row ?? em.create(DocumentTemplate, { id: newId(), createdAt: at, updatedAt: at, unitId, document, ...fields });
    await em.flush();
    return { id: kept.id, version: kept.version };
  });
}

/** Goes back to our template. Throws `missing`, `conflict`. */
export async function removeDocumentTemplate(
  context: FeatureContext,
  { id, version }: { id: string; version: number },
) {
  const row = await reading(context)
    .selectFrom('document_template')
    .where('id', '=', id)
    .select('unitId')
    .executeTakeFirst();
  if (!row) throw missing('documentTemplate', id);
  const record = { kind: 'unit' as const, id: row.unitId };
  return writing(context, { operation: 'documentTemplates.remove', record }, async ({ em }) => {
    em.remove(await existingRecord(em, DocumentTemplate, 'documentTemplate', id, version));
    await em.flush();
    return {};
  });
}

/** The unit's own template of a paper with its name; undefined where it uses ours. */
export async function ownTemplate(
  queries: Queries,
  dataFolder: string,
  { unitId, document }: { unitId: string; document: DocumentKind },
): Promise<{ bytes: Uint8Array; fileName: string } | undefined> {
  const row = await queries
    .selectFrom('document_template')
    .where('unitId', '=', unitId)
    .where('document', '=', document)
    .select(['sha256', 'fileName'])
    .executeTakeFirst();
  if (!row) return undefined;
  const path = attachedFilePath(dataFolder, { sha256: row.sha256, mediaType: wordFile });
  // A file that is gone, as after a copy of the database alone, is said and not replaced without a word.
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) throw missing('documentTemplate', row.fileName);
  return { bytes, fileName: row.fileName };
}
