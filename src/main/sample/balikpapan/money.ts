import type { ApplicationClient } from '../../../shared/contract.ts';
import type { Quarters } from '../../../shared/plans.ts';
import { enterAssistance } from '../assistance.ts';
import { enterExpenses, enterRenja, plannedActivity, renstraLine } from '../entering.ts';
import type { Groups, Programs } from './kept.ts';

const approval = { approvedBy: 'Budi Santoso (contoh)' };

/** Renstra 2023–2027 and Renjas; the one of 2026 is under revision. Answers Wasiat's activities of 2026. */
async function enterPlans(client: ApplicationClient, unitId: string, programs: Programs): Promise<string[]> {
  const { wasiat, kenari, inggris } = programs;
  const years = [2023, 2024, 2025, 2026, 2027];
  const renstra = await client.renstra.save({
    unitId,
    name: 'Renstra CSR 2023–2027',
    startYear: 2023,
    endYear: 2027,
    aims: 'Kelompok mitra binaan mandiri secara sosial, ekonomi, dan lingkungan',
    lines: [
      renstraLine(years, 250_000_000, { programId: wasiat, name: 'Wasiat', aim: 'Warga siaga sehat', mainTpb: 3 }),
      renstraLine(years, 225_000_000, { programId: kenari, name: 'Kenari', aim: 'Ketahanan pangan desa', mainTpb: 2 }),
      renstraLine(years, 100_000_000, {
        programId: inggris,
        name: 'Kampung Inggris',
        aim: 'Pemuda terampil',
        mainTpb: 4,
      }),
      renstraLine([2026, 2027], 80_000_000, {
        name: 'Pengelolaan sampah desa',
        aim: 'Bank sampah mandiri',
        mainTpb: 12,
      }),
    ],
  });
  await client.plans.approve({ kind: 'renstra', ...renstra, ...approval, approvedOn: '2023-03-01' });
  const firstYear = [
    plannedActivity(wasiat, 'Warga siaga sehat', [60_000_000, 75_000_000, 75_000_000, 40_000_000]),
    plannedActivity(kenari, 'Ketahanan pangan', [45_000_000, 90_000_000, 60_000_000, 30_000_000]),
    plannedActivity(inggris, 'Kursus bahasa Inggris', [25_000_000, 25_000_000, 30_000_000, 20_000_000]),
  ];
  for (const year of [2023, 2025]) {
    const renja = { unitId, year, renstraId: renstra.id, activities: firstYear };
    // oxlint-disable-next-line no-await-in-loop -- one year after the other, as a person enters them
    await enterRenja(client, renja, { ...approval, approvedOn: `${year}-03-05` });
  }
  const ids = await enterRenja(
    client,
    {
      unitId,
      year: 2026,
      renstraId: renstra.id,
      activities: [
        plannedActivity(wasiat, 'Pelatihan kader', [45_000_000, 10_000_000, 0, 5_000_000]),
        plannedActivity(wasiat, 'Pemberian makanan tambahan', [15_000_000, 60_000_000, 0, 10_000_000]),
        plannedActivity(wasiat, 'Pemeriksaan kesehatan', [0, 5_000_000, 75_000_000, 25_000_000]),
        plannedActivity(kenari, 'Rumah bibit dan alat pengolahan', [45_000_000, 90_000_000, 60_000_000, 30_000_000]),
        plannedActivity(inggris, 'Kursus bahasa Inggris', [25_000_000, 25_000_000, 30_000_000, 20_000_000]),
      ],
    },
    { ...approval, approvedOn: '2026-01-12' },
  );
  await reviseFor2026(client, unitId, kenari);
  return ids;
}

/** A part of Kenari's money goes to an activity that nobody planned. */
async function reviseFor2026(client: ApplicationClient, unitId: string, kenari: string): Promise<void> {
  const { renja } = await client.plans.list({ unitId });
  const plan = renja.find(({ year }) => year === 2026);
  if (!plan) return;
  await client.plans.revise({ kind: 'renja', id: plan.id, version: plan.version });
  const draft = await client.renja.get({ id: plan.id });
  const activities = draft.activities.map((activity) => {
    if (activity.programId !== kenari) return activity;
    const budget: Quarters = [45_000_000, 90_000_000, 45_000_000, 20_000_000];
    return { ...activity, budget };
  });
  const flood = plannedActivity(kenari, 'Pemulihan lahan setelah banjir', [0, 0, 15_000_000, 10_000_000], false);
  await client.renja.save({ ...draft, activities: [...activities, flood] });
}

export async function enterMoney(client: ApplicationClient, unitId: string, programs: Programs): Promise<void> {
  const [training, meals, checks] = await enterPlans(client, unitId, programs);
  await enterExpenses(client, programs.wasiat, 'CONTOH-BPP-W', [
    ['2023-02-09', 18_750_000, 'Pelaksanaan FGD Renstra dan Renja'],
    ['2023-03-14', 32_400_000, 'Alat ukur tumbuh kembang posyandu'],
    ['2025-05-20', 48_200_000, 'Pelatihan pengukuran tumbuh kembang'],
    ['2025-08-12', 61_500_000, 'Pemberian makanan tambahan'],
    ['2025-11-04', 33_900_000, 'Pemeriksaan kesehatan warga'],
    ['2026-02-17', 41_250_000, 'Pelatihan kader siaga sehat', training],
    ['2026-05-12', 68_900_000, 'Pemberian makanan tambahan', meals],
    ['2026-08-20', 71_300_000, 'Pemeriksaan kesehatan warga', checks],
  ]);
  await enterExpenses(client, programs.kenari, 'CONTOH-BPP-K', [
    ['2023-03-21', 38_500_000, 'Bibit dan pupuk'],
    ['2025-06-17', 71_400_000, 'Instalasi penyiraman'],
    ['2025-09-09', 52_300_000, 'Rumah kompos'],
    ['2025-11-25', 24_800_000, 'Bibit musim tanam kedua'],
    ['2026-03-10', 44_150_000, 'Rumah bibit'],
    ['2026-06-04', 82_700_000, 'Alat pengolahan hasil panen'],
    ['2026-10-21', 18_400_000, 'Pemulihan lahan setelah banjir'],
  ]);
  await enterExpenses(client, programs.inggris, 'CONTOH-BPP-I', [
    ['2023-03-28', 12_300_000, 'Modul belajar'],
    ['2025-06-03', 21_200_000, 'Honor pengajar'],
    ['2025-08-26', 27_900_000, 'Lomba pidato dan buku'],
    ['2025-10-14', 17_600_000, 'Honor pengajar semester kedua'],
    ['2026-01-27', 19_800_000, 'Honor pengajar'],
    ['2026-07-15', 28_450_000, 'Perpustakaan bahasa'],
  ]);
  const year = 2023;
  const rows = [
    {
      programId: programs.wasiat,
      year,
      quarter: 1,
      male: 34,
      female: 121,
      indirect: 420,
      basis: 'Anggota keluarga kader dan sasaran posyandu (contoh)',
    },
    {
      programId: programs.kenari,
      year,
      quarter: 1,
      male: 22,
      female: 18,
      indirect: 160,
      basis: '4 jiwa per kepala keluarga petani (contoh)',
    },
    { programId: programs.inggris, year, quarter: 1, male: 27, female: 33, indirect: 0, basis: '' },
  ];
  await client.beneficiaries.save({ rows });
}

export async function enterHandovers(client: ApplicationClient, groups: Groups, programs: Programs): Promise<void> {
  await enterAssistance(client, 'Arif Nugroho (contoh)', [
    {
      groupId: groups.melati.id,
      programId: programs.wasiat,
      date: '2023-03-14',
      number: 'III/2023/001',
      description: 'Alat ukur tumbuh kembang',
      receivedBy: 'Hj. Nurhayati',
      items: [
        ['Timbangan bayi digital', 3, 'unit', 4_200_000, 'Kapasitas 20 kg'],
        ['Alat ukur panjang badan', 3, 'unit', 1_350_000],
        ['Pita lingkar lengan', 20, 'buah', 300_000],
      ],
      conditions: [
        ['2024-03-20', 'good', 'Dipakai setiap hari buka posyandu'],
        ['2025-09-17', 'damaged', 'Satu timbangan perlu kalibrasi'],
      ],
    },
    {
      groupId: groups.tani.id,
      programId: programs.kenari,
      date: '2023-03-21',
      number: 'III/2023/002',
      description: 'Mesin pencacah dan pupuk awal',
      receivedBy: 'H. Sugiyanto',
      items: [
        ['Mesin pencacah kompos', 1, 'unit', 18_500_000, 'Mesin bensin 6,5 PK'],
        ['Pupuk organik', 1250.5, 'kg', 3_126_250],
      ],
      conditions: [
        ['2024-04-02', 'good', ''],
        ['2025-06-11', 'damaged', 'Pisau tumpul'],
        ['2026-07-15', 'good', 'Pisau diganti kelompok'],
      ],
    },
    {
      groupId: groups.kwt.id,
      programId: programs.kenari,
      date: '2026-03-10',
      number: 'III/2026/004',
      description: 'Rumah bibit',
      receivedBy: 'Sulastri',
      items: [
        ['Paranet 70%', 50, 'm', 1_250_000],
        ['Rak semai besi', 4, 'unit', 3_600_000],
        ['Benih cabai', 0.25, 'kg', 875_000],
      ],
      conditions: [['2026-08-12', 'good', 'Panen bibit pertama 400 polibag']],
    },
    {
      groupId: groups.inggris.id,
      programId: programs.inggris,
      date: '2023-03-28',
      number: 'III/2023/003',
      description: 'Modul dan papan tulis',
      receivedBy: 'Ahmad Fauzan',
      items: [
        ['Modul belajar', 120, 'eksemplar', 7_200_000],
        ['Papan tulis', 2, 'buah', 1_900_000],
      ],
    },
    {
      groupId: groups.siaga.id,
      programId: programs.wasiat,
      date: '2026-08-20',
      number: '',
      description: 'Perlengkapan siaga kesehatan',
      receivedBy: 'Muhammad Yusran',
      items: [
        ['Tandu lipat', 2, 'unit', 2_400_000],
        ['Tas P3K', 6, 'paket', 1_800_000],
      ],
    },
  ]);
}
