import type { QuarterlyReport, ReportChart, ReportColumn, FigureTable } from '../../src/shared/reports.ts';

/** Names that a spreadsheet could take for something else, or that need room, care or another script. */
export const hostileNames = [
  '=1+1',
  '+62 811',
  '@SUM(A1)',
  '-5',
  '👩🏽‍🌾 kelompok tani',
  'محمد أحمد',
  '王小明',
  'Baris satu\nbaris dua',
  'A'.repeat(80),
  `<b>"Tani & 'Nelayan'"</b>`,
];

/** A report with a summary of every form of chart, without a database. */
export function exampleReport(fields: Partial<QuarterlyReport> = {}): QuarterlyReport {
  return {
    title: 'Laporan Triwulan',
    period: 'Triwulan II Tahun 2026',
    year: 2026,
    quarter: 2,
    from: '2026-04-01',
    to: '2026-06-30',
    language: 'id',
    unit: {
      code: 'RU V',
      name: 'Unit Balikpapan & Sekitar',
      legalName: 'PT Contoh Unit Balikpapan',
      company: 'PT Contoh',
      region: '',
      address: '',
      logo: null,
      logoRight: null,
    },
    signatories: [],
    legalBasis: [],
    rupiahStyle: 'joined',
    summary: { figures: exampleFigures, charts: exampleCharts },
    scope: '',
    closed: null,
    tables: [pillarTable, peopleTable],
    narratives: [],
    photos: [],
    attachments: { ...peopleTable, id: '', title: 'Daftar lampiran', rows: [], subjects: [], totals: null },
    ...fields,
  };
}

const exampleFigures: QuarterlyReport['summary']['figures'] = [
  {
    key: 'budget',
    label: 'Anggaran tahun 2026',
    value: 12_500_000_000,
    kind: 'money',
    note: '42 program di empat pilar',
  },
  { key: 'spent', label: 'Realisasi s.d. TW II', value: 5_321_654_987, kind: 'money', note: '42,57% dari anggaran' },
  { key: 'share', label: 'Penyerapan', value: 0.4257, kind: 'percent', note: 'Realisasi terhadap anggaran tahun' },
  {
    key: 'people',
    label: 'Penerima manfaat langsung',
    value: 1842,
    kind: 'integer',
    note: '912 laki-laki, 930 perempuan',
  },
  {
    key: 'meetings',
    label: 'Pertemuan dengan pemangku kepentingan di triwulan ini',
    value: 17,
    kind: 'integer',
    note: 'Pertemuan yang memiliki sesi antara 1 April 2026 dan 30 Juni 2026; yang dibatalkan tidak dihitung. Peserta adalah orang unik per pertemuan yang hadir, diwakili, atau datang tanpa undangan.',
  },
  { key: 'achievement', label: 'Capaian indikator', value: null, kind: 'percent', note: 'Belum ada target' },
  { key: 'followUps', label: 'Tindak lanjut terbuka', value: null, kind: 'integer', note: '' },
];

const exampleCharts: ReportChart[] = [
  {
    id: 'pillars',
    title: 'Anggaran dan realisasi per pilar',
    form: 'bars',
    kind: 'money',
    axis: 'Pilar',
    categories: [
      'Pilar Pembangunan Sosial',
      'Pilar Pembangunan Ekonomi',
      'Pilar Pembangunan Lingkungan',
      'Pilar Pembangunan Hukum dan Tata Kelola',
    ],
    series: [
      { name: 'Anggaran tahun', values: [6_000_000_000, 4_000_000_000, 2_000_000_000, 500_000_000] },
      { name: 'Realisasi s.d. TW', values: [2_400_123_456, 2_000_000_000, 921_531_531, 0] },
    ],
  },
  {
    id: 'quarters',
    title: 'Penyerapan per triwulan',
    form: 'line',
    kind: 'percent',
    axis: 'Triwulan',
    categories: ['TW I', 'TW II', 'TW III', 'TW IV'],
    series: [
      { name: '2025', values: [0.11, 0.35, 0.61, 0.93] },
      { name: '2026', values: [0.14, 0.4257, null, null] },
    ],
  },
  {
    id: 'meetings',
    title: 'Pertemuan menurut jenis',
    form: 'columns',
    kind: 'integer',
    axis: 'Jenis',
    categories: ['FGD', 'Sosialisasi', 'Musyawarah', 'Monev'],
    series: [{ name: 'Pertemuan', values: [3, 5, 0, 1] }],
  },
  {
    id: 'kelompok 1=1',
    title: 'Nama yang sulit & "panjang" <i>',
    form: 'bars',
    kind: 'integer',
    axis: '=Kelompok',
    categories: hostileNames,
    series: ['L', 'P', 'Anak', '=Jumlah'].map((name, series) => ({
      name,
      values: hostileNames.map((_, index) => 120 + ((index * 37 + series * 11) % 90)),
    })),
  },
  {
    id: 'none',
    title: 'Capaian indikator',
    form: 'columns',
    kind: 'percent',
    axis: 'Program',
    categories: ['Program A'],
    series: [{ name: 'Capaian', values: [null] }],
  },
];

const column = (key: string, title: string, kind: ReportColumn['kind'], fields: Partial<ReportColumn> = {}) => ({
  key,
  title,
  kind,
  width: kind === 'text' ? 30 : 14,
  isTotalled: false,
  formula: null,
  ...fields,
});

const pillarTable: FigureTable = {
  subjects: [],
  id: 'A',
  title: 'Rekap pilar',
  criteria: '2 program di pilar utamanya.',
  empty: 'Belum ada program',
  columns: [
    column('pillar', 'Pilar', 'text'),
    column('budgetYear', 'Anggaran tahun', 'money', { isTotalled: true }),
    column('spent', 'Realisasi', 'money', { isTotalled: true }),
    column('share', '%', 'percent', { formula: { kind: 'share', part: 'spent', whole: 'budgetYear' } }),
    column('remaining', 'Sisa', 'money', { formula: { kind: 'difference', from: 'budgetYear', less: 'spent' } }),
  ],
  rows: [
    { pillar: 'Sosial', budgetYear: 900_000_000, spent: 412_345_678, share: 412_345_678 / 9e8, remaining: 487_654_322 },
    { pillar: 'Ekonomi', budgetYear: 0, spent: 0, share: null, remaining: 0 },
  ],
  totals: {
    pillar: 'Jumlah',
    budgetYear: 900_000_000,
    spent: 412_345_678,
    share: 412_345_678 / 9e8,
    remaining: 487_654_322,
  },
};

const peopleTable: FigureTable = {
  subjects: [],
  id: 'E',
  title: 'Penerima manfaat [L/P]: kelompok & masyarakat',
  criteria: 'Orang menurut pernyataan terakhir.',
  empty: 'Belum ada penerima manfaat',
  columns: [
    column('group', 'Kelompok', 'text'),
    column('date', 'Tanggal', 'date'),
    column('male', 'L', 'integer', { isTotalled: true }),
    column('female', 'P', 'integer', { isTotalled: true }),
    column('total', 'Jumlah', 'integer', { formula: { kind: 'sum', of: ['male', 'female'] } }),
  ],
  rows: hostileNames.map((group, index) => ({
    group,
    date: index % 2 === 0 ? '2026-06-30' : null,
    male: index,
    female: 2 * index,
    total: 3 * index,
  })),
  totals: { group: 'Jumlah', date: null, male: 45, female: 90, total: 135 },
};
