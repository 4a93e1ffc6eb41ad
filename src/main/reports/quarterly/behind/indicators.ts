import { romanQuarter } from '../../../../shared/quarter.ts';
import type { IndicatorFacts } from '../indicator-facts.ts';
import { notesUpTo } from '../indicator-facts.ts';
import { column } from '../report-context.ts';
import type { Behind, Part, RecordRow } from './part.ts';
import { ofPeriods } from './part.ts';

/** Table D: targets and achievements of an indicator, quarter by quarter. */
export async function behindIndicators(behind: Behind): Promise<Part> {
  const { facts, subject, column: key, quarter } = behind;
  const indicator = facts.indicators.find(({ id }) => id === subject);
  if (!indicator) return themselves(behind, subject === null ? facts.indicators : []);
  switch (key) {
    case 'targetYear':
      return targetsOf(behind, indicator, 4);
    case 'target':
      return targetsOf(behind, indicator, quarter);
    case 'current':
      return achievementsOf(behind, indicator, [quarter]);
    case 'value':
      return achievementsOf(
        behind,
        indicator,
        [1, 2, 3, 4].filter((of) => of <= quarter),
      );
    default:
      return themselves(behind, [indicator]);
  }
}

function themselves({ texts, facts, year, quarter, column: key }: Behind, indicators: readonly IndicatorFacts[]): Part {
  const nameOf = new Map(facts.programs.map(({ id, name }) => [id, name]));
  return {
    criteria: texts('recordsBehind.criteria.indicators'),
    columns: [
      column('program', texts('reports.programTable.program'), 'text', 18),
      column('indicator', texts('reports.indicatorTable.indicator'), 'text', 34),
      column('measure', texts('reports.indicatorTable.measure'), 'text', 10),
      column('baseline', texts('reports.indicatorTable.baseline'), 'decimal', 10),
    ],
    rows: indicators.map(({ programId, name, measure, baseline }) => ({
      cells: { program: nameOf.get(programId) ?? '', indicator: name, measure, baseline },
      link: { kind: 'indicators', id: programId, year, quarter },
    })),
    made: key === 'baseline' ? { how: 'stated', of: 'baseline' } : { how: 'count', of: null },
  };
}

function targetsOf({ texts, year, quarter }: Behind, indicator: IndicatorFacts, upTo: number): Part {
  const { aggregation, programId, targets } = indicator;
  return {
    criteria: texts('recordsBehind.criteria.targets', { year, how: texts(`recordsBehind.together.${aggregation}`) }),
    columns: [
      column('quarter', texts('recordsBehind.quarter'), 'text', 12),
      column('target', texts('indicators.targetValue'), 'decimal', 14),
      column('measure', texts('reports.indicatorTable.measure'), 'text', 20),
    ],
    rows: targets.slice(0, upTo).flatMap((target, index): RecordRow[] =>
      target === null
        ? []
        : [
            {
              cells: {
                quarter: texts('quarter.name', { roman: romanQuarter(index + 1) }),
                target,
                measure: indicator.measure,
              },
              link: { kind: 'indicators', id: programId, year, quarter },
            },
          ],
    ),
    made: { how: aggregation, of: 'target' },
  };
}

async function achievementsOf(behind: Behind, indicator: IndicatorFacts, quarters: readonly number[]): Promise<Part> {
  const { texts, queries, periods, year } = behind;
  const { aggregation, values, measure } = indicator;
  const notes = (await ofPeriods(periods, (period) => notesUpTo(queries, period))).filter(
    ({ id }) => id === indicator.id,
  );
  return {
    criteria: texts('recordsBehind.criteria.achievements', {
      year,
      how: texts(`recordsBehind.together.${aggregation}`),
    }),
    columns: [
      column('quarter', texts('recordsBehind.quarter'), 'text', 12),
      column('value', texts('indicators.value'), 'decimal', 12),
      column('measure', texts('reports.indicatorTable.measure'), 'text', 12),
      column('note', texts('reports.indicatorTable.note'), 'text', 34),
    ],
    rows: quarters.flatMap((of): RecordRow[] => {
      const value = values[of - 1] ?? null;
      if (value === null) return [];
      const note = notes.find((row) => row.quarter === of)?.note ?? '';
      return [
        {
          cells: { quarter: texts('quarter.name', { roman: romanQuarter(of) }), value, measure, note },
          link: { kind: 'quarterEntry', id: indicator.id, year, quarter: of },
        },
      ];
    }),
    made: { how: quarters.length === 1 ? 'stated' : aggregation, of: 'value' },
  };
}
