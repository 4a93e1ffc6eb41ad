import type { SampleNarrative } from '../quarters.ts';
import type { Programs } from './kept.ts';

/** What Unit Balikpapan tells of Triwulan I and II 2026; Kampung Inggris is still to be told of. */
export function balikpapanNarratives({ wasiat, kenari }: Programs): SampleNarrative[] {
  return [
    {
      programId: wasiat,
      year: 2026,
      quarter: 1,
      text: `Kader Posyandu Melati menimbang dan mengukur balita **setiap bulan**. Pelatihan kader siaga sehat memberi cara baku mencatat hasilnya.

- 24 kader dilatih, dari target 20
- Balita stunting di ring 1 turun menjadi 15
- Buku catatan yang sama dipakai di kedua posyandu`,
      problems: 'Timbangan digital di satu posyandu rusak, sehingga penimbangan Februari tertunda satu minggu.',
      solutions: 'Timbangan pinjaman dari puskesmas dipakai sampai penggantinya datang. Pembelian diajukan di Renja.',
    },
    {
      programId: kenari,
      year: 2026,
      quarter: 1,
      text: `Rumah bibit mulai memasok pekarangan ring 1. KWT Gerimukti Lestari membagikan bibit cabai, tomat, dan terung.

1. Bibit disemai di rumah bibit
2. Anggota menanam di pekarangan
3. Hasil dicatat *per rumah*, bukan per kelompok`,
      problems: 'Hujan lebat pada Januari merusak sebagian semaian.',
      solutions: 'Semaian diberi naungan plastik; jadwal tanam digeser dua minggu.',
    },
    {
      programId: wasiat,
      year: 2026,
      quarter: 2,
      text: 'Pendampingan kader berlanjut ke rumah keluarga berisiko stunting. Sembilan balita tersisa didampingi satu per satu bersama bidan desa.',
      problems: '',
      solutions: '',
    },
  ];
}
