import type { ApplicationClient } from '../../../shared/contract.ts';
import type { KeptGroup } from '../entering.ts';
import { participantRows } from '../entering.ts';
import { enterEvidence } from '../evidence.ts';
import { enterLessons, enterMinutes } from '../results.ts';
import { mekarSari, pasarMinggu, rawasari } from './kept.ts';

/** How many of each group travelled: 17 people in all. */
const ponseraTravellers = 12;
const destanaTravellers = 5;

/** The visit of 23 January 2026 to two places in Jakarta, with minutes, lessons and evidence. */
export async function enterBenchmarking(
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
export async function enterEvaluation(
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
