import { signatoriesOf, unitOnDay } from '../unit-on-day.ts';
import type { Checking, Findings } from './quarter-check.ts';

/** What the printed report needs of the unit on the quarter's last day. */
export async function paperFindings({ queries, period }: Checking): Promise<Findings> {
  const { unitId, to: date } = period;
  const unit = await unitOnDay(queries, unitId, date);
  const record = { kind: 'unit', id: unitId } as const;
  const signatories = await signatoriesOf(queries, period);
  return {
    signatoryMissing: signatories
      .filter(({ name }) => name === '')
      .map(({ role }) => ({ record, name: unit.name, params: { role, date } })),
    unitWithoutLogo: unit.logo === null ? [{ record, name: unit.name, params: { date } }] : [],
  };
}
