import type { ApplicationClient } from '../../shared/contract.ts';
import type { Quarters } from '../../shared/plans.ts';
import { enterAssistance } from './assistance.ts';
import type { GroupFacts } from './assistance.ts';
import { balikpapanStakeholders } from './balikpapan-stakeholders.ts';
import type { KeptGroup, SamplePerson } from './entering.ts';
import {
  enterExpenses,
  enterPeople,
  enterRenja,
  memberRows,
  participantRows,
  plannedActivity,
  renstraLine,
  sampleNote,
  samplePhone,
} from './entering.ts';
import { enterEvidence } from './evidence.ts';
import { enterStakeholders } from './stakeholders.ts';
import { balikpapanMeetings, balikpapanWork } from './balikpapan-quarters.ts';
import { enterMeetings, enterQuarters } from './quarters.ts';
import { enterMinutes } from './results.ts';

const giriMukti = '64.09.01.2020';
const laweLawe = '64.09.01.1004';
const balikpapan = '64.71';

const posyanduMelati: SamplePerson[] = [
  ['Hj. Nurhayati', 'P'],
  ['Sri Wahyuni', 'P'],
  ['Rusmini', 'P'],
  ['Dewi Lestari', 'P'],
  ['Marliana', 'P'],
  ['Suparti', 'P'],
  ['Fitri Handayani', 'P'],
];
const siagaSehat: SamplePerson[] = [
  ['Muhammad Yusran', 'L'],
  ['Siti Aminah', 'P'],
  ['Andi Baso', 'L'],
  ['Ratna Sari', 'P'],
  ['Hamzah', 'L'],
  ['Nur Aisyah', 'P'],
];
const taniMukti: SamplePerson[] = [
  ['H. Sugiyanto', 'L'],
  ['Paimin', 'L'],
  ['Sutrisno', 'L'],
  ['Wagiyem', 'P'],
  ['Kasiman', 'L'],
  ['Mulyono', 'L'],
  ['Poniran', 'L'],
  ['Tumini', 'P'],
];
const wanitaTani: SamplePerson[] = [
  ['Sulastri', 'P'],
  ['Endang Susilowati', 'P'],
  ['Jumiati', 'P'],
  ['Sumiyati', 'P'],
  ['Rohana', 'P'],
  ['Lilis Suryani', 'P'],
];
const kampungInggris: SamplePerson[] = [
  ['Ahmad Fauzan', 'L'],
  ['Putri Ramadhani', 'P'],
  ['Rizky Maulana', 'L'],
  ['Nadia Safitri', 'P'],
  ['Bagus Setiawan', 'L'],
];

/**
 * PT Kilang Pertamina Internasional, Unit Balikpapan: ring 1 in Balikpapan and Penajam Paser Utara,
 * and the FGD of Kamis, 9 Februari 2023 about Renstra and Renja 2023–2027, in two places.
 */
export async function enterBalikpapan(client: ApplicationClient): Promise<void> {
  const { id: unitId } = await client.units.save({
    code: 'KPI-BPP',
    timeZone: 'WITA',
    identities: [
      {
        name: 'Unit Balikpapan',
        legalName: 'PT Kilang Pertamina Internasional Unit Balikpapan',
        company: 'PT Kilang Pertamina Internasional',
        region: 'Kalimantan Timur',
        address: 'Jl. Yos Sudarso, Balikpapan, Kalimantan Timur',
        validFrom: '2021-01-01',
      },
    ],
    signatories: [
      { role: 'prepared', name: 'Arif Nugroho (contoh)', position: 'CDO Unit Balikpapan', validFrom: '2021-01-01' },
      { role: 'checked', name: 'Maya Anggraini (contoh)', position: 'Officer CSR', validFrom: '2021-01-01' },
      {
        role: 'approved',
        name: 'Budi Santoso (contoh)',
        position: 'Area Manager Communication, Relations & CSR',
        validFrom: '2021-01-01',
      },
    ],
    rings: [
      { areaCode: giriMukti, ring: 1 },
      { areaCode: laweLawe, ring: 1 },
      { areaCode: balikpapan, ring: 1 },
    ],
  });

  const groups = await enterGroups(client, unitId);
  const programs = await enterPrograms(client, unitId, groups);
  await enterMoney(client, unitId, programs);
  await enterHandovers(client, groups, programs);
  await enterQuarters(client, unitId, balikpapanWork(groups, programs));
  await enterFgd(client, unitId, groups, programs);
  await enterStakeholders(client, unitId, balikpapanStakeholders);
  await enterCoordination(client, unitId, programs);
  const hosts = { chair: 'Maya Anggraini (contoh)', noteTaker: 'Arif Nugroho (contoh)' };
  await enterMeetings(client, unitId, hosts, balikpapanMeetings(groups, programs));
}

type GroupName = 'melati' | 'siaga' | 'tani' | 'kwt' | 'inggris';
type Groups = Record<GroupName, KeptGroup>;

async function enterGroups(client: ApplicationClient, unitId: string): Promise<Groups> {
  const enter = async (
    name: string,
    shortName: string,
    kind: string,
    areaCode: string,
    stage: string,
    people: SamplePerson[],
    phone: number,
    products: string,
    facts: GroupFacts = {},
  ): Promise<KeptGroup> => {
    const kept = await enterPeople(client, people, areaCode, phone);
    const { id } = await client.groups.save({
      unitId,
      name,
      shortName,
      kind,
      areaCode,
      stage,
      products,
      ...facts,
      decreeNumber: `CONTOH/${phone}/SK/2022`,
      decreeDate: '2022-11-14',
      decreeIssuer: areaCode === giriMukti ? 'Kepala Desa Giri Mukti' : 'Lurah Lawe-Lawe',
      foundedOn: '2022-10-03',
      description: sampleNote,
      members: memberRows(kept, '2022-11-14'),
    });
    return { id, people: kept };
  };
  return {
    melati: await enter('Posyandu Melati Giri Mukti', '', 'posyandu', giriMukti, 'pengembangan', posyanduMelati, 1, ''),
    siaga: await enter(
      'Kelompok Warga Siaga Sehat Lawe-Lawe',
      '',
      'siaga-bencana',
      laweLawe,
      'inisiasi',
      siagaSehat,
      21,
      '',
    ),
    tani: await enter(
      'Kelompok Tani Mukti Jaya',
      '',
      'kelompok-tani',
      giriMukti,
      'pengembangan',
      taniMukti,
      41,
      'Padi, sayuran',
      {
        productRows: [
          { name: 'Beras', unit: 'kg', price: 14_000, since: '2022-10-03' },
          { name: 'Kangkung dan bayam', unit: 'ikat', price: 5_000, since: '2023-06-01' },
        ],
        licences: [{ kind: 'nib', number: '0209220000041 (contoh)', issuedOn: '2023-02-20' }],
      },
    ),
    kwt: await enter(
      'KWT Girimukti Lestari',
      '',
      'kwt',
      giriMukti,
      'inisiasi',
      wanitaTani,
      61,
      'Keripik, bibit sayur',
      {
        productRows: [
          { name: 'Keripik singkong', unit: 'bungkus 200 g', price: 15_000, since: '2023-08-17' },
          { name: 'Bibit cabai', unit: 'polibag', price: 3_000, since: '2026-04-01' },
        ],
        licences: [
          { kind: 'nib', number: '0503230000061 (contoh)', issuedOn: '2023-03-05' },
          { kind: 'p-irt', number: '2056409010061-28 (contoh)', issuedOn: '2023-09-11', validUntil: '2028-09-10' },
          { kind: 'halal', number: 'ID64110000061 (contoh)', issuedOn: '2022-07-01', validUntil: '2026-06-30' },
        ],
      },
    ),
    inggris: await enter(
      'Kampung Inggris Giri Mukti',
      '',
      'lembaga-kursus',
      giriMukti,
      'inisiasi',
      kampungInggris,
      81,
      'Kursus bahasa Inggris',
    ),
  };
}

type Programs = Record<'wasiat' | 'kenari' | 'inggris', string>;

async function enterPrograms(client: ApplicationClient, unitId: string, groups: Groups): Promise<Programs> {
  const common = {
    unitId,
    startDate: '2023-01-02',
    endDate: '2027-12-31',
    coordinator: 'Arif Nugroho (contoh)',
    description: sampleNote,
  };
  const wasiat = await client.programs.save({
    ...common,
    code: 'BPP-01',
    name: 'Wasiat',
    expansion: 'Warga Siaga Sehat',
    companyPillar: 'sehat',
    mainTpb: 3,
    furtherTpbs: [2],
    stage: 'pengembangan',
    baseline: '18 balita stunting di wilayah ring 1 (contoh)',
    areaCodes: [giriMukti, laweLawe],
    groupIds: [groups.melati.id, groups.siaga.id],
  });
  const kenari = await client.programs.save({
    ...common,
    code: 'BPP-02',
    name: 'Kenari',
    expansion: 'Ketahanan Pangan Girimukti',
    companyPillar: 'hijau',
    mainTpb: 2,
    furtherTpbs: [8, 12],
    stage: 'inisiasi',
    baseline: 'Lahan pekarangan belum dimanfaatkan (contoh)',
    areaCodes: [giriMukti],
    groupIds: [groups.tani.id, groups.kwt.id],
  });
  const inggris = await client.programs.save({
    ...common,
    code: 'BPP-03',
    name: 'Kampung Inggris',
    companyPillar: 'cerdas',
    mainTpb: 4,
    priorityField: 'education',
    nature: 'capacity',
    stage: 'inisiasi',
    baseline: 'Belum ada kursus bahasa Inggris di desa (contoh)',
    areaCodes: [giriMukti],
    groupIds: [groups.inggris.id],
  });
  return { wasiat: wasiat.id, kenari: kenari.id, inggris: inggris.id };
}

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

async function enterMoney(client: ApplicationClient, unitId: string, programs: Programs): Promise<void> {
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

async function enterHandovers(client: ApplicationClient, groups: Groups, programs: Programs): Promise<void> {
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

/** Stakeholders on the first session's list: name, L/P, institution, position, phone's last part. */
const stakeholders = [
  ['Drs. Rahmat Hidayat', 'L', 'Bappelitbang Kabupaten Penajam Paser Utara', 'Kepala Bidang Perencanaan', 201],
  ['Sri Hartati Putri, S.KM.', 'P', 'Dinas Kesehatan Kabupaten Penajam Paser Utara', 'Staf Promosi Kesehatan', 202],
  ['Ir. Sugeng Widodo', 'L', 'Dinas Pertanian Kabupaten Penajam Paser Utara', 'Penyuluh Pertanian', 203],
  ['Yuliana', 'P', 'Kecamatan Penajam', 'Kepala Seksi Pemberdayaan Masyarakat', 204],
  ['Hendra Gunawan', 'L', 'Pemerintah Desa Giri Mukti', 'Sekretaris Desa', 205],
  ['H. Abdul Rasyid', 'L', 'BPD Giri Mukti', 'Ketua', 206],
  ['Serka Joko Prasetyo', 'L', 'Babinsa Giri Mukti', 'Babinsa', 207],
  ['Bidan Rahmawati', 'P', 'Puskesmas Petung', 'Bidan Desa', 208],
] as const;
const laweLaweStakeholders = [
  ['Mansyur, S.Sos.', 'L', 'Kelurahan Lawe-Lawe', 'Lurah', 211],
  ['Nurlela', 'P', 'PKK Kelurahan Lawe-Lawe', 'Ketua', 212],
  ['Aipda Dedi Kurnia', 'L', 'Bhabinkamtibmas Lawe-Lawe', 'Bhabinkamtibmas', 213],
] as const;

async function enterFgd(client: ApplicationClient, unitId: string, groups: Groups, programs: Programs): Promise<void> {
  const guests = (rows: readonly (readonly [string, 'L' | 'P', string, string, number])[]) =>
    rows.map(([name, gender, institution, position, phone]) => ({
      name,
      gender,
      institution,
      position,
      phone: samplePhone(phone),
      status: 'present' as const,
    }));
  const { id } = await client.meetings.save({
    unitId,
    kind: 'fgd',
    number: 'CONTOH/FGD/II/2023',
    title: 'FGD Renstra dan Renja Program CSR 2023–2027',
    purpose:
      'Menyelaraskan Renstra dan Renja program CSR 2023–2027 dengan pemerintah daerah dan menerima masukan kelompok mitra binaan',
    agenda: 'Pemaparan Renstra 2023–2027; masukan pemerintah desa dan OPD; masukan kelompok mitra binaan; kesimpulan',
    chair: 'Budi Santoso (contoh)',
    noteTaker: 'Arif Nugroho (contoh)',
    outcome: 'Masukan kelompok dicatat sebagai bahan Renja 2023 (contoh)',
    programIds: [programs.wasiat, programs.kenari, programs.inggris],
    groupIds: Object.values(groups).map((group) => group.id),
    sessions: [
      {
        title: 'Sesi Giri Mukti',
        date: '2023-02-09',
        startTime: '09:00',
        endTime: '12:00',
        place: 'Balai Desa Giri Mukti',
        areaCode: giriMukti,
        participants: [
          ...guests(stakeholders),
          ...participantRows(groups.melati, 'Posyandu Melati Giri Mukti', 4),
          ...participantRows(groups.tani, 'Kelompok Tani Mukti Jaya', 4),
          ...participantRows(groups.kwt, 'KWT Girimukti Lestari', 3),
          ...participantRows(groups.inggris, 'Kampung Inggris Giri Mukti', 2),
        ],
      },
      {
        title: 'Sesi Lawe-Lawe',
        date: '2023-02-09',
        startTime: '13:30',
        place: 'Aula Kelurahan Lawe-Lawe',
        areaCode: laweLawe,
        participants: [
          ...guests(laweLaweStakeholders),
          // Kecamatan and puskesmas came to both sessions: two attendances, one person each.
          ...guests([stakeholders[3], stakeholders[7]]),
          ...participantRows(groups.siaga, 'Kelompok Warga Siaga Sehat Lawe-Lawe', 5),
        ],
      },
    ],
  });
  await enterEvidence(client, { kind: 'meeting', id }, [
    { kind: 'undangan', caption: 'Undangan FGD', takenOn: '2023-02-02' },
    {
      kind: 'foto',
      caption: 'Pemaparan Renstra di Balai Desa Giri Mukti',
      takenOn: '2023-02-09',
      people: 7,
      session: 0,
    },
    { kind: 'foto', caption: 'Masukan kelompok di Lawe-Lawe', takenOn: '2023-02-09', people: 5, session: 1 },
    { kind: 'notulen', caption: 'Notulen FGD', takenOn: '2023-02-10' },
  ]);
  await enterEvidence(client, { kind: 'unit', id: unitId }, [
    { kind: 'renstra', caption: 'Renstra TJSL 2023-2027', takenOn: '2023-02-20' },
    { kind: 'pemetaan-sosial', caption: 'Pemetaan sosial ring 1', takenOn: '2026-01-20' },
  ]);
  await enterEvidence(client, { kind: 'program', id: programs.kenari }, [
    { kind: 'foto', caption: 'Rumah bibit', takenOn: '2026-03-12', people: 3 },
    { kind: 'bast', caption: 'BAST alat pengolahan hasil panen', takenOn: '2026-06-08' },
  ]);
  await enterMinutes(
    client,
    id,
    [
      {
        session: 0,
        speaker: 'Drs. Rahmat Hidayat',
        institution: 'Bappelitbang Kabupaten Penajam Paser Utara',
        input: 'Renja tiap tahun agar diselaraskan dengan RKPD sebelum Musrenbang kabupaten',
        response: 'Diterima; draf Renja dibagikan setiap Januari',
        followUp: {
          programId: null,
          responsible: 'Arif Nugroho (contoh)',
          dueOn: '2023-03-31',
          status: 'done',
          doneOn: '2023-03-20',
          decision: 'accepted',
          decisionReason: 'Sejalan dengan Renstra 2023–2027',
          proofNote: 'Surat CONTOH/S/III/2023/011',
        },
      },
      {
        session: 0,
        speaker: 'Hj. Nurhayati',
        institution: 'Posyandu Melati',
        input: 'Alat ukur tumbuh kembang rusak dan tidak cukup untuk tiga pos',
        response: 'Diusulkan di Renja 2023',
        followUp: {
          programId: programs.wasiat,
          text: 'Serahkan alat ukur tumbuh kembang untuk tiga pos',
          responsible: 'Arif Nugroho (contoh)',
          dueOn: '2023-03-31',
          status: 'done',
          doneOn: '2023-03-14',
          decision: 'accepted',
          proofNote: 'CONTOH/BAST/III/2023/001',
        },
      },
      {
        session: 0,
        speaker: 'H. Sugiyanto',
        institution: 'Kelompok Tani Mukti Jaya',
        input: 'Mohon perbaikan jalan usaha tani sepanjang 2 km',
        response: 'Kewenangan Dinas Pertanian; diteruskan',
        followUp: {
          programId: programs.kenari,
          responsible: 'Maya Anggraini (contoh)',
          dueOn: '2023-06-30',
          decision: 'rejected',
          decisionReason: 'Jalan usaha tani adalah kewenangan Dinas Pertanian; usulan diteruskan ke Musrenbang',
        },
      },
      {
        session: 0,
        speaker: 'Hendra Gunawan',
        institution: 'Pemerintah Desa Giri Mukti',
        input: 'Data penerima manfaat agar dicocokkan dengan data desa',
        response: 'Setuju',
      },
      {
        session: 1,
        speaker: 'Mansyur, S.Sos.',
        institution: 'Kelurahan Lawe-Lawe',
        input: 'Kelompok siaga sehat perlu pelatihan pertolongan pertama tiap tahun',
        response: 'Dijadwalkan',
        followUp: {
          programId: programs.wasiat,
          responsible: 'Arif Nugroho (contoh)',
          dueOn: '2023-09-30',
          status: 'done',
          doneOn: '2023-09-12',
          decision: 'accepted',
          proofNote: 'Daftar hadir pelatihan 12 September 2023',
        },
      },
    ],
    ['Masukan peserta menjadi bahan Renja 2023', 'FGD diulang setiap tahun di kedua wilayah'],
  );
}

/** Rapat koordinasi of the year before: what was asked for there is partly open, partly late. */
async function enterCoordination(client: ApplicationClient, unitId: string, programs: Programs): Promise<void> {
  const officer = 'Arif Nugroho (contoh)';
  const { id } = await client.meetings.save({
    unitId,
    kind: 'rapat-koordinasi',
    number: 'CONTOH/RK/XI/2025',
    title: 'Rapat koordinasi TJSL bersama Desa Giri Mukti',
    purpose: 'Menyusun Renja 2026 bersama pemerintah desa dan kelompok (contoh)',
    chair: 'Maya Anggraini (contoh)',
    noteTaker: officer,
    outcome: 'Usulan untuk Renja 2026 dicatat (contoh)',
    programIds: [programs.kenari, programs.inggris],
    sessions: [{ date: '2025-11-12', startTime: '09:00', place: 'Balai Desa Giri Mukti', areaCode: giriMukti }],
  });
  await enterMinutes(
    client,
    id,
    [
      {
        speaker: 'Sulastri',
        institution: 'KWT Girimukti Lestari',
        input: 'Sertifikat halal keripik berakhir Juni 2026, mohon pendampingan perpanjangan',
        response: 'Didampingi bersama Dinas Koperasi',
        followUp: {
          programId: programs.kenari,
          text: 'Dampingi perpanjangan sertifikat halal KWT',
          responsible: officer,
          dueOn: '2026-06-30',
          status: 'inProgress',
          decision: 'accepted',
        },
      },
      {
        speaker: 'Kasiman',
        institution: 'Kelompok Tani Mukti Jaya',
        input: 'Gudang kompos bocor bila hujan',
        response: 'Ditinjau dulu',
        followUp: {
          programId: programs.kenari,
          text: 'Tinjau gudang kompos dan buat perkiraan biaya',
          responsible: 'Maya Anggraini (contoh)',
          dueOn: '2026-12-15',
        },
      },
      {
        speaker: 'Ahmad Fauzan',
        institution: 'Kampung Inggris Giri Mukti',
        input: 'Perlu pengajar tamu dari karyawan sebulan sekali',
        response: 'Diterima',
        followUp: {
          programId: programs.inggris,
          responsible: officer,
          dueOn: '2026-03-31',
          status: 'done',
          doneOn: '2026-03-27',
          decision: 'accepted',
          proofNote: 'Jadwal pengajar tamu 2026',
        },
      },
      {
        speaker: 'H. Abdul Rasyid',
        institution: 'BPD Giri Mukti',
        input: 'Hasil program agar dilaporkan di musyawarah desa',
        followUp: { programId: null, responsible: '', dueOn: null },
      },
    ],
    ['Renja 2026 memuat rumah bibit KWT dan perpustakaan bahasa'],
  );
}
