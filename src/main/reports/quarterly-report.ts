import type { QuarterlyReport, QuarterlyReportInput } from '../../shared/reports.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { legalBasisOn } from '../../shared/settings.ts';
import type { Queries } from '../database/open.ts';
import { legalBasis, printSettings } from '../settings/settings.ts';
import { meetingTable } from './meeting-table.ts';
import { pillarTable } from './pillar-table.ts';
import { programFigures } from './program-figures.ts';
import { programTable } from './program-table.ts';
import { reportContext } from './report-context.ts';
import { signatoriesOf, unitOnDay } from './unit-on-day.ts';

/**
 * Laporan Triwulan of a unit: the figures of tables A, C and G as plain data, the one object that
 * the screen, the workbook and the PDF show. Names, signatories and legal basis are those of the
 * quarter's last day. `onPart` hears the share done after each part. Fails with `MISSING` for an unknown unit.
 */
export async function quarterlyReport(
  queries: Queries,
  input: QuarterlyReportInput,
  onPart: (done: number) => void = () => {},
): Promise<QuarterlyReport> {
  const context = reportContext(input);
  const { timeZone: _, ...unit } = await unitOnDay(queries, input.unitId, context.to);
  const signatories = await signatoriesOf(queries, context);
  const { rupiahStyle } = await printSettings(queries);
  const rules = legalBasisOn(await legalBasis(queries), context.to);
  onPart(0.2);
  const programs = await programFigures(queries, context);
  onPart(0.5);
  const tables = [pillarTable(context, programs), await programTable(queries, context, programs)];
  onPart(0.7);
  tables.push(await meetingTable(queries, context));
  onPart(1);
  return {
    title: context.texts('reports.quarterlyTitle'),
    period: context.texts('quarter.withYear', { roman: romanQuarter(input.quarter), year: input.year }),
    year: input.year,
    quarter: input.quarter,
    from: context.from,
    to: context.to,
    language: input.language,
    unit,
    signatories,
    legalBasis: rules.map(({ name, about }) => ({ name, about })),
    rupiahStyle,
    summary: { figures: [], charts: [] },
    tables,
  };
}
