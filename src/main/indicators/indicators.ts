import type * as z from 'zod';
import type { Indicator as IndicatorFields, QuarterValues, saveIndicatorsSchema } from '../../shared/indicators.ts';
import { searchText } from '../../shared/search-text.ts';
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
  return indicatorsOf(queries, programIds(queries).where('p.id', '=', programId), year);
}

function programIds(queries: Queries) {
  return queries.selectFrom('program as p').select('p.id');
}

/**
 * Indicators of programs with a year's targets and achievements, each program's in their order.
 *
 * @param programs ids as a query, since a list of hundreds of values costs as much as the figures
 */
export async function indicatorsOf(
  queries: Queries,
  programs: ReturnType<typeof programIds>,
  year: number,
): Promise<IndicatorFields[]> {
  const found = queries
    .selectFrom('indicator as i')
    .where('i.programId', 'in', programs)
    .where('i.deletedAt', 'is', null);
  const rows = await found
    .select([
      'i.id',
      'i.version',
      'i.createdAt',
      'i.updatedAt',
      'i.programId',
      'i.name',
      'i.measure',
      'i.baseline',
      'i.direction',
      'i.aggregation',
      'i.description',
    ])
    .orderBy('i.position')
    .orderBy('i.id')
    .execute();
  const targets = await found
    .innerJoin('indicator_target as t', 't.indicatorId', 'i.id')
    .where('t.year', '=', year)
    .select(['t.indicatorId', 't.quarter', 't.value'])
    .execute();
  const values = await found
    .innerJoin('achievement as v', 'v.indicatorId', 'i.id')
    .where('v.year', '=', year)
    .select(['v.indicatorId', 'v.quarter', 'v.value'])
    .execute();
  const targetsOf = byIndicator(targets);
  const valuesOf = byIndicator(values);
  return rows.map((row) => ({
    ...row,
    targets: targetsOf.get(row.id) ?? [null, null, null, null],
    values: valuesOf.get(row.id) ?? [null, null, null, null],
  }));
}

interface QuarterRow {
  quarter: number;
  value: number | null;
}

function byIndicator(rows: readonly (QuarterRow & { indicatorId: string })[]): Map<string, QuarterValues> {
  const byId = new Map<string, QuarterValues>();
  for (const { indicatorId, quarter, value } of rows) {
    const values = byId.get(indicatorId) ?? [null, null, null, null];
    values[quarter - 1] = value;
    byId.set(indicatorId, values);
  }
  return byId;
}

function quarters(rows: readonly QuarterRow[]): QuarterValues {
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
