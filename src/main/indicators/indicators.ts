import type * as z from 'zod';
import type { Indicator as IndicatorFields, QuarterValues, saveIndicatorsSchema } from '../../shared/indicators.ts';
import { searchText } from '../../shared/search-text.ts';
import { inList, listValue } from '../database/among.ts';
import { keptQuery } from '../database/kept-query.ts';
import { newId } from '../database/new-id.ts';
import type { EntityManager } from '../database/open.ts';
import { requireRecords } from '../database/references.ts';
import { existingRecord, laterThan, saveRecord } from '../database/rows.ts';
import { invalid } from '../failures.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import { writing } from '../history/writing.ts';
import { Indicator, IndicatorTarget } from './indicators.entity.ts';

type SaveInput = z.output<typeof saveIndicatorsSchema>;

/** A program's indicators in their order, with targets and achievements of a year. */
export async function getIndicators(
  context: FeatureContext,
  { programId, year }: { programId: string; year: number },
): Promise<IndicatorFields[]> {
  const queries = reading(context);
  const found = await indicatorsOf(queries, [programId], year);
  return found.map(({ programCode: _, programName: __, ...indicator }) => indicator);
}

/** An indicator, and the program that it measures. */
type IndicatorOfProgram = IndicatorFields & { programCode: string; programName: string };

/** Indicators of programs with a year's targets and achievements, by the programs' codes and in their order. */
export async function indicatorsOf(
  queries: Queries,
  programIds: readonly string[],
  year: number,
): Promise<IndicatorOfProgram[]> {
  const rows = await indicatorRows(queries, { programIds: listValue(programIds), year });
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    programId: row.programId,
    programCode: row.programCode,
    programName: row.programName,
    name: row.name,
    measure: row.measure,
    baseline: row.baseline,
    direction: row.direction,
    aggregation: row.aggregation,
    description: row.description,
    targets: [row.t1, row.t2, row.t3, row.t4],
    values: [row.v1, row.v2, row.v3, row.v4],
  }));
}

const indicatorRows = keptQuery((queries, of: { programIds: string; year: number }) =>
  indicatorsInYear(queries, of).select(['i.version', 'i.createdAt', 'i.updatedAt', 'i.description']),
);

/**
 * What a year has of indicators `i`, of a `listValue` of programs. The quarters are joined beside each other: a row an
 * indicator costs half of nine to be put together here.
 */
export function indicatorsInYear(queries: Queries, of: { programIds: string; year: number }) {
  return queries
    .selectFrom('indicator as i')
    .innerJoin('program as p', 'p.id', 'i.programId')
    .leftJoin('indicator_target as t1', (on) =>
      on.onRef('t1.indicatorId', '=', 'i.id').on('t1.year', '=', of.year).on('t1.quarter', '=', 1),
    )
    .leftJoin('indicator_target as t2', (on) =>
      on.onRef('t2.indicatorId', '=', 'i.id').on('t2.year', '=', of.year).on('t2.quarter', '=', 2),
    )
    .leftJoin('indicator_target as t3', (on) =>
      on.onRef('t3.indicatorId', '=', 'i.id').on('t3.year', '=', of.year).on('t3.quarter', '=', 3),
    )
    .leftJoin('indicator_target as t4', (on) =>
      on.onRef('t4.indicatorId', '=', 'i.id').on('t4.year', '=', of.year).on('t4.quarter', '=', 4),
    )
    .leftJoin('achievement as v1', (on) =>
      on.onRef('v1.indicatorId', '=', 'i.id').on('v1.year', '=', of.year).on('v1.quarter', '=', 1),
    )
    .leftJoin('achievement as v2', (on) =>
      on.onRef('v2.indicatorId', '=', 'i.id').on('v2.year', '=', of.year).on('v2.quarter', '=', 2),
    )
    .leftJoin('achievement as v3', (on) =>
      on.onRef('v3.indicatorId', '=', 'i.id').on('v3.year', '=', of.year).on('v3.quarter', '=', 3),
    )
    .leftJoin('achievement as v4', (on) =>
      on.onRef('v4.indicatorId', '=', 'i.id').on('v4.year', '=', of.year).on('v4.quarter', '=', 4),
    )
    .where('i.programId', 'in', inList<string>(of.programIds))
    .where('i.deletedAt', 'is', null)
    .select([
      'i.id',
      'i.programId',
      'p.code as programCode',
      'p.name as programName',
      'i.name',
      'i.measure',
      'i.baseline',
      'i.direction',
      'i.aggregation',
      't1.value as t1',
      't2.value as t2',
      't3.value as t3',
      't4.value as t4',
      'v1.value as v1',
      'v2.value as v2',
      'v3.value as v3',
      'v4.value as v4',
    ])
    .orderBy('p.code')
    .orderBy('i.position')
    .orderBy('i.id');
}

function quarters(rows: readonly { quarter: number; value: number | null }[]): QuarterValues {
  const of = (quarter: number) => rows.find((row) => row.quarter === quarter)?.value ?? null;
  return [of(1), of(2), of(3), of(4)];
}

/**
 * Sets a program's indicators with a year's targets; the order is that of the rows, and what is not
 * mentioned stays after them. Removed ones go to the bin with what was achieved. Answers the rows as
 * saved, in their order, and how many indicators changed. Throws `invalid`, `missing`, `conflict`.
 */
export async function saveIndicators(context: FeatureContext, input: SaveInput) {
  await requireRecords(reading(context), 'program', [{ value: input.programId, path: ['programId'] }]);
  const { programId, year } = input;
  const action = { operation: 'indicators.save', record: { kind: 'program' as const, id: programId } };
  return writing(context, action, async ({ em, at }) => {
    const before = await em.find(
      Indicator,
      { programId, deletedAt: null },
      { orderBy: { position: 'asc', id: 'asc' } },
    );
    requireOwn(input.rows, before);
    const targets = await em.find(IndicatorTarget, { year, indicatorId: { $in: before.map(({ id }) => id) } });
    let changed = 0;
    for (const { id, version } of input.removed) {
      // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
      const row = await existingRecord(em, Indicator, 'indicator', id, version);
      em.assign(row, { deletedAt: at });
      changed += 1;
    }
    const saved: (typeof before)[number][] = [];
    for (const [position, { id, version, targets: wanted, ...fields }] of input.rows.entries()) {
      const known = before.find((row) => row.id === id);
      const own = targets.filter(({ indicatorId }) => indicatorId === id);
      const words = { ...fields, position };
      if (known && known.version === version && isSame(known, words) && hasSameTargets(own, wanted)) {
        saved.push(known);
        continue;
      }
      // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
      const row = await saveRecord(em, Indicator, 'indicator', { id, version }, at, {
        ...words,
        programId,
        searchName: searchText(fields.name).slice(0, 400),
      });
      setTargets(em, own, { indicatorId: row.id, year, wanted, at });
      saved.push(row);
      changed += 1;
    }
    const gone = new Set([...input.removed, ...input.rows].map(({ id }) => id));
    before
      .filter(({ id }) => !gone.has(id))
      .forEach((row, index) => {
        const position = input.rows.length + index;
        if (row.position !== position) em.assign(row, { position, updatedAt: laterThan(row.updatedAt, at) });
      });
    await em.flush();
    return { changed, rows: saved.map(({ id, version }) => ({ id, version })) };
  });
}

/** An indicator is saved under its own program only. */
function requireOwn(rows: SaveInput['rows'], own: readonly { id: string }[]): void {
  const ids = new Set(own.map(({ id }) => id));
  const issues = rows.flatMap(({ id }, index) =>
    id === undefined || ids.has(id) ? [] : [{ path: ['rows', index, 'name'], code: 'goneRow' }],
  );
  if (issues.length > 0) throw invalid(...issues);
}

function isSame<Row extends object>(row: Row, fields: Partial<Row>): boolean {
  return (Object.keys(fields) as (keyof Row)[]).every((name) => row[name] === fields[name]);
}

interface Target {
  quarter: number;
  value: number;
}

function hasSameTargets(rows: readonly Target[], wanted: QuarterValues): boolean {
  const [one, two, three, four] = quarters(rows);
  return one === wanted[0] && two === wanted[1] && three === wanted[2] && four === wanted[3];
}

function setTargets(
  em: EntityManager,
  own: Target[],
  { wanted, at, ...of }: { indicatorId: string; year: number; wanted: QuarterValues; at: string },
): void {
  wanted.forEach((value, index) => {
    const row = own.find(({ quarter }) => quarter === index + 1);
    if (row && value === null) em.remove(row);
    else if (row && value !== null) em.assign(row, { value });
    else if (value !== null) {
      em.create(IndicatorTarget, { id: newId(), createdAt: at, updatedAt: at, ...of, quarter: index + 1, value });
    }
  });
}
