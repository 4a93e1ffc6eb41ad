import type { FigureTable, ReportRow } from '../../../shared/reports.ts';
import type { GroupFacts } from './group-facts.ts';
import { villageName } from './place-text.ts';
import { column, totalsOf, unitColumn } from './report-context.ts';
import type { ReportContext } from './report-context.ts';

/** Table F: groups as they stood on the quarter's last day. */
export function groupTable(context: ReportContext, groups: readonly GroupFacts[]): FigureTable {
  const { texts, language, quarter } = context;
  const columns = columnsOf(context);
  const rows = groups.map((group): ReportRow => {
    const stated = group.revenue.filter((amount) => amount !== null);
    const stages = [group.stageBefore[language], group.stage[language]];
    return {
      unit: group.unit ?? null,
      group: group.name,
      village: villageName(context.villages, group.area),
      chair: group.chair,
      decree: group.decreeNumber,
      male: group.male,
      female: group.female,
      members: group.members,
      products: group.products,
      revenue: group.revenue[quarter - 1] ?? null,
      revenueToDate: stated.length > 0 ? stated.reduce((sum, amount) => sum + amount, 0) : null,
      stage: stages[0] === stages[1] ? (stages[1] ?? '') : stages.join(' → '),
    };
  });
  return {
    id: 'F',
    title: texts('reports.groupTable.title'),
    criteria: texts('reports.groupTable.criteria', { groups: rows.length, quarter: context.quarterName }),
    empty: texts('reports.groupTable.empty'),
    columns,
    rows,
    subjects: groups.map(({ id }) => id),
    totals: totalsOf(columns, rows, { key: 'group', text: texts('reports.groupTable.total') }),
  };
}

function columnsOf(context: ReportContext) {
  const { texts } = context;
  const totalled = { isTotalled: true };
  return [
    ...unitColumn(context),
    column('group', texts('reports.groupTable.group'), 'text', 24),
    column('village', texts('reports.groupTable.village'), 'text', 18),
    column('chair', texts('reports.groupTable.chair'), 'text', 18),
    column('decree', texts('reports.groupTable.decree'), 'text', 18),
    column('male', texts('reports.groupTable.male'), 'integer', 8, totalled),
    column('female', texts('reports.groupTable.female'), 'integer', 8, totalled),
    column('members', texts('reports.groupTable.members'), 'integer', 8, totalled),
    column('products', texts('reports.groupTable.products'), 'text', 22),
    column('revenue', texts('reports.groupTable.revenue'), 'money', 13, totalled),
    column('revenueToDate', texts('reports.groupTable.revenueToDate'), 'money', 13, totalled),
    column('stage', texts('reports.groupTable.stage'), 'text', 18),
  ];
}
