import { calendarDateAt, formatClockTime, formatShortDate } from '../../shared/calendar-date.ts';
import type { Language } from '../../shared/language.ts';
import type { TimeZone } from '../../shared/units.ts';
import { timeZones } from '../../shared/units.ts';

/** An instant as the unit's clock has it: `24 Nov 2026 10.15 WITA`. */
export function momentWords(at: string, zone: TimeZone, language: Language): string {
  const instant = new Date(at);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: timeZones[zone],
    hour: '2-digit',
    minute: '2-digit',
  }).format(instant);
  const day = formatShortDate(calendarDateAt(instant, timeZones[zone]), language);
  return `${day} ${formatClockTime(time, language)} ${zone}`;
}
