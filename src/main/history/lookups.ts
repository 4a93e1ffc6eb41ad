import type { Lookups, RecordChange } from '../../shared/history.ts';
import type { Queries } from '../feature-context.ts';

/** Fields that hold the id of a record, by its table, with the column that it is called by. */
const references = {
  personId: { table: 'person', name: 'name' },
  localHeroId: { table: 'person', name: 'name' },
  mergedIntoId: { table: 'person', name: 'name' },
  oneId: { table: 'person', name: 'name' },
  otherId: { table: 'person', name: 'name' },
  responsibleId: { table: 'person', name: 'name' },
  meetingId: { table: 'meeting', name: 'title' },
  pointId: { table: 'minute_point', name: 'input' },
  groupId: { table: 'assisted_group', name: 'name' },
  programId: { table: 'program', name: 'name' },
  activityId: { table: 'activity', name: 'name' },
  lineId: { table: 'renstra_line', name: 'name' },
  renstraId: { table: 'renstra', name: 'name' },
  parentId: { table: 'program', name: 'name' },
  unitId: { table: 'operating_unit', name: 'code' },
} as const;

/** SQLite takes 32,766 values a statement. */
const valuesPerQuery = 5000;

/** What the ids and codes in changes stand for. */
export async function lookupsFor(queries: Queries, changes: readonly RecordChange[]): Promise<Lookups> {
  const valuesOf = (field: string) => {
    const sides = changes.flatMap(({ before, after, row }) => [before?.[field], after?.[field], row[field]]);
    return [...new Set(sides.filter((value) => typeof value === 'string'))];
  };
  const names: Record<string, string> = {};
  for (const [field, { table, name }] of Object.entries(references)) {
    for (const ids of parts(valuesOf(field))) {
      // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
      const rows = await queries
        .selectFrom(table)
        .select('id')
        .select((column) => column.ref(name as never).as('name')) // every table above has its column; the union of tables hides it
        .where('id', 'in', ids)
        .execute();
      for (const row of rows) names[row.id] = String(row.name);
    }
  }
  for (const codes of parts(valuesOf('areaCode'))) {
    // oxlint-disable-next-line no-await-in-loop -- as above
    const rows = await queries.selectFrom('area').select(['code', 'fullName']).where('code', 'in', codes).execute();
    for (const { code, fullName } of rows) names[code] = fullName;
  }
  return { names, sessions: await sessionNumbers(queries, changes, valuesOf('sessionId')) };
}

/** Sessions that are there by their place in the meeting, others by the place that they had. */
async function sessionNumbers(queries: Queries, changes: readonly RecordChange[], ids: string[]) {
  const numbers: Record<string, number> = {};
  for (const { entity, entityId, row } of changes) {
    if (entity === 'MeetingSession') numbers[entityId] = Number(row['position']) + 1;
  }
  for (const some of parts(ids)) {
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    const rows = await queries
      .selectFrom('meeting_session')
      .select(['id', 'position'])
      .where('id', 'in', some)
      .execute();
    for (const { id, position } of rows) numbers[id] = position + 1;
  }
  return numbers;
}

function parts(values: string[]): string[][] {
  const count = Math.ceil(values.length / valuesPerQuery);
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * valuesPerQuery, (index + 1) * valuesPerQuery),
  );
}
