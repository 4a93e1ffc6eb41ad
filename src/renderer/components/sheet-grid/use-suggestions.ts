import { useEffect, useState } from 'react';
import type { ColumnPeople, SheetRow, Suggestion } from './sheet-rows.ts';

const pause = 150;
const none: readonly Suggestion[] = [];

/** Kept people whom a text may mean, from its second letter on; asked for after a pause in typing. */
export function useSuggestions(
  people: ColumnPeople | undefined,
  typed: string,
  row: SheetRow | undefined,
): readonly Suggestion[] {
  const [answer, setAnswer] = useState({ typed: '', found: none });
  const text = typed.trim();
  const isLongEnough = text.length >= 2;
  useEffect(() => {
    if (people === undefined || !isLongEnough) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      // A list that cannot be asked for is missing, and typing goes on.
      void people
        .suggest(text, row)
        .catch(() => none)
        .then((found) => {
          if (isCurrent) setAnswer({ typed: text, found });
        });
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [people, text, isLongEnough, row]);
  // The last answer stays while the next is on its way, so that the list does not flicker.
  return isLongEnough && text.startsWith(answer.typed.slice(0, 2)) ? answer.found : none;
}
