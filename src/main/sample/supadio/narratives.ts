import type { SampleNarrative } from '../quarters.ts';
import type { Programs } from './kept.ts';

/** What AFT Supadio tells of Triwulan I 2026. */
export function supadioNarratives({ health, mangrove }: Programs): SampleNarrative[] {
  return [
    {
      programId: health,
      year: 2026,
      quarter: 1,
      text: 'Dua belas anggota **Ponsera** belajar pengelolaan posyandu dan penyuluhan gizi di Posyandu Mawar Melati, Rawasari, Jakarta Pusat.',
      problems: 'Belum semua kader dapat meninggalkan tugas hariannya untuk berkunjung.',
      solutions: 'Peserta mengajarkan kembali yang dipelajari pada pertemuan kader berikutnya.',
    },
    {
      programId: mangrove,
      year: 2026,
      quarter: 1,
      text: `Lima anggota **Destana Patra** belajar membuat sabun organik di Tanzif Natural Solutions, Pasar Minggu:

- cara menghitung formula
- kualitas sabun batang
- daya saing produk`,
      problems: 'Tekstur sabun mangrove belum rata dan bentuknya kurang beragam.',
      solutions: 'Formula dihitung ulang dan cetakan baru dicoba; hasilnya diperiksa setelah tiga dan enam bulan.',
    },
  ];
}
