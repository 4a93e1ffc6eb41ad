import * as z from 'zod';

/** Kemendagri code of one to four levels: `64.09.01.2020` is Giri Mukti. */
export const areaCodeSchema = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/, 'areaCode');

export const areaSchema = z.object({
  code: areaCodeSchema,
  name: z.string(),
  level: z.int().min(1).max(4),
  /** `Giri Mukti, Kec. Penajam, Kab. Penajam Paser Utara, Kalimantan Timur` */
  fullName: z.string(),
});
export type Area = z.infer<typeof areaSchema>;

export const provinceSchema = z.object({ code: z.string(), name: z.string(), isLoaded: z.boolean() });

/** Codes of the provinces of Kalimantan, which every data folder starts with. */
export const kalimantanProvinces = ['61', '62', '63', '64', '65'] as const;

/** The code of the area above: `64.09.01.2020` → `64.09.01`; none above a province. */
export function parentArea(code: string): string | null {
  const cut = code.lastIndexOf('.');
  return cut === -1 ? null : code.slice(0, cut);
}

/** 1 province, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan. */
export function areaLevel(code: string): number {
  return code.split('.').length;
}

/** Fourth part 1xxx is a kelurahan (headed by a Lurah), 2xxx a desa (Kepala Desa); Kemendagri coding. */
export function isUrbanVillage(code: string): boolean {
  return /^\d{2}\.\d{2}\.\d{2}\.1/.test(code);
}
