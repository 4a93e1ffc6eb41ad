import type { Finding } from '../../../shared/report-check.ts';
import type { FollowUpFacts } from '../quarterly/follow-up-facts.ts';
import { followUpFacts } from '../quarterly/follow-up-facts.ts';
import type { Checking, Findings } from './quarter-check.ts';

/** Follow-ups that the quarter accounts for and that still wait. */
export async function followUpFindings({ queries, period }: Checking): Promise<Findings> {
  const waiting = (await followUpFacts(queries, period)).filter(({ state }) => state === 'open' || state === 'late');
  const finding = ({ id, text, dueOn, responsible, meeting }: FollowUpFacts): Finding => ({
    record: { kind: 'followUp', id },
    name: text,
    params: { date: dueOn ?? '', responsible, meeting },
  });
  return {
    followUpLate: waiting.filter(({ state }) => state === 'late').map(finding),
    followUpWithoutResponsible: waiting.filter(({ responsible }) => responsible === '').map(finding),
    followUpWithoutDueOn: waiting.filter(({ dueOn }) => dueOn === null).map(finding),
  };
}
