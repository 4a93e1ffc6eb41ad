import { useMemo } from 'react';
import type { BinaanClient } from '../../shared/contract.ts';
import type { PersonSuggestion } from '../../shared/people.ts';
import { maskPhone } from '../../shared/phone.ts';
import type { ColumnPeople, Suggestion } from '../components/sheet-grid/sheet-rows.ts';
import { useHost } from '../host/host-context.tsx';

/** What a column of names needs to offer kept people, those of the unit first. */
export function useSuggestedPeople(unitId: string): ColumnPeople {
  const { client } = useHost();
  return useMemo(() => suggestedPeople(client.people, unitId), [client, unitId]);
}

/** The same from the operations themselves. */
export function suggestedPeople(
  people: Pick<BinaanClient['people'], 'suggest' | 'namesakes'>,
  unitId?: string,
): ColumnPeople {
  return {
    suggest: async (typed) => (await people.suggest({ name: typed, unitId })).map(suggestionOf),
    match: async (names) => {
      const found = await people.namesakes({ names: [...names] });
      return new Map(found.map(({ name, people: bearers }) => [name, bearers.map(suggestionOf)]));
    },
  };
}

function suggestionOf(person: PersonSuggestion): Suggestion {
  const { personId, name, gender, birthYear, phone, areaName, groups, groupId, institution, position } = person;
  // Of a village's full name its first part: kecamatan and kabupaten are mostly the same.
  const [village = ''] = areaName.split(',');
  return {
    personId,
    name,
    note: [village, groups, maskPhone(phone)].filter(Boolean).join(' · '),
    cells: {
      gender: gender ?? '',
      birthYear: birthYear === null ? '' : String(birthYear),
      phone,
      groupId: groupId ?? '',
      institution,
      position,
    },
  };
}
