import { formatNumber, formatRupiah, shareOf } from '../../../shared/money.ts';
import { pillars } from '../../../shared/programs.ts';
import { romanQuarter } from '../../../shared/quarter.ts';
import type { QuarterlyReport, ReportChart, SummaryFigure } from '../../../shared/reports.ts';
import { reachedIndicators, standing } from './indicator-table.ts';
import { directOf, spentInQuarter, spentToDate, toDate } from './program-figures.ts';
import type { QuarterFacts } from './quarter-facts.ts';
import { sumOf } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

/** Ringkasan: the figures that a reader looks for first, and their charts; all of the tables' own figures. */
export function summaryOf(context: ReportContext, facts: QuarterFacts): QuarterlyReport['summary'] {
  return {
    figures: figuresOf(context, facts),
    charts: [
      moneyByPillar(context, facts),
      moneyByQuarter(context, facts),
      peopleByPillar(context, facts),
      indicatorBands(context, facts),
    ],
  };
}

type Figure = 'budgetYear' | 'spentToDate' | 'share' | 'direct' | 'groups' | 'meetings' | 'indicators' | 'followUps';

function figuresOf({ texts, quarter, language }: ReportContext, facts: QuarterFacts): SummaryFigure[] {
  const { programs, attendance, followUps, indicators, groups, rupiahStyle } = facts;
  const budgetYear = sumOf(programs, ({ budget }) => toDate(budget, 4));
  const spent = sumOf(programs, spentToDate);
  const onTarget = reachedIndicators({ indicators, quarter });
  const count = (value: number) => formatNumber(value, language);
  const figure = (key: Figure, kind: SummaryFigure['kind'], value: number | null, note: string): SummaryFigure => ({
    key,
    kind,
    value,
    label: texts(`reports.summary.${key}.label`),
    note,
  });
  const inQuarter = sumOf(programs, spentInQuarter);
  const indirect = sumOf(programs, ({ reached }) => reached?.indirect ?? 0);
  const inState = (state: QuarterFacts['followUps'][number]['state']) =>
    followUps.filter((followUp) => followUp.state === state).length;
  return [
    figure(
      'budgetYear',
      'money',
      budgetYear,
      texts('reports.summary.budgetYear.note', { programs: count(programs.length) }),
    ),
    figure(
      'spentToDate',
      'money',
      spent,
      texts('reports.summary.spentToDate.note', { quarter: formatRupiah(inQuarter, language, rupiahStyle) }),
    ),
    figure('share', 'percent', shareOf(spent, budgetYear), texts('reports.summary.share.note')),
    figure(
      'direct',
      'integer',
      sumOf(programs, directOf),
      texts('reports.summary.direct.note', { indirect: count(indirect) }),
    ),
    figure(
      'groups',
      'integer',
      groups.length,
      texts('reports.summary.groups.note', { members: count(sumOf(groups, ({ members }) => members)) }),
    ),
    figure(
      'meetings',
      'integer',
      attendance.quarter.meetings,
      texts('reports.summary.meetings.note', {
        attendances: count(attendance.quarter.attendances),
        people: count(attendance.quarter.people),
      }),
    ),
    figure(
      'indicators',
      'integer',
      onTarget.reached,
      texts('reports.summary.indicators.note', { judged: count(onTarget.judged), all: count(indicators.length) }),
    ),
    figure(
      'followUps',
      'integer',
      inState('done'),
      texts('reports.summary.followUps.note', { all: count(followUps.length), late: count(inState('late')) }),
    ),
  ];
}

function moneyByPillar({ texts, quarter }: ReportContext, { programs }: QuarterFacts): ReportChart {
  const perPillar = (figureOf: (program: QuarterFacts['programs'][number]) => number) =>
    pillars.map((pillar) =>
      sumOf(
        programs.filter((program) => program.pillar === pillar),
        figureOf,
      ),
    );
  return {
    id: 'moneyByPillar',
    title: texts('reports.summary.moneyByPillar'),
    form: 'bars',
    kind: 'money',
    axis: texts('reports.pillarTable.pillar'),
    categories: pillars.map((pillar) => texts(`pillar.${pillar}`)),
    series: [
      {
        name: texts('reports.pillarTable.budgetToDate'),
        values: perPillar(({ budget }) => toDate(budget, quarter)),
      },
      { name: texts('reports.pillarTable.spentToDate'), values: perPillar(spentToDate) },
    ],
  };
}

function moneyByQuarter({ texts }: ReportContext, { programs }: QuarterFacts): ReportChart {
  const quarters = [0, 1, 2, 3];
  const isOver = (index: number) => programs.some(({ spent }) => index < spent.length);
  return {
    id: 'moneyByQuarter',
    title: texts('reports.summary.moneyByQuarter'),
    form: 'columns',
    kind: 'money',
    axis: texts('ui.quarter'),
    categories: quarters.map((index) => texts('reports.quarterColumn', { roman: romanQuarter(index + 1) })),
    series: [
      {
        name: texts('reports.programTable.budget'),
        values: quarters.map((index) => sumOf(programs, ({ budget }) => budget[index] ?? 0)),
      },
      {
        name: texts('reports.summary.spent'),
        values: quarters.map((index) => (isOver(index) ? sumOf(programs, ({ spent }) => spent[index] ?? 0) : null)),
      },
    ],
  };
}

function peopleByPillar({ texts }: ReportContext, { programs }: QuarterFacts): ReportChart {
  const perPillar = (gender: 'male' | 'female') =>
    pillars.map((pillar) =>
      sumOf(
        programs.filter((program) => program.pillar === pillar),
        ({ reached }) => reached?.[gender] ?? 0,
      ),
    );
  return {
    id: 'peopleByPillar',
    title: texts('reports.summary.peopleByPillar'),
    form: 'columns',
    kind: 'integer',
    axis: texts('reports.pillarTable.pillar'),
    categories: pillars.map((pillar) => texts(`pillar.${pillar}`)),
    series: [
      { name: texts('reports.summary.female'), values: perPillar('female') },
      { name: texts('reports.summary.male'), values: perPillar('male') },
    ],
  };
}

const bands = ['reached', 'near', 'far', 'unknown'] as const;

function indicatorBands({ texts, quarter }: ReportContext, { indicators }: QuarterFacts): ReportChart {
  const shares = indicators.map((indicator) => standing(indicator, quarter).share);
  const counts = bands.map((band) => shares.filter((share) => bandOf(share) === band).length);
  return {
    id: 'indicators',
    title: texts('reports.summary.indicatorBands'),
    form: 'bars',
    kind: 'integer',
    axis: texts('reports.summary.band'),
    categories: bands.map((band) => texts(`reports.summary.bands.${band}`)),
    series: [{ name: texts('reports.summary.indicatorCount'), values: counts }],
  };
}

function bandOf(share: number | null): (typeof bands)[number] {
  if (share === null) return 'unknown';
  if (share >= 1) return 'reached';
  return share >= 0.75 ? 'near' : 'far';
}
