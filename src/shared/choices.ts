import * as z from 'zod';
import { idSchema, saveFields } from './record.ts';
import { searchText } from './search-text.ts';
import { optionalText, requiredText } from './validation.ts';

/**
 * Lists that an office may edit. Records keep the `code`; labels live in the database, so that
 * changing one changes it everywhere. These are the first entries of a new data folder.
 */
export const choiceLists = [
  'groupKind',
  'licenceKind',
  'meetingKind',
  'stage',
  'independenceDimension',
  'companyPillar',
  'vulnerableCategory',
  'evidenceKind',
  'organizationKind',
] as const;
export const choiceListSchema = z.enum(choiceLists);
export type ChoiceList = z.infer<typeof choiceListSchema>;

export const choiceCodeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'choice')
  .max(60);

export const choiceSchema = z.object({
  id: idSchema,
  version: z.int(),
  list: choiceListSchema,
  code: choiceCodeSchema,
  label: z.string(),
  labelEn: z.string(),
  /** What the entry means or when it is given: the criteria of a stage. */
  note: z.string(),
  position: z.int(),
  /** Offered no more; kept for the label that old versions of records show. */
  isRemoved: z.boolean(),
});
export type Choice = z.infer<typeof choiceSchema>;

/** An entry with the number of rows that hold its code, those of records in the bin among them. */
export const choiceUseSchema = z.object({ code: choiceCodeSchema, uses: z.int() });

/** One list as the office wants it: the entries given, in their order; those not mentioned stay, after them. */
export const saveChoicesSchema = z
  .object({
    list: choiceListSchema,
    rows: z
      .array(
        z.object({
          ...saveFields,
          label: requiredText(300),
          /** Empty: the Indonesian label is shown. */
          labelEn: optionalText(300),
          note: optionalText(2000),
        }),
      )
      .max(500),
    removed: z.array(z.object({ id: idSchema, version: z.int() })).default([]),
  })
  .superRefine(({ rows }, context) => {
    const seen = new Set<string>();
    rows.forEach(({ label }, index) => {
      const name = searchText(label);
      if (seen.has(name))
        context.addIssue({ code: 'custom', message: 'duplicateLabel', path: ['rows', index, 'label'] });
      seen.add(name);
    });
  });
export type SaveChoices = z.input<typeof saveChoicesSchema>;

export const defaultChoices: Record<ChoiceList, readonly (readonly [code: string, id: string, en: string])[]> = {
  groupKind: [
    ['posyandu', 'Posyandu', 'Posyandu (health post)'],
    ['kelompok-tani', 'Kelompok tani', 'Farmer group'],
    ['kwt', 'Kelompok wanita tani (KWT)', 'Women farmer group (KWT)'],
    ['kub-nelayan', 'KUB nelayan', 'Fisher group (KUB)'],
    ['pokdarwis', 'Pokdarwis', 'Tourism group (pokdarwis)'],
    ['bank-sampah', 'Bank sampah', 'Waste bank'],
    ['umkm', 'UMKM', 'Small enterprise (UMKM)'],
    ['siaga-bencana', 'Kelompok siaga bencana', 'Disaster preparedness group'],
    ['lembaga-kursus', 'Lembaga kursus', 'Course institution'],
  ],
  licenceKind: [
    ['nib', 'NIB', 'Business number (NIB)'],
    ['p-irt', 'P-IRT', 'Home food licence (P-IRT)'],
    ['halal', 'Sertifikat halal', 'Halal certificate'],
    ['bpom', 'Izin edar BPOM', 'BPOM distribution permit'],
    ['lainnya', 'Lainnya', 'Other'],
  ],
  meetingKind: [
    ['fgd', 'FGD', 'FGD'],
    ['benchmarking', 'Benchmarking/studi banding', 'Benchmarking visit'],
    ['pelatihan', 'Pelatihan', 'Training'],
    ['sosialisasi', 'Sosialisasi', 'Outreach'],
    ['rapat-koordinasi', 'Rapat koordinasi', 'Coordination meeting'],
    ['monev', 'Monev', 'Monitoring and evaluation'],
    ['kunjungan', 'Kunjungan', 'Visit'],
    ['serah-terima', 'Serah terima', 'Handover'],
  ],
  stage: [
    ['inisiasi', 'Inisiasi', 'Initiation'],
    ['pengembangan', 'Pengembangan', 'Development'],
    ['penguatan', 'Penguatan', 'Strengthening'],
    ['kemandirian', 'Kemandirian', 'Independence'],
    ['pasca-binaan', 'Pasca-binaan', 'After assistance'],
  ],
  independenceDimension: [
    ['kelembagaan', 'Kelembagaan', 'Institution'],
    ['sdm', 'SDM', 'People'],
    ['ekonomi', 'Ekonomi', 'Economy'],
    ['jejaring', 'Jejaring', 'Network'],
    ['lingkungan', 'Lingkungan', 'Environment'],
    ['ketergantungan-dana', 'Ketergantungan dana', 'Dependence on funds'],
  ],
  companyPillar: [
    ['cerdas', 'Cerdas', 'Smart'],
    ['sehat', 'Sehat', 'Healthy'],
    ['hijau', 'Hijau', 'Green'],
    ['berdikari', 'Berdikari', 'Self-reliant'],
  ],
  vulnerableCategory: [
    ['lansia', 'Lansia', 'Elderly'],
    ['anak', 'Anak', 'Children'],
    ['fakir-miskin', 'Fakir miskin', 'Poor'],
    ['ibu-hamil', 'Ibu hamil', 'Pregnant women'],
    ['disabilitas', 'Disabilitas', 'People with disabilities'],
    ['perempuan-kepala-keluarga', 'Perempuan kepala keluarga', 'Women heads of household'],
    ['masyarakat-adat', 'Masyarakat adat', 'Indigenous people'],
    ['balita-stunting', 'Balita stunting', 'Stunted toddlers'],
    ['pengangguran', 'Pengangguran', 'Unemployed'],
  ],
  evidenceKind: [
    ['sk-kebijakan', 'SK/kebijakan', 'Decree or policy'],
    ['pemetaan-sosial', 'Pemetaan sosial', 'Social mapping'],
    ['renstra', 'Renstra', 'Strategic plan'],
    ['renja', 'Renja', 'Yearly plan'],
    ['undangan', 'Undangan', 'Invitation'],
    ['daftar-hadir', 'Daftar hadir', 'Attendance list'],
    ['notulen', 'Notulen', 'Minutes'],
    ['berita-acara', 'Berita acara', 'Record of agreement'],
    ['foto', 'Foto', 'Photo'],
    ['bast', 'BAST', 'Handover record (BAST)'],
    ['monev', 'Monev', 'Monitoring and evaluation'],
    ['ikm', 'IKM (kepuasan)', 'Satisfaction index (IKM)'],
    ['sroi', 'SROI', 'SROI'],
    ['mou-pks', 'MoU/PKS', 'MoU or agreement'],
    ['publikasi', 'Publikasi', 'Publication'],
    ['lainnya', 'Lainnya', 'Other'],
  ],
  organizationKind: [
    ['opd', 'OPD', 'Local government office (OPD)'],
    ['kecamatan', 'Kecamatan', 'District office (kecamatan)'],
    ['desa-kelurahan', 'Desa/kelurahan', 'Village office (desa/kelurahan)'],
    ['bpd-lpm-pkk', 'BPD/LPM/PKK', 'Village body (BPD/LPM/PKK)'],
    ['babinsa-bhabinkamtibmas', 'Babinsa/Bhabinkamtibmas', 'Babinsa/Bhabinkamtibmas'],
    ['puskesmas-bidan', 'Puskesmas/bidan', 'Health centre/midwife'],
    ['tokoh', 'Tokoh masyarakat/adat/agama', 'Community, customary or religious leader'],
    ['media', 'Media', 'Media'],
    ['akademisi', 'Akademisi', 'Academia'],
    ['lsm', 'LSM', 'NGO'],
    ['perusahaan-lain', 'Perusahaan lain', 'Other company'],
  ],
};
