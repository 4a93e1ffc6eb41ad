import type * as z from 'zod';
import type {
  DocumentFacts,
  DocumentReference,
  KeptDocument,
  MeetingDocumentKind,
  saveDocumentSchema,
} from '../../shared/documents.ts';
import { documentFactsSchema, factsOffered, noFacts } from '../../shared/documents.ts';
import { newId } from '../database/new-id.ts';
import { laterThan } from '../database/rows.ts';
import { conflict, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { AssistanceDocument, MeetingDocument } from './documents.entity.ts';

const factColumns = documentFactsSchema.keyof().options;

/** What a paper of a record says beside it; what the last of its like said where nothing was typed yet. Throws `missing`. */
export async function getDocument(context: FeatureContext, of: DocumentReference): Promise<KeptDocument> {
  const queries = reading(context);
  const unitId = await unitOfRecord(queries, of);
  const kept = await keptFacts(queries, of);
  if (kept) return { id: of.id, version: kept.version, facts: kept.facts, isOffered: false };
  const facts = await offeredFacts(queries, unitId, of.document);
  return { id: of.id, version: 0, facts, isOffered: factsOffered.some((name) => facts[name] !== '') };
}

/** The facts that a paper is made with: those kept, else those offered. */
export async function factsFor(queries: Queries, unitId: string, of: DocumentReference): Promise<DocumentFacts> {
  return (await keptFacts(queries, of))?.facts ?? offeredFacts(queries, unitId, of.document);
}

/** Keeps the facts of a paper. Throws `missing`, `conflict` where somebody kept others meanwhile. */
export async function saveDocument(context: FeatureContext, input: z.output<typeof saveDocumentSchema>) {
  const { document, id, version, facts } = input;
  await unitOfRecord(reading(context), input);
  const record = { kind: document === 'handover' ? ('assistance' as const) : ('meeting' as const), id };
  return writing(context, { operation: 'documents.save', record }, async ({ em, at }) => {
    const row =
      document === 'handover'
        ? await em.findOne(AssistanceDocument, { assistanceId: id, document })
        : await em.findOne(MeetingDocument, { meetingId: id, document });
    if ((row?.version ?? 0) !== version) throw conflict('document', id, row?.version ?? 0);
    const dates = { id: newId(), createdAt: at, updatedAt: at };
    if (row) em.assign(row, { ...facts, updatedAt: laterThan(row.updatedAt, at) });
    else if (document === 'handover') em.create(AssistanceDocument, { ...dates, ...facts, assistanceId: id, document });
    else em.create(MeetingDocument, { ...dates, ...facts, meetingId: id, document });
    await em.flush();
    return { id, version: version + 1 };
  });
}

async function unitOfRecord(queries: Queries, { document, id }: DocumentReference): Promise<string> {
  const row =
    document === 'handover'
      ? await queries
          .selectFrom('assistance as a')
          .innerJoin('assisted_group as g', 'g.id', 'a.groupId')
          .where('a.id', '=', id)
          .where('a.deletedAt', 'is', null)
          .select('g.unitId')
          .executeTakeFirst()
      : await queries
          .selectFrom('meeting')
          .where('id', '=', id)
          .where('deletedAt', 'is', null)
          .select('unitId')
          .executeTakeFirst();
  if (!row) throw missing(document === 'handover' ? 'assistance' : 'meeting', id);
  return row.unitId;
}

async function keptFacts(queries: Queries, { document, id }: DocumentReference) {
  const row =
    document === 'handover'
      ? await queries
          .selectFrom('assistance_document')
          .where('assistanceId', '=', id)
          .select(['version', ...factColumns])
          .executeTakeFirst()
      : await queries
          .selectFrom('meeting_document')
          .where('meetingId', '=', id)
          .where('document', '=', document)
          .select(['version', ...factColumns])
          .executeTakeFirst();
  if (!row) return undefined;
  const { version, ...facts } = row;
  return { version, facts };
}

/** What the unit's last paper of this kind said, of what seldom changes. */
async function offeredFacts(
  queries: Queries,
  unitId: string,
  document: DocumentReference['document'],
): Promise<DocumentFacts> {
  const last =
    document === 'handover' ? await lastOfAssistance(queries, unitId) : await lastOfMeetings(queries, unitId, document);
  return { ...noFacts, ...last };
}

function lastOfMeetings(queries: Queries, unitId: string, document: MeetingDocumentKind) {
  return queries
    .selectFrom('meeting_document as d')
    .innerJoin('meeting as m', 'm.id', 'd.meetingId')
    .where('m.unitId', '=', unitId)
    .where('m.deletedAt', 'is', null)
    .where('d.document', '=', document)
    .orderBy('d.updatedAt', 'desc')
    .orderBy('d.id', 'desc')
    .select(factsOffered.map((name) => `d.${name}` as const))
    .limit(1)
    .executeTakeFirst();
}

function lastOfAssistance(queries: Queries, unitId: string) {
  return queries
    .selectFrom('assistance_document as d')
    .innerJoin('assistance as a', 'a.id', 'd.assistanceId')
    .innerJoin('assisted_group as g', 'g.id', 'a.groupId')
    .where('g.unitId', '=', unitId)
    .where('a.deletedAt', 'is', null)
    .orderBy('d.updatedAt', 'desc')
    .orderBy('d.id', 'desc')
    .select(factsOffered.map((name) => `d.${name}` as const))
    .limit(1)
    .executeTakeFirst();
}
