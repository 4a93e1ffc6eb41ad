import type { Expression } from 'kysely';
import type { EvidenceMeter } from '../../shared/attachments.ts';
import { requiredEvidence } from '../../shared/attachments.ts';
import { periodOf } from '../../shared/quarter.ts';
import { listChoices } from '../choices/choices.ts';
import type { FeatureContext, Queries } from '../feature-context.ts';
import { reading } from '../feature-context.ts';
import {
  attachmentsBetween,
  attachmentsInUse,
  attachmentsOfUnit,
  maybeBetween,
  programsOfAttachments,
} from './in-use.ts';

/** What evidence there is for each program of a unit that ran in the year, and what is missing. */
export async function evidenceMeter(
  context: FeatureContext,
  { unitId, year }: { unitId: string; year: number },
): Promise<EvidenceMeter> {
  const queries = reading(context);
  const days = periodOf(year);
  const [choices, programs, ofPrograms, ofUnit, undated] = await Promise.all([
    listChoices(context, 'evidenceKind'),
    queries
      .selectFrom('program')
      .select(['id as programId', 'code', 'name', 'startDate', 'endDate'])
      .where('unitId', '=', unitId)
      .where('deletedAt', 'is', null)
      .orderBy('code')
      .execute(),
    countsByProgram(queries, unitId, attachmentsBetween(queries, days), maybeBetween(queries, days))
      .select('a.kind')
      .groupBy(['o.program', 'a.kind'])
      .execute(),
    attachmentsOfUnit(queries, { unitId, year })
      .select(({ fn }) => ['a.kind', fn.countAll<number>().as('count')])
      .groupBy('a.kind')
      .execute(),
    countsByProgram(queries, unitId, attachmentsInUse(queries))
      .where('f.day', 'is', null)
      .groupBy('o.program')
      .execute(),
  ]);
  const unit = countsOf(ofUnit);
  const kinds = choices.filter(({ isRemoved }) => !isRemoved);
  const required = kinds.filter(({ code }) => isRequired(code));
  return {
    kinds: kinds.map(({ code, label, labelEn }) => ({ code, label, labelEn, isRequired: isRequired(code) })),
    unit,
    programs: programs.flatMap(({ startDate, endDate, ...program }) => {
      const counts = countsOf(ofPrograms.filter(({ programId }) => programId === program.programId));
      const isRunning = startDate <= days.to && (endDate === null || endDate >= days.from);
      // Evidence of a year in which a program did not run is not hidden.
      if (!isRunning && Object.keys(counts).length === 0) return [];
      return [
        {
          ...program,
          counts,
          missing: required.filter(({ code }) => !counts[code] && !unit[code]).map(({ code }) => code),
          undated: undated.find(({ programId }) => programId === program.programId)?.count ?? 0,
        },
      ];
    }),
  };
}

/** Some attachments by the programs of the unit that they are evidence for. */
function countsByProgram(
  queries: Queries,
  unitId: string,
  found: ReturnType<typeof attachmentsInUse>,
  of?: Expression<string>,
) {
  return found
    .innerJoin(programsOfAttachments(queries, of).as('o'), 'o.ofAttachment', 'a.id')
    .innerJoin('program as p', 'p.id', 'o.program')
    .where('p.unitId', '=', unitId)
    .select(({ fn }) => ['o.program as programId', fn.countAll<number>().as('count')]);
}

function countsOf(rows: { kind: string; count: number }[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

function isRequired(code: string): boolean {
  return requiredEvidence.some((one) => one === code);
}
