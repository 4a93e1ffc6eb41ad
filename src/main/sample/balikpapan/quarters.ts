import type { SampleMeeting, SampleWork } from '../quarters.ts';
import type { Groups, Programs } from './kept.ts';
import { giriMukti, laweLawe } from './kept.ts';

/** What Unit Balikpapan enters in a year and a half; two groups are behind with theirs. */
export function balikpapanWork(groups: Groups, { wasiat, kenari, inggris }: Programs): SampleWork {
  return {
    indicators: [
      {
        programId: wasiat,
        name: 'Balita stunting di ring 1',
        measure: 'balita',
        baseline: 18,
        direction: 'down',
        aggregation: 'last',
        targets: { 2025: [null, 18, 17, 16], 2026: [14, 10, 6, 0] },
        values: [18, 17, 16, 15, 9, 4],
      },
      {
        programId: wasiat,
        name: 'Kader terlatih',
        measure: 'orang',
        baseline: 0,
        aggregation: 'sum',
        targets: { 2025: [null, 10, 10, 10], 2026: [20, 20, 20, 10] },
        values: [8, 12, 11, 24, 18, 21],
      },
      {
        programId: kenari,
        name: 'Pekarangan yang ditanami',
        measure: 'rumah',
        baseline: 12,
        aggregation: 'last',
        targets: { 2025: [null, 14, 16, 18], 2026: [25, 40, 55, 70] },
        values: [13, 15, 19, 22, 41, 57],
      },
      {
        programId: inggris,
        name: 'Nilai rata-rata peserta kursus',
        measure: 'nilai',
        baseline: 55,
        aggregation: 'average',
        targets: { 2025: [null, 56, 57, 58], 2026: [60, 65, 70, 75] },
        values: [55.5, 57, 58.25, 61.5, 66.25, 68.75],
      },
    ],
    progress: [
      [
        groups.melati.id,
        [
          [null, null, 0, 8, '', 'pengembangan', 2],
          [null, null, 0, 8, '', 'pengembangan', 2],
          [null, null, 0, 9, '', 'pengembangan', 2],
          [null, null, 0, 9, '', 'pengembangan', 2],
          [null, null, 0, 9, '', 'pengembangan', 3],
          [null, null, 0, 8, '', 'penguatan', 3],
        ],
      ],
      [
        groups.tani.id,
        [
          [4_900_000, 720_000, 9, 1, '330 kg sayuran', 'pengembangan', 2],
          [5_650_000, 980_000, 9, 1, '375 kg sayuran', 'pengembangan', 2],
          [5_200_000, 810_000, 9, 1, '350 kg sayuran', 'pengembangan', 2],
          [6_400_000, 1_250_000, 9, 1, '420 kg sayuran', 'pengembangan', 2],
          [8_150_000, 1_900_000, 9, 1, '510 kg sayuran', 'pengembangan', 2],
          [7_700_000, 1_480_000, 8, 1, '480 kg sayuran', 'pengembangan', 3],
        ],
      ],
      [
        groups.kwt.id,
        [
          [350_000, -420_000, 0, 6, '20 bungkus keripik', 'inisiasi', 1],
          [600_000, -260_000, 0, 7, '35 bungkus keripik', 'inisiasi', 1],
          [875_000, -190_000, 0, 7, '45 bungkus keripik', 'inisiasi', 1],
          [1_200_000, -150_000, 0, 8, '60 bungkus keripik', 'inisiasi', 1],
          [2_350_000, 410_000, 0, 8, '140 bungkus keripik', 'pengembangan', 2],
          [3_100_000, 620_000, 0, 9, '190 bungkus keripik', 'pengembangan', 3],
        ],
      ],
    ],
    beneficiaries: [
      {
        programId: wasiat,
        male: 31,
        female: 112,
        indirect: 395,
        basis: 'Anggota keluarga kader dan sasaran posyandu (contoh)',
        vulnerable: { lansia: 22, 'ibu-hamil': 14, 'balita-stunting': 9 },
      },
      {
        programId: kenari,
        male: 20,
        female: 12,
        indirect: 145,
        basis: '4 jiwa per kepala keluarga petani (contoh)',
        vulnerable: { 'perempuan-kepala-keluarga': 5, lansia: 6 },
      },
      { programId: inggris, male: 24, female: 27, indirect: 20, basis: 'Orang tua peserta (contoh)', vulnerable: {} },
    ],
  };
}

/** Its meetings in that time. */
export function balikpapanMeetings(groups: Groups, { wasiat, kenari, inggris }: Programs): SampleMeeting[] {
  const melati = [groups.melati, 'Posyandu Melati Giri Mukti'] as const;
  const siaga = [groups.siaga, 'Kelompok Warga Siaga Sehat Lawe-Lawe'] as const;
  const tani = [groups.tani, 'Kelompok Tani Mukti Jaya'] as const;
  const kwt = [groups.kwt, 'KWT Girimukti Lestari'] as const;
  const kampung = [groups.inggris, 'Kampung Inggris Giri Mukti'] as const;
  const hall = { place: 'Balai Desa Giri Mukti', areaCode: giriMukti };
  const lawe = { place: 'Aula Kelurahan Lawe-Lawe', areaCode: laweLawe };
  return [
    {
      ...hall,
      date: '2025-05-20',
      kind: 'pelatihan',
      title: 'Pelatihan pengukuran tumbuh kembang',
      programIds: [wasiat],
      invited: [[...melati, 7]],
      absent: 1,
      outcome: 'Kader mengukur dengan cara yang sama',
    },
    {
      ...hall,
      date: '2025-08-12',
      kind: 'sosialisasi',
      title: 'Sosialisasi pupuk kompos',
      programIds: [kenari],
      invited: [
        [...tani, 8],
        [...kwt, 4],
      ],
      absent: 3,
      outcome: 'Jadwal pembuatan kompos bersama disepakati',
    },
    {
      ...lawe,
      date: '2025-10-16',
      kind: 'monev',
      title: 'Monev program Wasiat semester II 2025',
      programIds: [wasiat],
      invited: [
        [...siaga, 6],
        [...melati, 3],
      ],
      absent: 2,
      outcome: 'Data sasaran diperbarui',
    },
    {
      ...hall,
      date: '2026-02-17',
      kind: 'pelatihan',
      title: 'Pelatihan kader siaga sehat',
      programIds: [wasiat],
      invited: [
        [...siaga, 6],
        [...melati, 5],
      ],
      absent: 1,
      outcome: '24 kader terlatih',
    },
    {
      ...hall,
      date: '2026-03-10',
      kind: 'serah-terima',
      title: 'Serah terima rumah bibit',
      programIds: [kenari],
      invited: [[...kwt, 6]],
      absent: 0,
      outcome: 'BAST ditandatangani',
    },
    {
      ...hall,
      date: '2026-06-04',
      kind: 'pelatihan',
      title: 'Pelatihan pengolahan hasil panen',
      programIds: [kenari],
      invited: [
        [...tani, 6],
        [...kwt, 6],
      ],
      absent: 2,
      outcome: 'Dua resep keripik dicoba',
    },
    {
      ...hall,
      date: '2026-07-15',
      kind: 'kunjungan',
      title: 'Kunjungan perpustakaan bahasa',
      programIds: [inggris],
      invited: [[...kampung, 5]],
      absent: 0,
      outcome: 'Daftar buku tambahan disusun',
    },
    {
      ...lawe,
      date: '2026-08-20',
      kind: 'serah-terima',
      title: 'Pemeriksaan kesehatan dan perlengkapan siaga',
      programIds: [wasiat],
      invited: [
        [...siaga, 6],
        [...melati, 2],
      ],
      absent: 1,
      outcome: 'Perlengkapan diterima kelompok',
    },
    {
      ...hall,
      date: '2026-10-21',
      kind: 'monev',
      title: 'Monev program Kenari Triwulan III',
      programIds: [kenari],
      invited: [
        [...tani, 5],
        [...kwt, 4],
      ],
    },
    {
      ...hall,
      date: '2026-12-03',
      kind: 'fgd',
      title: 'FGD penyusunan Renja 2027',
      programIds: [wasiat, kenari, inggris],
      invited: [
        [...melati, 3],
        [...tani, 4],
        [...kwt, 3],
        [...kampung, 2],
      ],
    },
    {
      ...lawe,
      date: '2026-12-10',
      kind: 'fgd',
      title: 'FGD penyusunan Renja 2027, Lawe-Lawe',
      programIds: [wasiat],
      invited: [[...siaga, 6]],
    },
  ];
}
