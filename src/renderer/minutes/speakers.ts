import type { Meeting } from '../../shared/meetings.ts';
import { searchText } from '../../shared/search-text.ts';
import type { ColumnPeople, Suggestion } from '../components/sheet-grid/sheet-rows.ts';

/** So many of those who came are offered before others. */
const most = 8;

/** Who may have spoken: the meeting's own participants before everybody else who is kept. */
export function speakersOf(meeting: Meeting | undefined, others: ColumnPeople): ColumnPeople {
  const participants = suggestionsOf(meeting);
  return {
    suggest: async (typed, row) => {
      const wanted = searchText(typed);
      const here = participants.filter(({ name }) => searchText(name).includes(wanted)).slice(0, most);
      const known = new Set(here.map(({ personId }) => personId));
      const further = await others.suggest(typed, row);
      return [...here, ...further.filter(({ personId }) => !known.has(personId))];
    },
  };
}

/** Everybody on the lists of all sessions once, with the institution of that day. */
function suggestionsOf(meeting: Meeting | undefined): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const { participants } of meeting?.sessions ?? []) {
    for (const { personId, name, institution, position } of participants) {
      if (personId === undefined || found.has(personId)) continue;
      const note = [institution, position].filter(Boolean).join(' · ');
      found.set(personId, { personId, name, note, cells: { institution } });
    }
  }
  return [...found.values()];
}
