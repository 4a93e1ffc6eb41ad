import type * as z from 'zod';
import type {
  MeetingTemplate as Template,
  saveTemplateSchema,
  TemplateContent,
  TemplateRow,
} from '../../shared/meeting-templates.ts';
import { templateContentSchema } from '../../shared/meeting-templates.ts';
import { searchText } from '../../shared/search-text.ts';
import { requireRecords } from '../database/references.ts';
import { existingRecord, saveRecord } from '../database/rows.ts';
import { invalid, missing } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { MeetingTemplate } from './meeting-templates.entity.ts';

/** A unit's patterns by name. */
export async function listTemplates(context: FeatureContext, unitId: string): Promise<TemplateRow[]> {
  const rows = await reading(context)
    .selectFrom('meeting_template')
    .select(['id', 'version', 'name', 'content'])
    .where('unitId', '=', unitId)
    .execute();
  return rows
    .map(({ content: json, ...row }) => {
      const { kind, title, sessions } = contentOf(json);
      const participants = sessions.reduce((sum, session) => sum + session.participants.length, 0);
      return { ...row, kind, title, sessions: sessions.length, participants };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/**
 * One pattern, without what is in the bin by now: programs and groups fall away, and a person who is
 * gone or was merged leaves a row with name and phone, by which the meeting's save finds who it is.
 * Throws `missing`.
 */
export async function getTemplate(context: FeatureContext, id: string): Promise<Template> {
  const queries = reading(context);
  const row = await queries
    .selectFrom('meeting_template')
    .select(['id', 'version', 'createdAt', 'updatedAt', 'unitId', 'name', 'content'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw missing('meetingTemplate', id);
  return { ...row, content: await withoutGone(queries, contentOf(row.content)) };
}

/** Creates or updates a pattern. A name is taken once a unit. Throws `invalid`, `missing`, `conflict`. */
export async function saveTemplate(context: FeatureContext, input: z.output<typeof saveTemplateSchema>) {
  const queries = reading(context);
  const { unitId, name, content } = input;
  await requireRecords(queries, 'operating_unit', [{ value: unitId, path: ['unitId'] }]);
  await requireFreeName(queries, input);
  // A pattern has no page and no place in the bin: in the history it is a row of its unit.
  const record = { kind: 'unit' as const, id: unitId };
  return writing(context, { operation: 'meetingTemplates.save', record }, async ({ em, at }) => {
    const fields = { unitId, name, content: JSON.stringify(content) };
    const template = await saveRecord(em, MeetingTemplate, 'meetingTemplate', input, at, fields);
    await em.flush();
    return { id: template.id, version: template.version };
  });
}

/** Throws a pattern away; meetings made from it stay. Throws `missing`, `conflict`. */
export async function removeTemplate(context: FeatureContext, { id, version }: { id: string; version: number }) {
  const { unitId } = await getTemplate(context, id);
  const record = { kind: 'unit' as const, id: unitId };
  return writing(context, { operation: 'meetingTemplates.remove', record }, async ({ em }) => {
    em.remove(await existingRecord(em, MeetingTemplate, 'meetingTemplate', id, version));
    await em.flush();
    return {};
  });
}

function contentOf(json: string): TemplateContent {
  return templateContentSchema.parse(JSON.parse(json));
}

async function requireFreeName(queries: Queries, input: z.output<typeof saveTemplateSchema>): Promise<void> {
  const others = await queries
    .selectFrom('meeting_template')
    .select(['id', 'name'])
    .where('unitId', '=', input.unitId)
    .execute();
  const isTaken = others.some(({ id, name }) => id !== input.id && searchText(name) === searchText(input.name));
  if (isTaken) throw invalid({ path: ['name'], code: 'duplicateName' });
}

async function withoutGone(queries: Queries, content: TemplateContent): Promise<TemplateContent> {
  const rows = content.sessions.flatMap((session) => session.participants);
  const [programs, groups, people] = await Promise.all([
    inUse(queries, 'program', content.programIds),
    inUse(queries, 'assisted_group', [...content.groupIds, ...rows.flatMap(({ groupId }) => groupId ?? [])]),
    inUse(
      queries,
      'person',
      rows.flatMap(({ personId }) => personId ?? []),
    ),
  ]);
  return {
    ...content,
    programIds: content.programIds.filter((id) => programs.has(id)),
    groupIds: content.groupIds.filter((id) => groups.has(id)),
    sessions: content.sessions.map((session) => ({
      ...session,
      participants: session.participants.map(({ personId, groupId, ...row }) => ({
        ...row,
        ...(personId !== undefined && people.has(personId) && { personId }),
        groupId: groupId !== null && groups.has(groupId) ? groupId : null,
      })),
    })),
  };
}

/** SQLite takes 32,766 values a statement; this stays well below on every engine. */
const valuesPerQuery = 5000;

async function inUse(queries: Queries, table: 'program' | 'assisted_group' | 'person', ids: string[]) {
  const wanted = [...new Set(ids)];
  const found = new Set<string>();
  for (let start = 0; start < wanted.length; start += valuesPerQuery) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const rows = await queries
      .selectFrom(table)
      .select('id')
      .where('id', 'in', wanted.slice(start, start + valuesPerQuery))
      .where('deletedAt', 'is', null)
      .execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}
