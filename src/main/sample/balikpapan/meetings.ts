import type { ApplicationClient } from '../../../shared/contract.ts';
import { participantRows, samplePhone } from '../entering.ts';
import { enterEvidence } from '../evidence.ts';
import { enterMinutes } from '../results.ts';
import type { Groups, Programs } from './kept.ts';
import { giriMukti, laweLawe } from './kept.ts';

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

/** The FGD of 9 February 2023 in two places, with its minutes and evidence. */
export async function enterFgd(
  client: ApplicationClient,
  unitId: string,
  groups: Groups,
  programs: Programs,
): Promise<void> {
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
export async function enterCoordination(client: ApplicationClient, unitId: string, programs: Programs): Promise<void> {
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
