import type * as z from 'zod';
import type {
  addAttachmentSchema,
  AttachmentRow,
  listAttachmentsSchema,
  Owner,
  saveAttachmentSchema,
} from '../../shared/attachments.ts';
import { maxAttachmentSize } from '../../shared/attachments.ts';
import { calendarDateAt, isCalendarDate } from '../../shared/calendar-date.ts';
import { attachedFileTypes, dayTakenOf, fileTypeOf, pictureSizeOf } from '../../shared/file-kind.ts';
import { periodOf } from '../../shared/quarter.ts';
import { searchText } from '../../shared/search-text.ts';
import { containing } from '../database/containing.ts';
import { joinedNames } from '../database/joined-names.ts';
import { requireChoices, requireRecords } from '../database/references.ts';
import { existingRecord, laterThan, saveRecord } from '../database/rows.ts';
import type { EntityManager } from '../database/open.ts';
import { figure } from '../database/values.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { recordTables } from '../history/record-tables.ts';
import { writing } from '../history/writing.ts';
import { attachedFilePath, keepFile } from './attached-files.ts';
import { Attachment } from './attachments.entity.ts';
import { attachmentsBetween, attachmentsInUse, programsOfAttachments } from './in-use.ts';

const sortColumns = {
  position: 'a.position',
  day: 'f.day',
  kind: 'a.kind',
  caption: 'a.caption',
  size: 'a.size',
} as const;

/** Attachments, a record's in their order, others newest first unless asked otherwise, and the bytes of all that match. */
export async function listAttachments(context: FeatureContext, input: z.output<typeof listAttachmentsSchema>) {
  const queries = reading(context);
  const found = filteredAttachments(queries, input);
  const sort = input.sort ?? (input.owner ? 'position' : 'day');
  const isDescending = input.sort === undefined ? !input.owner : input.descending;
  const [page, total] = await Promise.all([
    found
      .leftJoin(programNames(queries), 'pn.ofAttachment', 'a.id')
      .select([
        'a.id',
        'a.version',
        'a.createdAt',
        'a.updatedAt',
        'a.ownerKind',
        'a.ownerId',
        'a.programId',
        'a.kind',
        'a.caption',
        'a.takenOn',
        'a.fileName',
        'a.mediaType',
        'a.size',
        'a.width',
        'a.height',
        'a.sha256',
        'a.position',
        'f.session as sessionId',
        'f.day',
        'pn.programs',
      ])
      .orderBy(sortColumns[sort], isDescending ? 'desc' : 'asc')
      .orderBy('a.id')
      .limit(input.limit)
      .offset(input.offset)
      .execute(),
    found
      .select(({ fn }) => [fn.countAll<number>().as('rows'), fn.sum<number>('a.size').as('size')])
      .executeTakeFirstOrThrow(),
  ]);
  const names = await ownerNames(
    queries,
    page.map(({ ownerKind: kind, ownerId: id }) => ({ kind, id })),
  );
  return {
    total: total.rows,
    totalSize: figure(total.size),
    rows: page.map(({ ownerKind, ownerId, programs, ...row }): AttachmentRow => {
      const owner = { kind: ownerKind, id: ownerId };
      return { ...row, owner, ownerName: names.get(ownerId) ?? '', programs: programs ?? '' };
    }),
  };
}

function filteredAttachments(queries: Queries, input: z.output<typeof listAttachmentsSchema>) {
  const { owner, unitId, programId, year, kind, lacks, search } = input;
  let found = year ? attachmentsBetween(queries, periodOf(year)) : attachmentsInUse(queries);
  if (owner) found = found.where('a.ownerKind', '=', owner.kind).where('a.ownerId', '=', owner.id);
  if (unitId) found = found.where('f.unit', '=', unitId);
  if (kind) found = found.where('a.kind', '=', kind);
  if (search) found = found.where('a.searchName', 'like', containing(searchText(search)));
  const ofPrograms = queries.selectFrom(programsOfAttachments(queries).as('o')).select('o.ofAttachment');
  if (programId) found = found.where('a.id', 'in', ofPrograms.where('o.program', '=', programId));
  if (lacks === 'day') found = found.where('f.day', 'is', null);
  if (lacks === 'caption') found = found.where('a.caption', '=', '');
  if (lacks === 'program') found = found.where('a.id', 'not in', ofPrograms);
  return found;
}

function programNames(queries: Queries) {
  return queries
    .selectFrom(programsOfAttachments(queries).as('o'))
    .innerJoin('program as p', 'p.id', 'o.program')
    .where('p.deletedAt', 'is', null)
    .select(['o.ofAttachment', joinedNames('p.name').as('programs')])
    .groupBy('o.ofAttachment')
    .as('pn');
}

async function ownerNames(queries: Queries, owners: Owner[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [kind, group] of Map.groupBy(owners, (owner) => owner.kind)) {
    const { table, name } = recordTables[kind];
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const rows = await queries
      .selectFrom(table)
      .select('id')
      .select((column) => column.ref(name as never).as('name')) // every table above has its column; the union of tables hides it
      .where('id', 'in', [...new Set(group.map(({ id }) => id))])
      .execute();
    for (const row of rows) names.set(row.id, String(row.name));
  }
  return names;
}

/**
 * Keeps a file and attaches it to a record, after those that are there. The file is on the disk before the
 * row is. Throws `invalid`: `fileType`, `fileTooLarge`, `fileRepeated` where the record has the same file,
 * and as `saveAttachment` does.
 */
export async function addAttachment(
  context: FeatureContext,
  dataFolder: string,
  input: z.output<typeof addAttachmentSchema>,
) {
  const { owner, data, ...details } = input;
  const bytes = bytesOf(data);
  const mediaType = fileTypeOf(bytes);
  if (!mediaType) throw invalid({ path: ['data'], code: 'fileType' });
  const takenOn = input.takenOn === undefined ? dayStatedIn(bytes, today(context)) : input.takenOn;
  await checkAttachment(context, owner, { ...details, takenOn });
  const sha256 = await keepFile(dataFolder, bytes, mediaType);
  const record = { kind: 'attachment' as const, id: '' };
  return writing(context, { operation: 'attachments.add', record }, async ({ em, at, record: made, actionId }) => {
    const others = await em.find(Attachment, { ownerId: owner.id, deletedAt: null });
    if (others.some((other) => other.sha256 === sha256)) throw invalid({ path: ['data'], code: 'fileRepeated' });
    const { kind, programId, sessionId, caption } = details;
    const fileName = plainName(details.fileName);
    const attachment = await saveRecord(em, Attachment, 'attachment', {}, at, {
      kind,
      programId,
      sessionId,
      caption,
      fileName,
      takenOn,
      mediaType,
      sha256,
      ownerKind: owner.kind,
      ownerId: owner.id,
      searchName: nameToSearch(caption, fileName),
      size: bytes.byteLength,
      width: null,
      height: null,
      ...pictureSizeOf(bytes),
      position: others.reduce((last, { position }) => Math.max(last, position), -1) + 1,
    });
    made.id = attachment.id;
    await em.flush();
    return { id: attachment.id, version: attachment.version, actionId };
  });
}

/** Changes what is said of an attachment; its file and owner stay. Throws `invalid`, `missing`, `conflict`. */
export async function saveAttachment(context: FeatureContext, input: z.output<typeof saveAttachmentSchema>) {
  const { id, version, position, ...details } = input;
  const owner = await ownerOf(reading(context), id);
  await checkAttachment(context, owner, details);
  const record = { kind: 'attachment' as const, id };
  return writing(context, { operation: 'attachments.save', record }, async ({ em, at }) => {
    const attachment = await existingRecord(em, Attachment, 'attachment', id, version);
    em.assign(attachment, {
      ...details,
      searchName: nameToSearch(details.caption, attachment.fileName),
      updatedAt: laterThan(attachment.updatedAt, at),
    });
    if (position !== undefined) await moveTo(em, attachment.ownerId, id, position);
    await em.flush();
    return { id, version: attachment.version };
  });
}

/** Where an attachment's file is, and what it is called outside; undefined where there is none in use. */
export async function attachmentFile(context: FeatureContext, dataFolder: string, id: string) {
  const row = await reading(context)
    .selectFrom('attachment')
    .select(['fileName', 'mediaType', 'sha256'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { fileName, mediaType } = row;
  // A photo that was made smaller is a JPEG, whatever it was before.
  const name = `${fileName.replace(/\.[a-z0-9]{1,5}$/i, '')}.${attachedFileTypes[mediaType]}`;
  return { path: attachedFilePath(dataFolder, row), name, mediaType };
}

/** Puts an attachment at a place among those of its record; the others close up. */
async function moveTo(em: EntityManager, ownerId: string, id: string, position: number): Promise<void> {
  const rows = await em.find(Attachment, { ownerId, deletedAt: null }, { orderBy: { position: 'asc', id: 'asc' } });
  const others = rows.filter((row) => row.id !== id);
  const moved = rows.filter((row) => row.id === id);
  [...others.slice(0, position), ...moved, ...others.slice(position)].forEach((row, index) => {
    row.position = index;
  });
}

async function ownerOf(queries: Queries, id: string): Promise<Owner> {
  const row = await queries
    .selectFrom('attachment')
    .select(['ownerKind as kind', 'ownerId as id'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw missing('attachment', id);
  return row;
}

type Details = Pick<AttachmentRow, 'sessionId' | 'programId' | 'kind' | 'takenOn'>;

async function checkAttachment(context: FeatureContext, owner: Owner, details: Details): Promise<void> {
  const queries = reading(context);
  const found = await queries
    .selectFrom(recordTables[owner.kind].table)
    .select('id')
    .where('id', '=', owner.id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  if (!found) throw invalid({ path: ['owner', 'id'], code: 'unknownReference' });
  await requireChoices(queries, 'evidenceKind', [{ value: details.kind, path: ['kind'] }]);
  await requireRecords(queries, 'program', [{ value: details.programId, path: ['programId'] }]);
  if (details.sessionId !== null) {
    const session = await queries
      .selectFrom('meeting_session')
      .select('id')
      .where('id', '=', details.sessionId)
      .where('meetingId', '=', owner.id)
      .executeTakeFirst();
    if (!session) throw invalid({ path: ['sessionId'], code: 'unknownReference' });
  }
  if (details.takenOn !== null && details.takenOn > today(context)) {
    throw invalid({ path: ['takenOn'], code: 'futureDate' });
  }
}

/** The latest day that it is anywhere in the country: what a file belongs to may have no zone of its own. */
function today(context: FeatureContext): string {
  return calendarDateAt(context.now(), 'Asia/Jayapura');
}

/** A camera whose clock was never set tells no day. */
function dayStatedIn(bytes: Uint8Array, latest: string): string | null {
  const day = dayTakenOf(bytes);
  return day !== undefined && isCalendarDate(day) && day >= '2000-01-01' && day <= latest ? day : null;
}

/** Throws `invalid`: `fileTooLarge` with the sizes in megabytes, `fileType` for what is no base64. */
function bytesOf(base64: string): Uint8Array {
  // The size is known before the text is turned into bytes.
  const size = Math.floor((base64.length * 3) / 4) - (base64.endsWith('==') ? 2 : Number(base64.endsWith('=')));
  if (size > maxAttachmentSize) {
    const megabyte = 1024 * 1024;
    const params = { size: Math.ceil(size / megabyte), maximum: maxAttachmentSize / megabyte };
    throw invalid({ path: ['data'], code: 'fileTooLarge', params });
  }
  const bytes = Buffer.from(base64, 'base64');
  // Signs that are no base64 are passed over by the decoder, and leave fewer bytes.
  if (base64.length % 4 !== 0 || bytes.byteLength !== size) throw invalid({ path: ['data'], code: 'fileType' });
  return bytes;
}

/** The name alone, where a path was sent; it is shown, and never opened. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what is to be removed
  return last.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e]/g, '').trim() || 'berkas';
}

function nameToSearch(caption: string, fileName: string): string {
  return searchText(`${caption} ${fileName}`).slice(0, 400);
}
