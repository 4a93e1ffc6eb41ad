import type { Gender } from '../../shared/people.ts';
import { maskPhone } from '../../shared/phone.ts';
import type { ColumnPeople, Suggestion } from '../components/sheet-grid/sheet-rows.ts';

/** A kept person whom a typed name may mean, with what the other cells of a row would say. */
export interface SuggestedPerson {
  personId: string;
  name: string;
  gender: Gender | null;
  birthYear: number | null;
  /** Whole: it fills the cell. */
  phone: string;
  areaName: string;
  groups: string;
  institution: string;
  position: string;
}

/** What a column of names needs to offer people who are kept; `ask` finds those whom a name may mean. */
export function suggestedPeople(ask: (name: string) => Promise<readonly SuggestedPerson[]>): ColumnPeople {
  return { suggest: async (typed) => (await ask(typed)).map(suggestionOf) };
}

function suggestionOf(person: SuggestedPerson): Suggestion {
  const { personId, name, gender, birthYear, phone, areaName, groups, institution, position } = person;
  return {
    personId,
    name,
    note: [areaName, groups, maskPhone(phone)].filter(Boolean).join(' · '),
    cells: {
      gender: gender ?? '',
      birthYear: birthYear === null ? '' : String(birthYear),
      phone,
      institution,
      position,
    },
  };
}
