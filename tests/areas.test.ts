import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForReading } from '../src/main/database/open.ts';
import { areaLevel, isUrbanVillage, parentArea } from '../src/shared/areas.ts';
import type { TestApplication } from './support/test-application.ts';
import { openTestApplication } from './support/test-application.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.remove());

describe('areas', () => {
  it('are all of Kalimantan from the start: 56 kabupaten/kota, 626 kecamatan, 7,252 desa/kelurahan', async () => {
    const reader = await openForReading(app.dataFolder);
    const counts = await reader.queries
      .selectFrom('area')
      .select(({ fn }) => ['level', fn.countAll<number>().as('count')])
      .where('code', '<', '66')
      .where('code', '>=', '61')
      .groupBy('level')
      .orderBy('level')
      .execute();
    await reader.close();
    expect(counts.map((row) => row.count)).toEqual([5, 56, 626, 7252]);
  });

  it('are found without spaces and hyphens', async () => {
    expect((await app.client.areas.search({ query: 'girimukti' }))[0]).toEqual({
      code: '64.09.01.2020',
      name: 'Giri Mukti',
      level: 4,
      fullName: 'Giri Mukti, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur',
    });
    expect((await app.client.areas.search({ query: 'lawelawe' }))[0]?.code).toBe('64.09.01.1004');
  });

  it('can be brought in for another province, once', async () => {
    expect(await app.client.areas.search({ query: 'Rawasari', level: 4 })).not.toContainEqual(
      expect.objectContaining({ code: '31.71.05.1003' }),
    );
    const { added } = await app.client.areas.loadProvince({ code: '31' });
    expect(added).toBeGreaterThan(250);
    expect(await app.client.areas.loadProvince({ code: '31' })).toEqual({ added: 0 });
    expect(await app.client.areas.search({ query: 'Rawasari', level: 4 })).toContainEqual(
      expect.objectContaining({ code: '31.71.05.1003' }),
    );
  });

  it('tell their level, what is above them, and desa from kelurahan', () => {
    expect(areaLevel('64.09.01.2020')).toBe(4);
    expect(parentArea('64.09.01.2020')).toBe('64.09.01');
    expect(parentArea('64')).toBeNull();
    expect([isUrbanVillage('64.09.01.1004'), isUrbanVillage('64.09.01.2020')]).toEqual([true, false]);
  });
});
