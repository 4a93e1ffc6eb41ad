import type { Finding } from '../../../shared/report-check.ts';
import { groupFacts } from '../quarterly/group-facts.ts';
import type { Checking, Findings } from './quarter-check.ts';

/** Active groups as they stood on the quarter's last day, and what is stated of them. */
export async function groupFindings({ queries, period, words, entry }: Checking): Promise<Findings> {
  const { year, quarter, to } = period;
  const active = new Set(entry.groups.map(({ groupId }) => groupId));
  const groups = (await groupFacts(queries, period, words)).filter(({ id }) => active.has(id));
  const finding = ({ id, name }: { id: string; name: string }): Finding => ({
    record: { kind: 'group', id },
    name,
    params: { date: to },
  });
  return {
    groupNotStated: entry.groups
      .filter(({ current }) => current === null)
      .map(({ groupId, name }) => ({
        record: { kind: 'quarterEntry', id: groupId, year, quarter },
        name,
        params: {},
      })),
    groupWithoutChair: groups.filter(({ chair }) => chair === '').map(finding),
    groupWithoutDecree: groups.filter(({ decreeNumber }) => decreeNumber === '').map(finding),
  };
}
