import type { DocumentKind } from './documents.ts';

/**
 * What a Word template may name in `{{…}}`, in the office's language: templates are its own. Each has a line of
 * explanation in the locale files (`placeholder`), and all are listed in `docs/templates.md`.
 */
const ofMeeting = {
  names: [
    'perusahaan',
    'unit',
    'alamat',
    'nomor',
    'kota_tanggal',
    'tanggal_surat',
    'acara',
    'jenis',
    'tujuan',
    'agenda',
    'hari_tanggal',
    'tanggal_terbilang',
    'waktu',
    'tempat',
    'pimpinan',
    'notulis',
    'narasumber',
    'peserta',
    'jumlah_diundang',
    'jumlah_hadir',
    'kesimpulan',
    'kelompok_bersama',
    'lampiran',
    'perihal',
    'kepada',
    'pembuka',
    'kehadiran',
    'penutup',
    'penanda_tangan',
    'jabatan_penanda_tangan',
    'pihak_kedua',
    'nama_pihak_kedua',
    'jabatan_pihak_kedua',
  ],
  loops: {
    sesi: ['no', 'judul', 'hari_tanggal', 'waktu', 'tempat', 'hadir'],
    pembahasan: ['no', 'pembicara', 'instansi', 'uraian', 'tanggapan'],
    keputusan: ['no', 'isi'],
    tindak_lanjut: ['no', 'uraian', 'penanggung_jawab', 'instansi', 'tenggat'],
    undangan: ['no', 'nama', 'instansi', 'jabatan'],
    kelompok: ['no', 'nama', 'ketua'],
    mengetahui: ['nama', 'jabatan'],
  },
} as const;

const ofHandover = {
  names: [
    'perusahaan',
    'unit',
    'alamat',
    'nomor',
    'kota_tanggal',
    'uraian_bantuan',
    'program',
    'tanggal_terbilang',
    'pihak_pertama',
    'jabatan_pihak_pertama',
    'pihak_kedua',
    'nama_pihak_kedua',
    'jabatan_pihak_kedua',
    'alamat_pihak_kedua',
    'nilai',
    'nilai_terbilang',
    'penutup',
  ],
  loops: {
    barang: ['no', 'nama', 'jumlah', 'satuan', 'nilai', 'keterangan'],
    mengetahui: ['nama', 'jabatan'],
  },
} as const;

export interface Placeholders {
  names: readonly string[];
  /** What is repeated, `{{#pembahasan}} … {{/pembahasan}}`, with what each repetition has. */
  loops: Readonly<Record<string, readonly string[]>>;
}

/** The placeholders of a paper's templates. */
export function placeholdersOf(document: DocumentKind): Placeholders {
  return document === 'handover' ? ofHandover : ofMeeting;
}
