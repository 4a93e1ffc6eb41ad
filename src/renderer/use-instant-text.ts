import { calendarDateAt, clockTimeAt, formatClockTime, formatShortDate } from '../shared/calendar-date.ts';
import { useLanguage } from './use-language.ts';

/** The zone of whoever looks: it happened on the day that this person's clock showed. */
const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Writes an instant (ISO 8601) as the day and time that this computer's clock showed. */
export function useInstantText() {
  const language = useLanguage();
  return (instant: string, part: 'dateAndTime' | 'time' = 'dateAndTime') => {
    const date = new Date(instant);
    const time = formatClockTime(clockTimeAt(date, ownTimeZone), language);
    return part === 'time' ? time : `${formatShortDate(calendarDateAt(date, ownTimeZone), language)} ${time}`;
  };
}
