import type * as z from 'zod';
import type {
  MeetingTemplate as Template,
  saveTemplateSchema,
  TemplateContent,
  TemplateRow,
} from '../../shared/meeting-templates.ts';
import { templateContentSchema } from '../../shared/meeting-templates.ts';
import { searchText } from '../../shared/search-text.ts';
import { among } from '../database/among.ts';
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
 * One pattern, without what is in the bin by now: programs and groups fall away, a person who was merged
 * is the one of the merge, and one who is gone leaves a row with name and phone, by which the meeting's
 * save finds who it is.
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
  const personIds = rows.flatMap(({ personId }) => personId ?? []);
  const [programs, groups, people] = await Promise.all([
    inUse(queries, 'program', content.programIds),
    inUse(queries, 'assisted_group', [...content.groupIds, ...rows.flatMap(({ groupId }) => groupId ?? [])]),
    peopleNow(queries, personIds),
  ]);
  return {
    ...content,
    programIds: content.programIds.filter((id) => programs.has(id)),
    groupIds: content.groupIds.filter((id) => groups.has(id)),
    sessions: content.sessions.map((session) => {
      const seen = new Set<string>();
      const participants = session.participants.flatMap(({ personId: kept, groupId, ...row }) => {
        const personId = kept === undefined ? undefined : people.get(kept);
        // Two rows of one session whose people were merged since are one.
        if (personId !== undefined && seen.has(personId)) return [];
        if (personId !== undefined) seen.add(personId);
        return [
          {
            ...row,
            ...(personId !== undefined && { personId }),
            groupId: groupId !== null && groups.has(groupId) ? groupId : null,
          },
        ];
      });
      return { ...session, participants };
    }),
  };
}

/** Who each person is now: the same, or the one that a merge made of them; missing where they are gone. */
async function peopleNow(queries: Queries, ids: string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let waiting = new Map(ids.map((id) => [id, [id]]));
  while (waiting.size > 0) {
    const next = new Map<string, string[]>();
    // oxlint-disable-next-line no-await-in-loop -- each step is known only from the one before
    for (const { id, deletedAt, mergedIntoId } of await peopleOf(queries, waiting.keys())) {
      const of = waiting.get(id) ?? [];
      if (deletedAt === null) for (const kept of of) found.set(kept, id);
      else if (mergedIntoId) next.set(mergedIntoId, [...(next.get(mergedIntoId) ?? []), ...of]);
    }
    waiting = next;
  }
  return found;
}

function peopleOf(queries: Queries, ids: Iterable<string>) {
  return queries
    .selectFrom('person')
    .select(['id', 'deletedAt', 'mergedIntoId'])
    .where('id', 'in', among(ids))
    .execute();
}

async function inUse(queries: Queries, table: 'program' | 'assisted_group', ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await queries
    .selectFrom(table)
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .where('deletedAt', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
