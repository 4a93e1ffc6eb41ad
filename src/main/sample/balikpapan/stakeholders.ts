import type { SampleStakeholder } from '../stakeholders.ts';
import { balikpapan, giriMukti, laweLawe } from './kept.ts';

const penajamPaserUtara = '64.09';
const penajam = '64.09.01';

/** Offices are those whose people are on the lists of the FGD of 2023; what was said with them is invented. */
export const balikpapanStakeholders: readonly SampleStakeholder[] = [
  {
    name: 'Bappelitbang Kabupaten Penajam Paser Utara',
    kind: 'opd',
    areaCode: penajamPaserUtara,
    rating: [5, 4],
    attitude: 'supportive',
    people: [['Drs. Rahmat Hidayat', 'L', 'Kepala Bidang Perencanaan', 201, '2021-01-04']],
    contacts: [
      ['2023-01-24', 'visit', 'Drs. Rahmat Hidayat', 'Menyampaikan rencana FGD Renstra', 'Kirim undangan resmi'],
      ['2025-10-14', 'meeting', 'Drs. Rahmat Hidayat', 'Menyelaraskan usulan Renja dengan RKPD', 'Kirim rekap usulan'],
      ['2026-03-05', 'letter', 'Sekretariat', 'Mengirim rekap program CSR tahun lalu'],
      ['2026-08-27', 'visit', 'Drs. Rahmat Hidayat', 'Membahas prioritas stunting', 'Undang ke FGD Renja'],
    ],
  },
  {
    name: 'Dinas Kesehatan Kabupaten Penajam Paser Utara',
    kind: 'opd',
    areaCode: penajamPaserUtara,
    rating: [4, 4],
    attitude: 'supportive',
    people: [
      ['Sri Hartati Putri, S.KM.', 'P', 'Staf Promosi Kesehatan', 202, '2022-02-01'],
      ['dr. Lukman Hakim', 'L', 'Kepala Bidang Kesehatan Masyarakat', 221, '2024-01-15'],
    ],
    contacts: [
      ['2025-11-18', 'phone', 'Sri Hartati Putri', 'Meminta data balita stunting ring 1', 'Data dikirim akhir bulan'],
      ['2026-02-10', 'meeting', 'dr. Lukman Hakim', 'Menyiapkan pelatihan kader siaga sehat'],
      ['2026-07-30', 'visit', 'Sri Hartati Putri', 'Menyerahkan laporan pemberian makanan tambahan'],
    ],
  },
  {
    name: 'Dinas Pertanian Kabupaten Penajam Paser Utara',
    kind: 'opd',
    areaCode: penajamPaserUtara,
    rating: [3, 4],
    attitude: 'supportive',
    people: [['Ir. Sugeng Widodo', 'L', 'Penyuluh Pertanian', 203, '2020-03-02']],
    contacts: [
      ['2025-12-09', 'visit', 'Ir. Sugeng Widodo', 'Meninjau rencana rumah bibit', 'Penyuluh mendampingi KWT'],
      ['2026-06-04', 'meeting', 'Ir. Sugeng Widodo', 'Uji coba alat pengolahan hasil panen'],
    ],
  },
  {
    name: 'Dinas Lingkungan Hidup Kota Balikpapan',
    kind: 'opd',
    areaCode: balikpapan,
    rating: [5, 3],
    attitude: 'neutral',
    people: [['Ir. Nurdiana', 'P', 'Kepala Bidang Pengendalian Pencemaran', 222, '2023-06-01']],
    contacts: [
      [
        '2025-09-22',
        'letter',
        'Ir. Nurdiana',
        'Permintaan data pengelolaan sampah untuk PROPER',
        'Balas dalam 14 hari',
      ],
      ['2026-04-21', 'meeting', 'Ir. Nurdiana', 'Pembahasan dokumen penilaian PROPER'],
    ],
  },
  {
    name: 'Kecamatan Penajam',
    kind: 'kecamatan',
    areaCode: penajam,
    rating: [4, 3],
    attitude: 'neutral',
    people: [['Yuliana', 'P', 'Kepala Seksi Pemberdayaan Masyarakat', 204, '2021-05-03']],
    contacts: [['2026-01-15', 'visit', 'Yuliana', 'Menyampaikan jadwal kegiatan tahun berjalan']],
  },
  {
    name: 'Pemerintah Desa Giri Mukti',
    kind: 'desa-kelurahan',
    areaCode: giriMukti,
    rating: [5, 5],
    attitude: 'supportive',
    people: [
      ['Hendra Gunawan', 'L', 'Sekretaris Desa', 205, '2019-08-01'],
      ['H. Muhammad Saleh', 'L', 'Kepala Desa', 223, '2018-01-02', '2024-01-01'],
      ['Wahyudi', 'L', 'Kepala Desa', 224, '2024-01-02'],
    ],
    contacts: [
      ['2025-10-02', 'meeting', 'Wahyudi', 'Musyawarah letak rumah bibit', 'Surat izin pemakaian lahan'],
      ['2026-03-10', 'visit', 'Hendra Gunawan', 'Serah terima rumah bibit di balai desa'],
      ['2026-08-12', 'phone', 'Wahyudi', 'Jadwal panen bibit dan kunjungan bersama'],
    ],
  },
  {
    name: 'Kelurahan Lawe-Lawe',
    kind: 'desa-kelurahan',
    areaCode: laweLawe,
    rating: [4, 5],
    attitude: 'supportive',
    people: [['Mansyur, S.Sos.', 'L', 'Lurah', 211, '2021-09-01']],
    contacts: [
      ['2025-11-05', 'visit', 'Mansyur', 'Pemetaan warga yang perlu pemeriksaan kesehatan'],
      ['2026-08-20', 'meeting', 'Mansyur', 'Pemeriksaan kesehatan warga', 'Rujuk tiga warga ke puskesmas'],
    ],
  },
  {
    name: 'Babinsa Giri Mukti',
    kind: 'babinsa-bhabinkamtibmas',
    areaCode: giriMukti,
    rating: [3, 3],
    attitude: 'supportive',
    people: [['Serka Joko Prasetyo', 'L', 'Babinsa', 207, '2020-07-01']],
    contacts: [['2026-05-12', 'meeting', 'Serka Joko Prasetyo', 'Pengamanan pembagian makanan tambahan']],
  },
  {
    name: 'Puskesmas Petung',
    kind: 'puskesmas-bidan',
    areaCode: penajam,
    rating: [4, 5],
    attitude: 'supportive',
    people: [['Bidan Rahmawati', 'P', 'Bidan Desa', 208, '2019-02-11']],
    contacts: [
      ['2026-02-17', 'meeting', 'Bidan Rahmawati', 'Melatih kader mengukur panjang badan'],
      ['2026-09-03', 'phone', 'Bidan Rahmawati', 'Hasil penimbangan Agustus', 'Salin data ke isi triwulan'],
    ],
  },
  {
    name: 'Lembaga Adat Paser Penajam',
    kind: 'tokoh',
    areaCode: penajamPaserUtara,
    rating: [4, 2],
    attitude: 'critical',
    people: [['Aji Pangeran Syahrani', 'L', 'Ketua', 225]],
    contacts: [
      ['2025-08-19', 'visit', 'Aji Pangeran Syahrani', 'Keberatan atas batas tanah ulayat', 'Temui bersama desa'],
    ],
  },
  {
    name: 'Harian Benuo Taka Pos',
    kind: 'media',
    areaCode: penajamPaserUtara,
    rating: [2, 4],
    attitude: 'neutral',
    people: [['Rina Marlina', 'P', 'Wartawan', 226, '2022-01-10']],
    contacts: [['2026-06-09', 'letter', 'Rina Marlina', 'Siaran pers alat pengolahan hasil panen']],
  },
  {
    name: 'Yayasan Teluk Lestari',
    kind: 'lsm',
    areaCode: balikpapan,
    attitude: 'unknown',
    people: [],
    contacts: [],
  },
];
