import { quarterRange, romanQuarter } from '../../../shared/quarter.ts';
import type { QuarterlyReport, QuarterlyReportInput } from '../../../shared/reports.ts';
import type { Queries } from '../../database/open.ts';
import { missing } from '../../failures.ts';
import { beneficiaryTable } from './beneficiary-table.ts';
import { attachmentTable, photosOf } from './documentation.ts';
import { followUpTable } from './follow-up-table.ts';
import { groupTable } from './group-table.ts';
import { indicatorTable } from './indicator-table.ts';
import type { KnownFacts } from './known-facts.ts';
import { knownFacts } from './known-facts.ts';
import { meetingTable } from './meeting-table.ts';
import { pillarTable } from './pillar-table.ts';
import { programTitle } from './program-figures.ts';
import { programTable } from './program-table.ts';
import type { QuarterFacts } from './quarter-facts.ts';
import { unitsOfRegion } from './region.ts';
import { reportContext } from './report-context.ts';
import { factsInScope } from './scopes.ts';
import { summaryOf } from './summary.ts';
import { tpbTable } from './tpb-table.ts';

/**
 * Laporan Triwulan of a unit, of one of its programs, or of all units of its region: the one object that
 * the screen, the workbook and the PDF show. A closed quarter is made of what was kept at its closing
 * alone (DOMAIN rule 11), an open one of the records. `onPart` hears the share done. Fails with `MISSING` for an
 * unknown unit, and for a program that the quarter does not know.
 */
export async function quarterlyReport(
  queries: Queries,
  input: QuarterlyReportInput,
  onPart: (done: number) => void = () => {},
): Promise<QuarterlyReport> {
  const report = shapedReport(await unitsOfReport(queries, input, (done) => onPart(0.95 * done)), input);
  onPart(1);
  return report;
}

/** What each reported unit's quarter is made of, the asking one first. `onPart` hears the share done. */
export async function unitsOfReport(
  queries: Queries,
  input: QuarterlyReportInput,
  onPart: (done: number) => void = () => {},
): Promise<KnownFacts[]> {
  const { year, quarter, isRegion } = input;
  const unitIds = isRegion ? await unitsOfRegion(queries, input.unitId, quarterRange(input).to) : [input.unitId];
  const units: KnownFacts[] = [];
  for (const [index, unitId] of unitIds.entries()) {
    const onUnit = (done: number) => onPart((index + done) / unitIds.length);
    // oxlint-disable-next-line no-await-in-loop -- one connection, one statement at a time
    units.push(await knownFacts(queries, { unitId, year, quarter }, onUnit));
  }
  return units;
}

/** The report of facts, without asking any record: the same facts are the same report. */
export function shapedReport(
  units: readonly KnownFacts[],
  { language, programId, isRegion }: Pick<QuarterlyReportInput, 'language' | 'programId' | 'isRegion'>,
): QuarterlyReport {
  const first = units[0]?.facts;
  if (!first) throw missing('OperatingUnit', '');
  const facts = factsInScope(
    units.map((unit) => unit.facts),
    { programId, isRegion },
  );
  if (!facts) throw missing('Program', programId ?? '');
  const context = reportContext({ year: facts.year, quarter: facts.quarter, language, isJoint: isRegion ?? false });
  const { texts } = context;
  const program = programId === undefined ? undefined : facts.programs.find(({ id }) => id === programId);
  return {
    title: texts('reports.quarterlyTitle'),
    period: texts('quarter.withYear', { roman: romanQuarter(facts.quarter), year: facts.year }),
    year: facts.year,
    quarter: facts.quarter,
    ...quarterRange(facts),
    language,
    unit: isRegion && first.unit.region !== '' ? { ...first.unit, name: first.unit.region, region: '' } : first.unit,
    signatories: facts.signatories.map(({ role, name, position }) => ({
      label: texts(`signatoryRole.${role}`),
      name,
      position,
    })),
    legalBasis: facts.legalBasis,
    rupiahStyle: facts.rupiahStyle,
    scope: program ? programTitle(program) : isRegion ? units.map(({ facts: of }) => of.unit.code).join(', ') : '',
    closed: closedOf(units),
    summary: summaryOf(context, facts),
    tables: [
      pillarTable(context, facts.programs),
      tpbTable(context, facts.programs),
      programTable(context, facts.programs),
      indicatorTable(context, facts),
      beneficiaryTable(context, facts),
      groupTable(context, facts.groups),
      meetingTable(context, facts),
      followUpTable(context, facts.followUps),
    ],
    narratives: narrativesOf(facts),
    photos: photosOf(facts.attachments),
    attachments: attachmentTable(context, facts.attachments, facts.programs),
  };
}

/** Several units are closed once the last of them is. */
function closedOf(units: readonly KnownFacts[]): KnownFacts['closed'] {
  const closings = units.flatMap(({ closed }) => closed ?? []);
  if (closings.length < units.length) return null;
  return closings.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).at(-1) ?? null;
}

function narrativesOf({ narratives, programs }: QuarterFacts): QuarterlyReport['narratives'] {
  const titles = new Map(programs.map((program) => [program.id, programTitle(program)]));
  return narratives.map((told) => ({ program: titles.get(told.programId) ?? '', ...told }));
}
