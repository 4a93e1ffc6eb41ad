import * as z from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { paperSchema } from './exports.ts';
import { rupiahStyleSchema } from './money.ts';
import { idSchema, recordFields } from './record.ts';
import { optionalText, orRequired, requiredText } from './validation.ts';

/** A rule that the office reports under (dasar hukum), between two days; open where one is missing. */
const legalBasisSchema = z.object({
  id: idSchema.optional(),
  /** `PER-1/MBU/03/2023` */
  name: requiredText(300),
  /** What the rule is about, in a few words. */
  about: optionalText(500),
  validFrom: calendarDateSchema.nullable().default(null),
  validTo: calendarDateSchema.nullable().default(null),
});
export type LegalBasis = z.infer<typeof legalBasisSchema>;

/** What the office decides once for all its units; its lists (`choices`) stand beside. */
const settingsFields = {
  rupiahStyle: rupiahStyleSchema,
  /** Chosen for prints and exports where nobody chose otherwise. */
  paper: paperSchema,
  /** How many days after a quarter's end its figures are due. */
  dueDays: z.int(orRequired('count')).min(0, 'dueDays').max(90, 'dueDays'),
  /** In the order in which reports name them. */
  legalBasis: z.array(legalBasisSchema).max(100),
};

export const settingsSchema = z.object({ ...recordFields, ...settingsFields });
export type Settings = z.infer<typeof settingsSchema>;

/** There is one record, made with the data folder: a save always says which version it saw. */
export const saveSettingsSchema = z
  .object({ id: idSchema, version: z.int(), ...settingsFields })
  .superRefine(({ legalBasis }, context) => {
    legalBasis.forEach(({ validFrom, validTo }, index) => {
      if (validFrom !== null && validTo !== null && validTo < validFrom)
        context.addIssue({ code: 'custom', message: 'endBeforeStart', path: ['legalBasis', index, 'validTo'] });
    });
  });
export type SaveSettings = z.input<typeof saveSettingsSchema>;

/**
 * What a new data folder begins with. The rules are those of 2026, each in force from the month or year that its
 * name says, which the office may put right: they changed before and will again.
 */
export const defaultSettings = {
  rupiahStyle: 'joined',
  paper: 'A4',
  dueDays: 15,
  legalBasis: [
    {
      name: 'PER-1/MBU/03/2023',
      about: 'Penugasan khusus serta program tanggung jawab sosial dan lingkungan BUMN',
      validFrom: '2023-03-01',
      validTo: null,
    },
    {
      name: 'PermenLH/BPLH 7/2025',
      about: 'Penilaian peringkat kinerja perusahaan dalam pengelolaan lingkungan hidup (PROPER)',
      validFrom: '2025-01-01',
      validTo: null,
    },
  ],
} as const satisfies Omit<SaveSettings, 'id' | 'version'>;

/** The rules that are in force on a day, in their order. */
export function legalBasisOn<T extends Pick<LegalBasis, 'validFrom' | 'validTo'>>(
  rows: readonly T[],
  day: string,
): T[] {
  return rows.filter(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day),
  );
}
