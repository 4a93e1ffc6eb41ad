import type { SampleStakeholder } from '../stakeholders.ts';
import { mekarSari, pasarMinggu, rawasari } from './kept.ts';

const kubuRaya = '61.12';
const pontianak = '61.71';

/** Some of these people travelled on the benchmarking visit of 2026; offices and what was said are invented. */
export const supadioStakeholders: readonly SampleStakeholder[] = [
  {
    name: 'Bappeda Kabupaten Kubu Raya',
    kind: 'opd',
    areaCode: kubuRaya,
    rating: [5, 3],
    attitude: 'neutral',
    people: [['Ir. Syarifah Fatimah', 'P', 'Kepala Bidang Ekonomi', 351, '2022-03-01']],
    contacts: [
      ['2026-02-03', 'visit', 'Ir. Syarifah Fatimah', 'Menyampaikan hasil benchmarking', 'Kirim laporan singkat'],
    ],
  },
  {
    name: 'Pemerintah Desa Mekar Sari',
    kind: 'desa-kelurahan',
    areaCode: mekarSari,
    rating: [5, 5],
    attitude: 'supportive',
    people: [['Suparman', 'L', 'Kepala Desa', 352, '2021-12-20']],
    contacts: [
      ['2025-12-02', 'meeting', 'Suparman', 'Musyawarah rencana kegiatan tahun depan'],
      ['2026-07-21', 'visit', 'Suparman', 'Serah terima timbangan dan alat ukur', 'Lengkapi BAST'],
    ],
  },
  {
    name: 'TP PKK Desa Mekar Sari',
    kind: 'bpd-lpm-pkk',
    areaCode: mekarSari,
    rating: [3, 5],
    attitude: 'supportive',
    people: [
      ['Emiliana', 'P', 'Ketua Pokja IV', 301, '2022-01-10'],
      ['Yohana Tini', 'P', 'Anggota Pokja IV', 303, '2022-01-10'],
    ],
    contacts: [['2026-04-14', 'meeting', 'Emiliana', 'Edukasi gizi keluarga bersama posyandu']],
  },
  {
    name: 'BPD Mekar Sari',
    kind: 'bpd-lpm-pkk',
    areaCode: mekarSari,
    rating: [4, 4],
    attitude: 'neutral',
    people: [['Syarif Ibrahim', 'L', 'Anggota', 331, '2023-02-01']],
    contacts: [
      ['2026-01-08', 'phone', 'Syarif Ibrahim', 'Meminta penjelasan anggaran perjalanan ke Jakarta', 'Dijelaskan'],
    ],
  },
  {
    name: 'Posyandu Mawar Melati',
    kind: 'puskesmas-bidan',
    areaCode: rawasari,
    rating: [2, 3],
    attitude: 'supportive',
    people: [['Endah Kurniasih', 'P', 'Ketua', 353]],
    contacts: [
      ['2026-01-23', 'meeting', 'Endah Kurniasih', 'Kunjungan belajar pengelolaan posyandu', 'Minta modul gizi'],
    ],
  },
  {
    name: 'Tanzif Natural Solutions',
    kind: 'perusahaan-lain',
    areaCode: pasarMinggu,
    rating: [2, 4],
    attitude: 'supportive',
    people: [['Galih Prakoso', 'L', 'Pelatih', 354]],
    contacts: [['2026-01-23', 'meeting', 'Galih Prakoso', 'Kunjungan belajar formula sabun', 'Uji tiga formula']],
  },
  {
    name: 'Program Studi Kehutanan Universitas Pontianak (contoh)',
    kind: 'akademisi',
    areaCode: pontianak,
    rating: [2, 2],
    attitude: 'unknown',
    people: [['Dr. Hendrikus Lejo', 'L', 'Dosen', 355, '2019-09-01']],
    contacts: [
      ['2025-09-16', 'letter', 'Dr. Hendrikus Lejo', 'Menawarkan penelitian mangrove', 'Balas setelah Renja disahkan'],
    ],
  },
];
