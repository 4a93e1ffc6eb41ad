import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsIn } from '../src/main/texts.ts';
import { pickPerson } from '../src/renderer/components/sheet-grid/row-people.ts';
import { newSheet } from '../src/renderer/components/sheet-grid/sheet.ts';
import { participantColumns } from '../src/renderer/meetings/participant-sheet.ts';
import type { ParticipantOrigin } from '../src/renderer/meetings/participant-sheet.ts';
import { suggestedPeople } from '../src/renderer/people/suggested-people.ts';
import type { TestApplication } from './support/test-application.ts';
import { giriMukti, groupInput, openTestApplication, unitInput } from './support/test-application.ts';

let app: TestApplication;
const ids: Record<string, string> = {};
beforeAll(async () => {
  app = await openTestApplication();
  for (const name of ['Hj. Siti Aminah, S.Pd.', 'Siti Aminah', 'Budi Santoso']) {
    ids[name] = (await app.client.people.save({ name, gender: 'P', phone: '0812-3456-7890', areaCode: giriMukti })).id;
  }
});
afterAll(() => app.close());

describe('namesakes', () => {
  it('are found for many names at once, whatever titles and spellings, the rest left out', async () => {
    const found = await app.client.people.namesakes({ names: ['St. Aminah', 'Nobody Here', 'BUDI SANTOSO', '', '!'] });
    expect(found.map(({ name, people }) => [name, people.map(({ personId }) => personId)])).toEqual([
      ['St. Aminah', [ids['Hj. Siti Aminah, S.Pd.'], ids['Siti Aminah']]],
      ['BUDI SANTOSO', [ids['Budi Santoso']]],
    ]);
    expect(await app.client.people.namesakes({ names: [] })).toEqual([]);
  });

  it('are not looked for in the bin', async () => {
    const { version } = await app.client.people.get({ id: ids['Budi Santoso']! });
    await app.client.bin.remove({ kind: 'person', id: ids['Budi Santoso']!, version });
    expect(await app.client.people.namesakes({ names: ['Budi Santoso'] })).toEqual([]);
  });
});

describe('a person offered to a grid', () => {
  it('fills a participant with what is known, and shows no whole phone in the list', async () => {
    const people = suggestedPeople(app.client.people);
    const [suggestion] = await people.suggest('siti aminah', undefined);
    expect(suggestion?.note).toBe('Giri Mukti · 0812••••7890');
    const columns = participantColumns(textsIn('id'), [], people);
    const [row] = pickPerson(newSheet<ParticipantOrigin>(), columns, 0, suggestion!).rows;
    expect(row).toMatchObject({
      cells: { name: suggestion?.name, gender: 'P', phone: '0812-3456-7890', status: 'invited' },
      origin: { personId: suggestion?.personId },
    });
    expect(row?.cells['groupId']).toBe('');
    const matched = await people.match?.(['Siti Aminah']);
    expect(matched?.get('Siti Aminah')).toHaveLength(2);
  });

  it('brings the one group that the person is in, and no group where it was left or is one of two', async () => {
    const unitId = (await app.client.units.list())[0]?.id ?? (await app.client.units.save(unitInput())).id;
    const personId = ids['Siti Aminah']!;
    const member = { personId, name: 'Siti Aminah' };
    const groupOf = async () =>
      (await app.client.people.suggest({ name: 'siti aminah' })).find((found) => found.personId === personId)?.groupId;
    const [one, two] = [
      await app.client.groups.save(groupInput(unitId, { name: 'Melati', members: [member] })),
      await app.client.groups.save(groupInput(unitId, { name: 'Mawar', members: [] })),
    ];
    expect(await groupOf()).toBe(one.id);
    await app.client.groups.save({ ...(await app.client.groups.get({ id: two.id })), members: [member] });
    expect(await groupOf()).toBeNull();
    const left = [{ ...member, leftOn: '2026-01-31' }];
    await app.client.groups.save({ ...(await app.client.groups.get({ id: one.id })), members: left });
    expect(await groupOf()).toBe(two.id);
  });
});
