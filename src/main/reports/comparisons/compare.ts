import type { CompareInput, ComparedTable } from '../../../shared/comparisons.ts';
import { previousQuarter } from '../../../shared/quarter.ts';
import type { Quarter } from '../../../shared/quarter.ts';
import type { ReportRow } from '../../../shared/reports.ts';
import type { Queries } from '../../database/open.ts';
import type { AttendanceCounts } from '../quarterly/meeting-facts.ts';
import { reachedIndicators, standing } from '../quarterly/indicator-table.ts';
import type { KnownFacts } from '../quarterly/known-facts.ts';
import { knownFacts } from '../quarterly/known-facts.ts';
import type { ProgramFacts } from '../quarterly/program-facts.ts';
import { directOf, programTitle, spentInQuarter, spentToDate, toDate } from '../quarterly/program-figures.ts';
import type { QuarterFacts } from '../quarterly/quarter-facts.ts';
import { column, reportContext, sumOf, totalsOf, withFormulas } from '../quarterly/report-context.ts';
import type { ReportContext } from '../quarterly/report-context.ts';
import { againstPlan } from './against-plan.ts';
import { besides, closedNote, differenceOf, namesOf, periodName, sideColumns } from './sides.ts';

/**
 * A unit's quarter beside another one, or beside its plan: a table of totals first, then what they are made
 * of. Closed quarters stand as they were closed (DOMAIN rule 11). Fails with `MISSING` for an unknown unit.
 */
export async function compareQuarter(queries: Queries, input: CompareInput): Promise<ComparedTable[]> {
  const { unitId, year, quarter, against, language } = input;
  const now = await knownFacts(queries, { unitId, year, quarter });
  const context = reportContext({ year, quarter, language });
  if (against === 'plan') return againstPlan(context, now);
  const other = against === 'previousQuarter' ? previousQuarter(input) : { year: year - 1, quarter };
  return besideQuarter(context, now, await knownFacts(queries, { unitId, ...other }));
}

/** What is compared of a program; undefined programs are not of that quarter's year. */
const programMeasures = {
  budgetToDate: { kind: 'money', of: (program: ProgramFacts, { quarter }: Quarter) => toDate(program.budget, quarter) },
  spentQuarter: { kind: 'money', of: spentInQuarter },
  spentToDate: { kind: 'money', of: spentToDate },
  direct: { kind: 'integer', of: (program: ProgramFacts) => (program.reached ? directOf(program) : null) },
  indirect: { kind: 'integer', of: (program: ProgramFacts) => program.reached?.indirect ?? null },
} as const;
type ProgramMeasure = keyof typeof programMeasures;

/** Both quarters with what the tables need of them. */
interface Sides {
  now: QuarterFacts;
  other: QuarterFacts;
  titles: { now: string; other: string };
  /** What every table says of its figures, and those with a percentage of the other. */
  about: string[];
  aboutChange: string;
}

function besideQuarter(context: ReportContext, now: KnownFacts, other: KnownFacts): ComparedTable[] {
  const titles = { now: periodName(context, now.facts), other: periodName(context, other.facts) };
  const sides: Sides = {
    now: now.facts,
    other: other.facts,
    titles,
    about: [context.texts('comparisons.criteria', titles), ...closedNote(context, [now, other])],
    aboutChange: context.texts('comparisons.changeCriteria', titles),
  };
  // Object.keys of a constant object: its own keys.
  const measures = Object.keys(programMeasures) as ProgramMeasure[];
  const programs = measures.map((measure) => programSides(context, sides, measure));
  return [
    totalSides(context, sides),
    ...programs,
    indicatorSides(context, sides),
    groupSides(context, sides),
    attendanceSides(context, sides),
  ];
}

type Unit = 'rupiah' | 'people' | 'meetings' | 'attendances' | 'groups' | 'indicators';

/** Each measure of the unit as a whole. They differ in what they count, so no column is in rupiah alone. */
function totalSides(context: ReportContext, { now, other, titles, about, aboutChange }: Sides): ComparedTable {
  const { texts } = context;
  const columns = [
    column('measure', texts('comparisons.figure'), 'text', 34),
    column('unit', texts('comparisons.counted'), 'text', 12),
    ...sideColumns(context, 'integer', titles, false),
  ];
  const row = (measure: string, unit: Unit, of: (facts: QuarterFacts) => number) =>
    withFormulas(columns, { measure, unit: texts(`comparisons.units.${unit}`), now: of(now), other: of(other) });
  const programRow = (measure: ProgramMeasure) =>
    row(
      texts(`comparisons.measures.${measure}`),
      programMeasures[measure].kind === 'money' ? 'rupiah' : 'people',
      (facts) => sumOf(facts.programs, (program) => programMeasures[measure].of(program, facts) ?? 0),
    );
  return {
    key: 'total',
    id: '',
    title: texts('comparisons.total'),
    criteria: [texts('comparisons.notes.total'), ...about, aboutChange].join(' '),
    empty: texts('reports.programTable.empty'),
    columns,
    rows: [
      programRow('budgetToDate'),
      programRow('spentQuarter'),
      programRow('spentToDate'),
      programRow('direct'),
      programRow('indirect'),
      row(texts('comparisons.measures.groups'), 'groups', ({ groups }) => groups.length),
      row(texts('comparisons.measures.members'), 'people', ({ groups }) => sumOf(groups, ({ members }) => members)),
      row(texts('comparisons.measures.revenueQuarter'), 'rupiah', ({ groups }) =>
        sumOf(groups, ({ revenue }) => revenue.at(-1) ?? 0),
      ),
      row(texts('comparisons.measures.meetings'), 'meetings', ({ attendance }) => attendance.quarter.meetings),
      row(texts('comparisons.measures.attendances'), 'attendances', ({ attendance }) => attendance.quarter.attendances),
      row(texts('comparisons.measures.people'), 'people', ({ attendance }) => attendance.quarter.people),
      row(texts('comparisons.measures.indicatorsReached'), 'indicators', (facts) => reachedIndicators(facts).reached),
    ],
    totals: null,
  };
}

function programSides(
  context: ReportContext,
  { now, other, titles, about, aboutChange }: Sides,
  measure: ProgramMeasure,
): ComparedTable {
  const { texts } = context;
  const { kind, of } = programMeasures[measure];
  const columns = [
    column('program', texts('reports.programTable.program'), 'text', 36),
    column('code', texts('reports.programTable.code'), 'text', 12),
    ...sideColumns(context, kind, titles, true),
  ];
  const rows = besides(now.programs, other.programs).map((program): ReportRow => {
    const row = {
      program: programTitle(program.named),
      code: program.named.code,
      now: program.now ? of(program.now, now) : null,
      other: program.other ? of(program.other, other) : null,
    };
    return withFormulas(columns, row);
  });
  return {
    key: measure,
    id: '',
    title: texts(`comparisons.measures.${measure}`),
    criteria: [texts(`comparisons.notes.${kind}`), ...about, aboutChange].join(' '),
    empty: texts('reports.programTable.empty'),
    columns,
    rows,
    totals: totalsOf(columns, rows, { key: 'program', text: texts('reports.total') }),
  };
}

function indicatorSides(context: ReportContext, { now, other, titles, about }: Sides): ComparedTable {
  const { texts } = context;
  const programs = namesOf(now.programs, other.programs);
  const shareTitle = (period: string) => texts('comparisons.shareOf', { period });
  const columns = [
    column('indicator', texts('reports.indicatorTable.indicator'), 'text', 34),
    column('program', texts('reports.programTable.program'), 'text', 24),
    column('measure', texts('reports.indicatorTable.measure'), 'text', 10),
    column('now', titles.now, 'decimal', 12),
    column('other', titles.other, 'decimal', 12),
    column('difference', texts('comparisons.difference'), 'decimal', 12),
    column('share', shareTitle(titles.now), 'percent', 12),
    column('shareOther', shareTitle(titles.other), 'percent', 12),
  ];
  const rows = besides(now.indicators, other.indicators).map((indicator): ReportRow => {
    const current = indicator.now && standing(indicator.now, now.quarter);
    const compared = indicator.other && standing(indicator.other, other.quarter);
    return {
      indicator: indicator.named.name,
      program: programs.get(indicator.named.programId) ?? '',
      measure: indicator.named.measure,
      now: current?.value ?? null,
      other: compared?.value ?? null,
      difference: differenceOf(current?.value ?? null, compared?.value ?? null),
      share: current?.share ?? null,
      shareOther: compared?.share ?? null,
    };
  });
  return {
    key: 'indicators',
    id: '',
    title: texts('comparisons.measures.indicators'),
    criteria: [texts('comparisons.notes.indicators'), ...about].join(' '),
    empty: texts('reports.indicatorTable.empty'),
    columns,
    rows,
    totals: null,
  };
}

function groupSides(context: ReportContext, { now, other, titles, about, aboutChange }: Sides): ComparedTable {
  const { texts } = context;
  const revenue = (period: string) => texts('comparisons.revenueOf', { period });
  const members = (period: string) => texts('comparisons.membersOf', { period });
  const columns = [
    column('group', texts('reports.groupTable.group'), 'text', 32),
    column('members', members(titles.now), 'integer', 11, { isTotalled: true }),
    column('membersOther', members(titles.other), 'integer', 11, { isTotalled: true }),
    column('membersDifference', texts('comparisons.difference'), 'integer', 9, {
      formula: { kind: 'difference', from: 'members', less: 'membersOther' },
    }),
    ...sideColumns(context, 'money', { now: revenue(titles.now), other: revenue(titles.other) }, true),
  ];
  const rows = besides(now.groups, other.groups).map((group): ReportRow => {
    const row = {
      group: group.named.name,
      members: group.now?.members ?? null,
      membersOther: group.other?.members ?? null,
      now: group.now?.revenue.at(-1) ?? null,
      other: group.other?.revenue.at(-1) ?? null,
    };
    return withFormulas(columns, row);
  });
  return {
    key: 'groups',
    id: '',
    title: texts('comparisons.measures.groups'),
    criteria: [texts('comparisons.notes.groups'), ...about, aboutChange].join(' '),
    empty: texts('reports.groupTable.empty'),
    columns,
    rows,
    totals: totalsOf(columns, rows, { key: 'group', text: texts('reports.groupTable.total') }),
  };
}

const counts = ['meetings', 'attendances', 'people'] as const;
const nobody: AttendanceCounts = { meetings: 0, attendances: 0, people: 0 };

/** Per program; the unit's own figures below are no sums, as a meeting or person of two programs is in both. */
function attendanceSides(context: ReportContext, { now, other, titles, about }: Sides): ComparedTable {
  const { texts } = context;
  const columns = [
    column('program', texts('reports.programTable.program'), 'text', 32),
    ...counts.flatMap((count) => {
      const title = (period: string) => texts(`comparisons.countOf.${count}`, { period });
      return [
        column(count, title(titles.now), 'integer', 11),
        column(`${count}Other`, title(titles.other), 'integer', 11),
        column(`${count}Difference`, texts('comparisons.difference'), 'integer', 9, {
          formula: { kind: 'difference', from: count, less: `${count}Other` },
        }),
      ];
    }),
  ];
  const rowOf = (program: string, current: AttendanceCounts, compared: AttendanceCounts) =>
    withFormulas(columns, {
      program,
      ...Object.fromEntries(
        counts.flatMap((count) => [
          [count, current[count]],
          [`${count}Other`, compared[count]],
        ]),
      ),
    });
  const rows = besides(now.programs, other.programs).flatMap(({ named }) => {
    const [current, compared] = [now, other].map((facts) => facts.attendance.programs[named.id]?.quarter ?? nobody);
    const isHeld = (current?.meetings ?? 0) + (compared?.meetings ?? 0) > 0;
    return isHeld ? [rowOf(programTitle(named), current ?? nobody, compared ?? nobody)] : [];
  });
  return {
    key: 'attendance',
    id: '',
    title: texts('comparisons.measures.attendance'),
    criteria: [texts('comparisons.notes.attendance'), ...about].join(' '),
    empty: texts('comparisons.noMeetings'),
    columns,
    rows,
    totals: rowOf(texts('comparisons.wholeUnit'), now.attendance.quarter, other.attendance.quarter),
  };
}
