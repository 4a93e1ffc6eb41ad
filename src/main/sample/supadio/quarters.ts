import type { SampleMeeting, SampleWork } from '../quarters.ts';
import type { Groups, Programs } from './kept.ts';
import { mekarSari } from './kept.ts';

/** What AFT Supadio enters in a year and a half. */
export function supadioWork({ ponsera, destana }: Groups, { health, mangrove }: Programs): SampleWork {
  return {
    indicators: [
      {
        programId: health,
        name: 'Balita stunting di Desa Mekar Sari',
        measure: 'balita',
        baseline: 18,
        direction: 'down',
        aggregation: 'last',
        targets: { 2025: [null, 18, 17, 16], 2026: [15, 10, 5, 0] },
        values: [18, 17, 15, 14, 9, 4],
      },
      {
        programId: health,
        name: 'Kehadiran balita di posyandu',
        measure: '%',
        baseline: 62.5,
        aggregation: 'average',
        targets: { 2025: [null, 64, 66, 68], 2026: [70, 75, 80, 85] },
        values: [63.1, 65.7, 69.2, 71.4, 74.8, 82.1],
      },
      {
        programId: mangrove,
        name: 'Mangrove ditanam',
        measure: 'batang',
        baseline: 0,
        aggregation: 'sum',
        targets: { 2025: [null, 500, 1000, 500], 2026: [500, 1500, 1500, 500] },
        values: [380, 1100, 420, 450, 1600, 1250],
      },
    ],
    progress: [
      [
        ponsera.id,
        [
          [null, null, 1, 12, '', 'penguatan', 2],
          [null, null, 1, 12, '', 'penguatan', 2],
          [null, null, 1, 13, '', 'penguatan', 3],
          [null, null, 1, 13, '', 'penguatan', 3],
          [null, null, 1, 13, '', 'penguatan', 3],
          [null, null, 1, 12, '', 'penguatan', 4],
        ],
      ],
      [
        destana.id,
        [
          [900_000, 90_000, 4, 2, '60 batang sabun', 'pengembangan', 1],
          [1_150_000, 140_000, 4, 2, '75 batang sabun', 'pengembangan', 2],
          [1_400_000, 210_000, 4, 3, '90 batang sabun', 'pengembangan', 2],
          [1_850_000, 320_000, 4, 3, '120 batang sabun', 'pengembangan', 2],
          [2_600_000, 540_000, 4, 3, '180 batang sabun', 'pengembangan', 3],
          [4_125_000, 1_150_000, 4, 3, '260 batang sabun', 'pengembangan', 3],
        ],
      ],
    ],
    beneficiaries: [
      {
        programId: health,
        male: 38,
        female: 90,
        indirect: 295,
        basis: 'Anggota keluarga sasaran posyandu (contoh)',
        vulnerable: { 'balita-stunting': 18, 'ibu-hamil': 11 },
      },
      {
        programId: mangrove,
        male: 9,
        female: 6,
        indirect: 60,
        basis: 'Rumah tangga di sekitar lokasi tanam (contoh)',
        vulnerable: { 'fakir-miskin': 4 },
      },
    ],
  };
}

/** Its meetings in that time, besides the benchmarking and its evaluation. */
export function supadioMeetings({ ponsera, destana }: Groups, { health, mangrove }: Programs): SampleMeeting[] {
  const hall = { place: 'Balai Desa Mekar Sari', areaCode: mekarSari };
  return [
    {
      ...hall,
      date: '2025-05-13',
      kind: 'sosialisasi',
      title: 'Edukasi gizi keluarga',
      programIds: [health],
      invited: [[ponsera, 'Ponsera', 10]],
      absent: 2,
      outcome: 'Menu seminggu disusun bersama',
    },
    {
      ...hall,
      date: '2025-09-16',
      kind: 'pelatihan',
      title: 'Pelatihan pembuatan sabun mangrove',
      programIds: [mangrove],
      invited: [[destana, 'Destana Patra', 6]],
      absent: 1,
      outcome: 'Tekstur sabun masih kasar',
    },
    {
      ...hall,
      date: '2025-11-11',
      kind: 'monev',
      title: 'Monev akhir tahun 2025',
      programIds: [health, mangrove],
      invited: [
        [ponsera, 'Ponsera', 6],
        [destana, 'Destana Patra', 4],
      ],
      absent: 1,
      outcome: 'Kelompok mengusulkan benchmarking',
    },
    {
      ...hall,
      date: '2026-04-14',
      kind: 'sosialisasi',
      title: 'Demo masak pencegahan stunting',
      programIds: [health],
      invited: [[ponsera, 'Ponsera', 9]],
      absent: 0,
      outcome: 'Resep dari kunjungan dicoba',
    },
    {
      ...hall,
      date: '2026-05-19',
      kind: 'serah-terima',
      title: 'Serah terima cetakan dan bahan sabun',
      programIds: [mangrove],
      invited: [[destana, 'Destana Patra', 6]],
      absent: 0,
      outcome: 'BAST ditandatangani',
    },
    {
      ...hall,
      date: '2026-10-14',
      kind: 'rapat-koordinasi',
      title: 'Rapat koordinasi penanaman mangrove',
      programIds: [mangrove],
      invited: [[destana, 'Destana Patra', 5]],
      absent: 1,
      outcome: 'Lokasi tanam tahap berikutnya dipilih',
    },
    {
      ...hall,
      date: '2026-12-08',
      kind: 'fgd',
      title: 'FGD penyusunan Renja 2027',
      programIds: [health, mangrove],
      invited: [
        [ponsera, 'Ponsera', 5],
        [destana, 'Destana Patra', 4],
      ],
    },
  ];
}
