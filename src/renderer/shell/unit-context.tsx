import { createContext, useContext, useState } from 'react';
import { calendarDateAt } from '../../shared/calendar-date.ts';
import { timeZones } from '../../shared/units.ts';
import type { UnitRow } from '../../shared/units.ts';

/** The unit whose groups, programs and meetings are on the screen. */
export const UnitContext = createContext<UnitRow | null>(null);

export function useUnit(): UnitRow {
  const unit = useContext(UnitContext);
  if (unit === null) throw new Error('useUnit needs UnitContext above it');
  return unit;
}

/** The unit's own day, whatever zone the machine's clock is set to. */
export function useToday(): string {
  const [now] = useState(() => new Date());
  return calendarDateAt(now, timeZones[useUnit().timeZone]);
}
