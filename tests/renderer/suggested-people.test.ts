import { expect, it } from 'vitest';
import { pickPerson } from '../../src/renderer/components/sheet-grid/row-people.ts';
import { newSheet } from '../../src/renderer/components/sheet-grid/sheet.ts';
import { participantColumns } from '../../src/renderer/meetings/participant-sheet.ts';
import type { ParticipantOrigin } from '../../src/renderer/meetings/participant-sheet.ts';
import { suggestedPeople } from '../../src/renderer/people/suggested-people.ts';
import { textsIn } from '../../src/main/texts.ts';

const siti = {
  personId: 'p-siti',
  name: 'Siti Aminah',
  gender: 'P' as const,
  birthYear: null,
  phone: '0812-3456-7890',
  areaName: 'Giri Mukti',
  groups: '',
  institution: 'Posyandu Melati',
  position: 'Kader',
};

it('fills a participant with what is known, and shows no whole phone in the list', async () => {
  const people = suggestedPeople(async () => [siti]);
  const [suggestion] = await people.suggest('siti', undefined);
  expect(suggestion?.note).toBe('Giri Mukti · 0812••••7890');
  const columns = participantColumns(textsIn('id'), [], people);
  const [row] = pickPerson(newSheet<ParticipantOrigin>(), columns, 0, suggestion!).rows;
  expect(row).toMatchObject({
    cells: { name: 'Siti Aminah', gender: 'P', institution: 'Posyandu Melati', position: 'Kader', phone: siti.phone },
    origin: { personId: 'p-siti' },
  });
});
