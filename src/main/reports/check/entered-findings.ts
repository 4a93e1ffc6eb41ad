import { isValueDue } from '../../../shared/achievement.ts';
import { categoriesAbove } from '../../../shared/budgets.ts';
import { previousQuarter } from '../../../shared/quarter.ts';
import type { Finding } from '../../../shared/report-check.ts';
import { statementsOf } from '../../budgets/beneficiaries.ts';
import { narrativesIn } from '../../narratives/narratives.ts';
import type { Checking, Findings } from './quarter-check.ts';

/** How many times the heads of the quarter before make somebody look again. */
const jump = 5;

/** What is entered for the quarter in Isi Triwulan, and told of its programs. */
export async function enteredFindings({ queries, period, entry }: Checking): Promise<Findings> {
  const { unitId, year, quarter } = period;
  const inEntry = (id: string) => ({ kind: 'quarterEntry' as const, id, year, quarter });
  const told = new Set((await narrativesIn(queries, period)).map(({ programId }) => programId));
  const before = previousQuarter(period);
  const stated = await statementsOf(queries, { unitId, quarters: [before, { year, quarter }] });
  const programs = await queries
    .selectFrom('program')
    .where('unitId', '=', unitId)
    .where('deletedAt', 'is', null)
    .select(['id', 'name'])
    .orderBy('code')
    .execute();
  const now = new Map(
    stated.filter((row) => row.year === year && row.quarter === quarter).map((row) => [row.programId, row]),
  );
  const last = new Map(
    stated
      .filter((row) => row.year === before.year && row.quarter === before.quarter)
      .map((row) => [row.programId, row]),
  );
  return {
    indicatorWithoutValue: entry.indicators
      .filter(({ targets, value }) => value === null && isValueDue(targets, quarter))
      .map(({ indicatorId, name, programName }) => ({
        record: inEntry(indicatorId),
        name,
        params: { program: programName },
      })),
    beneficiariesNotStated: entry.beneficiaries
      .filter(({ current }) => current === null)
      .map(({ programId, code, name }) => ({ record: inEntry(programId), name, params: { code } })),
    vulnerableAboveTotal: programs.flatMap(({ id, name }): Finding[] => {
      const row = now.get(id);
      if (!row) return [];
      const total = row.male + row.female;
      return categoriesAbove(total, row.vulnerable).map((category) => ({
        record: inEntry(id),
        name,
        params: { category, count: row.vulnerable[category] ?? 0, total },
      }));
    }),
    beneficiariesJumped: programs.flatMap(({ id, name }): Finding[] => {
      const [is, was] = [now.get(id), last.get(id)];
      if (!is || !was) return [];
      const genders = [
        { gender: 'L', before: was.male, now: is.male },
        { gender: 'P', before: was.female, now: is.female },
      ];
      return genders
        .filter((one) => hasJumped(one.before, one.now))
        .map((params) => ({ record: inEntry(id), name, params }));
    }),
    narrativeMissing: entry.spending
      .filter(({ programId }) => !told.has(programId))
      .map(({ programId, code, name }) => ({
        record: { kind: 'narratives', id: programId, year, quarter },
        name,
        params: { code },
      })),
  };
}

/** Up or down; nobody is no start to reckon from. */
function hasJumped(before: number, now: number): boolean {
  return before > 0 && now > 0 && (now > before * jump || before > now * jump);
}
