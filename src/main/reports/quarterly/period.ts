import { quarterRange, yearStart } from '../../../shared/quarter.ts';
import type { Quarter } from '../../../shared/quarter.ts';

/** A unit's quarter with its days, both inside it, and those of its year. */
export interface Period extends Quarter {
  unitId: string;
  from: string;
  to: string;
  yearFrom: string;
  yearTo: string;
}

/** The days of a unit's quarter. */
export function periodOfQuarter({ unitId, year, quarter }: Quarter & { unitId: string }): Period {
  const { from, to } = quarterRange({ year, quarter });
  return { unitId, year, quarter, from, to, yearFrom: yearStart({ year }), yearTo: `${year}-12-31` };
}
