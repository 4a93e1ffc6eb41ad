import type { ApplicationClient } from '../../shared/contract.ts';
import { enterAssistance } from './assistance.ts';
import type { GroupFacts } from './assistance.ts';
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
} from './entering.ts';
import { enterEvidence } from './evidence.ts';
import { enterStakeholders } from './stakeholders.ts';
import { supadioStakeholders } from './supadio-stakeholders.ts';
import { enterMeetings, enterQuarters } from './quarters.ts';
import { enterLessons, enterMinutes } from './results.ts';
import { supadioMeetings, supadioWork } from './supadio-quarters.ts';

const mekarSari = '61.12.01.2014';
const jakarta = '31';
const rawasari = '31.71.05.1003';
const pasarMinggu = '31.74.04.1001';

const ponseraPeople: SamplePerson[] = [
  ['Emiliana', 'P'],
  ['Sri Rahayu', 'P'],
  ['Yohana Tini', 'P'],
  ['Maimunah', 'P'],
  ['Herlina', 'P'],
  ['Rosmawati', 'P'],
  ['Susanti', 'P'],
  ['Dayang Nurul Huda', 'P'],
  ['Agustina Lena', 'P'],
  ['Siti Khadijah', 'P'],
  ['Wahyu Hidayat', 'L'],
  ['Kartini', 'P'],
  ['Norhayati', 'P'],
  ['Veronika Ina', 'P'],
];
const destanaPeople: SamplePerson[] = [
  ['Syarif Ibrahim', 'L'],
  ['Mariana', 'P'],
  ['Junaidi', 'L'],
  ['Nurul Fadilah', 'P'],
  ['Uray Hermansyah', 'L'],
  ['Suhartini', 'P'],
  ['Robertus Dodi', 'L'],
];

/** How many of each group travelled: 17 people in all. */
const ponseraTravellers = 12;
const destanaTravellers = 5;

/**
 * PT Pertamina Patra Niaga Regional Kalimantan, AFT Supadio: the benchmarking visit of Jumat,
 * 23 Januari 2026 to two destinations in Jakarta, 12 and 5 people.
 */
export async function enterSupadio(client: ApplicationClient): Promise<void> {
  await client.areas.loadProvince({ code: jakarta });
  const { id: unitId } = await client.units.save({
    code: 'AFT-SUPADIO',
    timeZone: 'WIB',
    identities: [
      {
        name: 'AFT Supadio Pontianak',
        legalName: 'PT Pertamina Patra Niaga Regional Kalimantan, Aviation Fuel Terminal Supadio',
        company: 'PT Pertamina Patra Niaga',
        region: 'Regional Kalimantan',
        address: 'Bandara Supadio, Kabupaten Kubu Raya, Kalimantan Barat',
        validFrom: '2021-01-01',
      },
    ],
    signatories: [
      { role: 'prepared', name: 'Dina Oktaviani (contoh)', position: 'CDO AFT Supadio', validFrom: '2021-01-01' },
      { role: 'checked', name: 'Rudi Hartono (contoh)', position: 'AFT Manager Supadio', validFrom: '2021-01-01' },
      {
        role: 'approved',
        name: 'Slamet Wibowo (contoh)',
        position: 'Area Manager Communication, Relations & CSR Kalimantan',
        validFrom: '2021-01-01',
      },
    ],
    rings: [{ areaCode: mekarSari, ring: 1 }],
  });

  const ponsera = await enterGroup(client, unitId, {
    name: 'Posyandu Integrasi Sehat Ceria',
    shortName: 'Ponsera',
    kind: 'posyandu',
    stage: 'penguatan',
    products: '',
    people: ponseraPeople,
    phone: 301,
    description: `Pencegahan stunting di Desa Mekar Sari. ${sampleNote}`,
  });
  const destana = await enterGroup(client, unitId, {
    name: 'Desa Wisata dan Tangguh Bencana Patra Niaga',
    shortName: 'Destana Patra',
    kind: 'siaga-bencana',
    stage: 'pengembangan',
    products: 'Sabun mangrove organik',
    people: destanaPeople,
    phone: 331,
    description: `Restorasi mangrove dan sabun mangrove organik. Desa adalah contoh. ${sampleNote}`,
    productRows: [
      { name: 'Sabun mangrove batang 80 g', unit: 'batang', price: 15_000, since: '2024-08-01' },
      { name: 'Sabun cair mangrove 250 ml', unit: 'botol', price: 28_000, since: '2026-06-01' },
      { name: 'Bibit mangrove', unit: 'polibag', price: 2_500, since: '2024-03-01' },
    ],
    licences: [
      { kind: 'nib', number: '0104240000331 (contoh)', issuedOn: '2024-04-01' },
      { kind: 'bpom', number: 'NA18240000331 (contoh)', issuedOn: '2024-10-21', validUntil: '2027-10-20' },
      { kind: 'halal', number: 'ID61110000331 (contoh)', issuedOn: '2022-05-16', validUntil: '2026-05-15' },
    ],
  });

  const common = {
    unitId,
    startDate: '2024-01-02',
    areaCodes: [mekarSari],
    coordinator: 'Dina Oktaviani (contoh)',
    description: sampleNote,
  };
  const health = await client.programs.save({
    ...common,
    code: 'SPD-01',
    name: 'Ponsera',
    expansion: 'Posyandu Integrasi Sehat Ceria',
    companyPillar: 'sehat',
    mainTpb: 3,
    furtherTpbs: [2],
    stage: 'penguatan',
    baseline: '18 balita stunting (contoh)',
    groupIds: [ponsera.id],
  });
  const mangrove = await client.programs.save({
    ...common,
    code: 'SPD-02',
    name: 'Destana Patra',
    expansion: 'Desa Wisata dan Tangguh Bencana Patra Niaga',
    companyPillar: 'hijau',
    mainTpb: 13,
    furtherTpbs: [8, 12, 14],
    priorityField: 'environment',
    stage: 'pengembangan',
    baseline: 'Sabun kasar dan hanya satu bentuk (contoh)',
    groupIds: [destana.id],
  });
  await enterPlans(client, unitId, health.id, mangrove.id);
  await enterMoney(client, health.id, mangrove.id);
  await enterHandovers(client, [ponsera, health.id], [destana, mangrove.id]);
  const programs = { health: health.id, mangrove: mangrove.id };
  await enterQuarters(client, unitId, supadioWork({ ponsera, destana }, programs));
  await enterBenchmarking(client, unitId, { ponsera, destana }, [health.id, mangrove.id]);
  await enterStakeholders(client, unitId, supadioStakeholders);
  await enterEvaluation(client, unitId, { ponsera, destana }, [health.id, mangrove.id]);
  const hosts = { chair: 'Rudi Hartono (contoh)', noteTaker: 'Dina Oktaviani (contoh)' };
  await enterMeetings(client, unitId, hosts, supadioMeetings({ ponsera, destana }, programs));
}

async function enterGroup(
  client: ApplicationClient,
  unitId: string,
  group: {
    name: string;
    shortName: string;
    kind: string;
    stage: string;
    products: string;
    people: SamplePerson[];
    phone: number;
    description: string;
  } & GroupFacts,
): Promise<KeptGroup> {
  const { people, phone, ...fields } = group;
  const kept = await enterPeople(client, people, mekarSari, phone);
  const { id } = await client.groups.save({
    ...fields,
    unitId,
    areaCode: mekarSari,
    decreeNumber: `CONTOH/${phone}/SK/2024`,
    decreeDate: '2024-02-12',
    decreeIssuer: 'Kepala Desa Mekar Sari',
    foundedOn: '2024-01-15',
    localHeroId: kept[1]?.personId ?? null,
    members: memberRows(kept, '2024-02-12'),
  });
  return { id, people: kept };
}

/** Renstra 2023–2027, and Renjas 2025 (approved) and 2026. */
async function enterPlans(
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

async function enterMoney(client: ApplicationClient, healthId: string, mangroveId: string): Promise<void> {
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

async function enterHandovers(
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

async function enterBenchmarking(
  client: ApplicationClient,
  unitId: string,
  groups: { ponsera: KeptGroup; destana: KeptGroup },
  programIds: string[],
): Promise<void> {
  const { id } = await client.meetings.save({
    unitId,
    kind: 'benchmarking',
    number: 'CONTOH/BM/I/2026',
    title: 'Benchmarking Ponsera dan Destana Patra ke Jakarta',
    purpose: 'Belajar pengelolaan posyandu dan pembuatan sabun organik',
    agenda: 'Pengelolaan posyandu dan edukasi gizi; perhitungan formula, mutu, dan daya saing sabun organik',
    chair: 'Slamet Wibowo (contoh)',
    noteTaker: 'Dina Oktaviani (contoh)',
    outcome: 'Masalah yang dibawa kelompok sabun: tekstur dan sedikitnya variasi bentuk',
    programIds,
    groupIds: [groups.ponsera.id, groups.destana.id],
    sessions: [
      {
        title: 'Posyandu Mawar Melati',
        date: '2026-01-23',
        startTime: '09:00',
        place: 'Posyandu Mawar Melati, Rawasari',
        areaCode: rawasari,
        destination: 'Posyandu Mawar Melati',
        participants: participantRows(groups.ponsera, 'Ponsera', ponseraTravellers),
      },
      {
        title: 'Tanzif Natural Solutions',
        date: '2026-01-23',
        startTime: '09:00',
        place: 'Tanzif Natural Solutions, Pasar Minggu',
        areaCode: pasarMinggu,
        destination: 'Tanzif Natural Solutions',
        participants: participantRows(groups.destana, 'Destana Patra', destanaTravellers),
      },
    ],
  });
  await enterEvidence(client, { kind: 'meeting', id }, [
    { kind: 'foto', caption: 'Pengelolaan Posyandu Mawar Melati', takenOn: '2026-01-23', people: 8, session: 0 },
    { kind: 'foto', caption: 'Perhitungan formula sabun organik', takenOn: '2026-01-23', people: 5, session: 1 },
    { kind: 'daftar-hadir', caption: 'Daftar hadir bertanda tangan', takenOn: '2026-01-23' },
    { kind: 'notulen', caption: 'Notulen benchmarking', takenOn: '2026-01-26' },
  ]);
  await enterEvidence(client, { kind: 'group', id: groups.destana.id }, [
    { kind: 'foto', caption: 'Penanaman mangrove', takenOn: '2026-09-10', people: 6 },
  ]);
  const [healthId, mangroveId] = programIds;
  await enterMinutes(
    client,
    id,
    [
      {
        session: 0,
        speaker: 'Emiliana',
        institution: 'Ponsera',
        input: 'Jadwal kader dan kartu pantau di Mawar Melati lebih tertib; ingin memakai yang serupa',
        response: 'Contoh kartu dibawa pulang',
        followUp: {
          programId: healthId,
          text: 'Cetak kartu pantau balita untuk semua kader',
          responsible: 'Dina Oktaviani (contoh)',
          dueOn: '2026-03-31',
          status: 'done',
          doneOn: '2026-03-18',
          decision: 'accepted',
          proofNote: '300 kartu; foto pembagian 18 Maret 2026',
        },
      },
      {
        session: 1,
        speaker: 'Mariana',
        institution: 'Destana Patra',
        input: 'Tekstur sabun kami kasar dan bentuknya hanya satu; bagaimana menghitung formulanya?',
        response: 'Hitung angka penyabunan tiap minyak, kurangi soda, dan diamkan 4–6 minggu',
        followUp: {
          programId: mangroveId,
          text: 'Sediakan cetakan silikon dan minyak untuk uji formula',
          responsible: 'Dina Oktaviani (contoh)',
          dueOn: '2026-05-31',
          status: 'done',
          doneOn: '2026-05-19',
          decision: 'accepted',
          proofNote: 'CONTOH/BAST/V/2026/002',
        },
      },
      {
        session: 1,
        speaker: 'Syarif Ibrahim',
        institution: 'Destana Patra',
        input: 'Bolehkah sabun kami dititipjual di gerai Tanzif?',
        response: 'Boleh setelah label dan izin lengkap',
        followUp: {
          programId: mangroveId,
          text: 'Lengkapi label dan perpanjang sertifikat halal sabun mangrove',
          responsible: 'Mariana',
          dueOn: '2026-09-30',
          status: 'inProgress',
          decision: 'accepted',
        },
      },
    ],
    ['Kedua kelompok melaporkan penerapannya setelah 3 dan 6 bulan'],
  );
  await enterLessons(client, { meetingId: id, session: 0, groupId: groups.ponsera.id }, [
    {
      problem: 'Kunjungan balita tidak tercatat rapi',
      lesson: 'Kartu pantau per balita diisi kader saat itu juga',
      plan: 'Kartu pantau dipakai di semua pos mulai April 2026',
      responsible: 'Emiliana',
      dueOn: '2026-04-30',
      firstState: 'applied',
      firstNote: 'Dipakai di tiga pos',
      firstCheckedOn: '2026-04-24',
      secondState: 'applied',
      secondNote: 'Dipakai di semua pos; angka timbang lengkap',
      secondCheckedOn: '2026-07-24',
      proofNote: 'Kartu pantau Juli 2026',
    },
    {
      problem: 'Edukasi gizi hanya ceramah',
      lesson: 'Demo masak dengan bahan lokal lebih diingat',
      plan: 'Demo masak setiap dua bulan',
      responsible: 'Emiliana',
      dueOn: '2026-06-30',
      firstState: 'inPart',
      firstNote: 'Baru sekali',
      firstCheckedOn: '2026-04-24',
    },
  ]);
  await enterLessons(client, { meetingId: id, session: 1, groupId: groups.destana.id }, [
    {
      problem: 'Tekstur sabun kasar dan sedikit variasi bentuk',
      lesson: 'Formula dihitung dari angka penyabunan; masa curing 4–6 minggu',
      plan: 'Resep baru dan enam bentuk cetakan silikon',
      responsible: 'Mariana',
      dueOn: '2026-06-30',
      firstState: 'inPart',
      firstNote: 'Tekstur sudah halus, bentuk masih satu karena cetakan belum ada',
      firstCheckedOn: '2026-04-24',
      secondState: 'applied',
      secondNote: 'Resep baru dipakai, enam bentuk dicetak, empat bentuk sudah dijual',
      secondCheckedOn: '2026-07-24',
      proofNote: 'Cetakan: CONTOH/BAST/V/2026/002; foto produk 24 Juli 2026',
    },
    {
      problem: 'Sabun sulit bersaing di toko',
      lesson: 'Label dengan komposisi dan izin menaikkan kepercayaan pembeli',
      plan: 'Label baru dan sertifikat halal yang berlaku',
      responsible: 'Mariana',
      dueOn: '2026-09-30',
    },
  ]);
}

/** The monev half a year after the visit, where both groups told what they had applied. */
async function enterEvaluation(
  client: ApplicationClient,
  unitId: string,
  groups: { ponsera: KeptGroup; destana: KeptGroup },
  programIds: string[],
): Promise<void> {
  const [healthId, mangroveId] = programIds;
  const { id } = await client.meetings.save({
    unitId,
    kind: 'monev',
    number: 'CONTOH/MV/VII/2026',
    title: 'Monev penerapan hasil benchmarking',
    purpose: 'Melihat apa yang sudah diterapkan enam bulan setelah kunjungan (contoh)',
    chair: 'Rudi Hartono (contoh)',
    noteTaker: 'Dina Oktaviani (contoh)',
    outcome: 'Empat bentuk sabun sudah dijual; kartu pantau dipakai di semua pos (contoh)',
    programIds,
    groupIds: [groups.ponsera.id, groups.destana.id],
    sessions: [
      {
        date: '2026-07-24',
        startTime: '09:00',
        place: 'Balai Desa Mekar Sari',
        areaCode: mekarSari,
        participants: [
          ...participantRows(groups.ponsera, 'Ponsera', 4),
          ...participantRows(groups.destana, 'Destana Patra', 4),
        ],
      },
    ],
  });
  await enterMinutes(
    client,
    id,
    [
      {
        speaker: 'Mariana',
        institution: 'Destana Patra',
        input: 'Pembeli meminta sabun cair; perlu botol dan pelatihan pengisian',
        response: 'Diusulkan di Renja 2027',
        followUp: {
          programId: mangroveId,
          responsible: 'Dina Oktaviani (contoh)',
          dueOn: '2027-01-29',
          decision: 'accepted',
        },
      },
      {
        speaker: 'Emiliana',
        institution: 'Ponsera',
        input: 'Kader meminta seragam baru',
        response: 'Tidak termasuk program tahun ini',
        followUp: {
          programId: healthId,
          responsible: 'Dina Oktaviani (contoh)',
          decision: 'rejected',
          decisionReason: 'Seragam sudah diberikan pada 2025; tidak ada di Renja 2026',
        },
      },
      {
        speaker: 'Emiliana',
        institution: 'Ponsera',
        input: 'Demo masak berikutnya agar bersama PKK',
        followUp: { programId: healthId, responsible: 'Emiliana', dueOn: '2026-11-28' },
      },
    ],
    ['Label sabun baru selesai sebelum akhir September 2026'],
  );
}
