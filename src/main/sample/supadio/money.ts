import type { ApplicationClient } from '../../../shared/contract.ts';
import { enterAssistance } from '../assistance.ts';
import type { KeptGroup } from '../entering.ts';
import { enterExpenses, enterRenja, plannedActivity, renstraLine } from '../entering.ts';

/** Renstra 2023–2027, and Renjas 2025 (approved) and 2026. */
export async function enterPlans(
  client: ApplicationClient,
  unitId: string,
  healthId: string,
  mangroveId: string,
): Promise<void> {
  const years = [2023, 2024, 2025, 2026, 2027];
  const renstra = await client.renstra.save({
    unitId,
    name: 'Renstra TJSL 2023–2027',
    startYear: 2023,
    endYear: 2027,
    aims: 'Desa Mekar Sari bebas stunting dan tangguh bencana',
    lines: [
      renstraLine(years, 160_000_000, { programId: healthId, name: 'Ponsera', aim: 'Stunting turun', mainTpb: 3 }),
      renstraLine(years, 160_000_000, { programId: mangroveId, name: 'Destana', aim: 'Mangrove pulih', mainTpb: 13 }),
    ],
  });
  for (const year of [2025, 2026]) {
    const activities = [
      plannedActivity(healthId, 'Pencegahan stunting', [55_000_000, 40_000_000, 40_000_000, 25_000_000]),
      plannedActivity(mangroveId, 'Mangrove dan sabun organik', [35_000_000, 60_000_000, 45_000_000, 20_000_000]),
    ];
    const approval = { approvedOn: '2025-01-15', approvedBy: 'Slamet Wibowo (contoh)' };
    const renja = { unitId, year, renstraId: renstra.id, activities };
    // oxlint-disable-next-line no-await-in-loop -- one year after the other, as a person enters them
    await enterRenja(client, renja, year === 2025 ? approval : undefined);
  }
}

export async function enterMoney(client: ApplicationClient, healthId: string, mangroveId: string): Promise<void> {
  await enterExpenses(client, healthId, 'CONTOH-SPD-P', [
    ['2025-05-13', 31_500_000, 'Edukasi gizi keluarga'],
    ['2025-08-19', 36_200_000, 'Pemberian makanan tambahan'],
    ['2025-11-11', 21_800_000, 'Monev dan seragam kader'],
    ['2026-01-23', 36_480_000, 'Benchmarking ke Posyandu Mawar Melati, Jakarta'],
    ['2026-04-14', 27_600_000, 'Edukasi gizi keluarga'],
    ['2026-07-21', 33_150_000, 'Timbangan dan alat ukur'],
  ]);
  await enterExpenses(client, mangroveId, 'CONTOH-SPD-D', [
    ['2025-06-10', 47_300_000, 'Bibit mangrove'],
    ['2025-09-16', 39_100_000, 'Pelatihan pembuatan sabun'],
    ['2025-12-02', 17_500_000, 'Bahan sabun'],
    ['2026-01-23', 15_200_000, 'Benchmarking ke Tanzif Natural Solutions, Jakarta'],
    ['2026-05-19', 48_750_000, 'Cetakan dan bahan sabun'],
    ['2026-09-08', 39_900_000, 'Bibit mangrove'],
    ['2026-10-14', 12_600_000, 'Ajir dan tali tanam'],
  ]);
}

export async function enterHandovers(
  client: ApplicationClient,
  [ponsera, healthId]: [KeptGroup, string],
  [destana, mangroveId]: [KeptGroup, string],
): Promise<void> {
  await enterAssistance(client, 'Dina Oktaviani (contoh)', [
    {
      groupId: destana.id,
      programId: mangroveId,
      date: '2024-11-06',
      number: 'XI/2024/001',
      description: 'Bibit mangrove tahap pertama',
      receivedBy: 'Syarif Ibrahim',
      items: [
        ['Bibit mangrove Rhizophora', 1500, 'batang', 7_500_000],
        ['Ajir bambu', 1500, 'batang', 1_500_000],
      ],
      conditions: [['2025-05-14', 'damaged', 'Sekitar 15% mati, disulam']],
    },
    {
      groupId: destana.id,
      programId: mangroveId,
      date: '2026-05-19',
      number: 'V/2026/002',
      description: 'Cetakan dan bahan sabun',
      receivedBy: 'Mariana',
      items: [
        ['Cetakan sabun silikon', 24, 'buah', 2_880_000, '6 bentuk'],
        ['Minyak kelapa', 37.5, 'liter', 1_125_000],
        ['Mixer tangan', 2, 'unit', 900_000],
      ],
      conditions: [['2026-09-08', 'good', 'Empat bentuk sudah dijual']],
    },
    {
      groupId: ponsera.id,
      programId: healthId,
      date: '2026-07-21',
      number: 'VII/2026/003',
      description: 'Timbangan dan alat ukur',
      receivedBy: 'Emiliana',
      items: [
        ['Timbangan bayi digital', 4, 'unit', 5_600_000],
        ['Stadiometer', 2, 'unit', 3_400_000],
      ],
    },
  ]);
}
