import { isUrbanVillage } from '../../shared/areas.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import type { ReportRow, ReportTable } from '../../shared/reports.ts';
import type { Queries } from '../database/open.ts';
import { choiceLabels } from './choice-labels.ts';
import type { ProgramFigures } from './program-figures.ts';
import { column, totalsOf, withFormulas } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

const quarters = [1, 2, 3, 4] as const;

/** Table C: a program a row, its spending quarter by quarter (DOMAIN, "The quarterly report"). */
export async function programTable(
  queries: Queries,
  context: ReportContext,
  programs: ProgramFigures[],
): Promise<ReportTable> {
  const { texts } = context;
  const columns = columnsOf(context);
  const stages = await choiceLabels(queries, 'stage', context.language);
  const groups = await groupNames(queries, context);
  const areas = await areasOf(queries, context);
  const tpbs = await furtherTpbs(queries, context);

  const rows = programs.map((program) => {
    const row: ReportRow = {
      code: program.code,
      program: program.expansion === '' ? program.name : `${program.name} (${program.expansion})`,
      groups: (groups.get(program.id) ?? []).join(', '),
      areas: placeText(context, areas.get(program.id) ?? []),
      pillar: texts(`pillar.${program.pillar}`),
      tpb: program.mainTpb,
      furtherTpbs: (tpbs.get(program.id) ?? []).join(', '),
      stage: stages.get(program.stage) ?? program.stage,
      budget: program.budgetYear,
      // A quarter still to come has no figure: an empty cell, not a zero.
      ...Object.fromEntries(quarters.map((quarter) => [`q${quarter}`, program.spent[quarter - 1] ?? null])),
      status: texts(`programStatus.${program.status}`),
    };
    return withFormulas(columns, row);
  });
  return {
    id: 'C',
    title: texts('reports.programTable.title'),
    criteria: texts('reports.programTable.criteria', {
      programs: programs.length,
      year: context.year,
      quarter: context.quarterName,
    }),
    empty: texts('reports.programTable.empty'),
    columns,
    rows,
    totals: totalsOf(columns, rows, { key: 'program', text: texts('reports.total') }),
  };
}

function columnsOf({ texts }: ReportContext) {
  return [
    column('code', texts('reports.programTable.code'), 'text', 10),
    column('program', texts('reports.programTable.program'), 'text', 26),
    column('groups', texts('reports.programTable.groups'), 'text', 20),
    column('areas', texts('reports.programTable.areas'), 'text', 22),
    column('pillar', texts('reports.programTable.pillar'), 'text', 11),
    column('tpb', texts('reports.programTable.tpb'), 'integer', 5),
    column('furtherTpbs', texts('reports.programTable.furtherTpbs'), 'text', 7),
    column('stage', texts('reports.programTable.stage'), 'text', 12),
    column('budget', texts('reports.programTable.budget'), 'money', 15, { isTotalled: true }),
    ...quarters.map((quarter) =>
      column(`q${quarter}`, texts('reports.quarterColumn', { roman: romanQuarter(quarter) }), 'money', 14, {
        isTotalled: true,
      }),
    ),
    column('spentToDate', texts('reports.programTable.spentToDate'), 'money', 15, {
      formula: { kind: 'sum', of: quarters.map((quarter) => `q${quarter}`) },
    }),
    column('share', texts('reports.programTable.share'), 'percent', 9, {
      formula: { kind: 'share', part: 'spentToDate', whole: 'budget' },
    }),
    column('status', texts('reports.programTable.status'), 'text', 10),
  ];
}

async function groupNames(queries: Queries, { unitId }: ReportContext) {
  const rows = await queries
    .selectFrom('program_group')
    .innerJoin('program', 'program.id', 'program_group.programId')
    .innerJoin('assisted_group', 'assisted_group.id', 'program_group.groupId')
    .where('program.unitId', '=', unitId)
    .where('assisted_group.deletedAt', 'is', null)
    .orderBy('assisted_group.name')
    .orderBy('assisted_group.id')
    .select(['program_group.programId as programId', 'assisted_group.name as value'])
    .execute();
  return collect(rows);
}

async function furtherTpbs(queries: Queries, { unitId }: ReportContext) {
  const rows = await queries
    .selectFrom('program_tpb')
    .innerJoin('program', 'program.id', 'program_tpb.programId')
    .where('program.unitId', '=', unitId)
    .orderBy('program_tpb.tpb')
    .select(['program_tpb.programId as programId', 'program_tpb.tpb as value'])
    .execute();
  return collect(rows);
}

interface NamedArea {
  code: string;
  fullName: string;
}

async function areasOf(queries: Queries, { unitId }: ReportContext) {
  const rows = await queries
    .selectFrom('program_area')
    .innerJoin('program', 'program.id', 'program_area.programId')
    .leftJoin('area', 'area.code', 'program_area.areaCode')
    .where('program.unitId', '=', unitId)
    .orderBy('program_area.position')
    .orderBy('program_area.areaCode')
    .select(['program_area.programId as programId', 'program_area.areaCode as areaCode', 'area.fullName as fullName'])
    .execute();
  return collect<NamedArea>(
    // An area of a province that is not loaded has no name yet: its code still says which it is.
    rows.map(({ programId, areaCode, fullName }) => ({
      programId,
      value: { code: areaCode, fullName: fullName ?? areaCode },
    })),
  );
}

/**
 * `Desa Giri Mukti, Desa Sidorejo – Kec. Penajam – Kab. Penajam Paser Utara`: villages of one
 * district together; the province is left out, a unit works in one or two.
 */
function placeText({ texts }: ReportContext, areas: NamedArea[]): string {
  const districts = new Map<string, string[]>();
  for (const area of areas) {
    const parts = area.fullName.split(', ');
    const within = parts.length > 1 ? parts.slice(1, -1) : [];
    const place = within.join(' – ');
    districts.set(place, [...(districts.get(place) ?? []), villageName(texts, area.code, parts[0] ?? area.code)]);
  }
  return [...districts].map(([place, names]) => [names.join(', '), place].filter(Boolean).join(' – ')).join('; ');
}

function villageName(texts: ReportContext['texts'], code: string, name: string): string {
  if (code.split('.').length < 4) return name;
  return texts(isUrbanVillage(code) ? 'reports.programTable.urbanVillage' : 'reports.programTable.village', { name });
}

function collect<T>(rows: { programId: string; value: T }[]): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const { programId, value } of rows) {
    const list = lists.get(programId);
    if (list) list.push(value);
    else lists.set(programId, [value]);
  }
  return lists;
}
