import { attachmentsInUse } from '../../attachments/in-use.ts';
import type { Finding } from '../../../shared/report-check.ts';
import type { Checking, Findings } from './quarter-check.ts';

/** Photos that the documentation pages cannot place or tell of. */
export async function photoFindings({ queries, period }: Checking): Promise<Findings> {
  const { unitId, from, to } = period;
  const rows = await attachmentsInUse(queries)
    .where('f.unit', '=', unitId)
    .where('a.kind', '=', 'foto')
    .where(({ or, and, eb }) =>
      or([
        and([eb('f.day', '>=', from), eb('f.day', '<=', to), eb('a.caption', '=', '')]),
        // Without a day nobody knows its quarter: those that came since this one began are asked about.
        and([eb('f.day', 'is', null), eb('a.createdAt', '>=', from)]),
      ]),
    )
    .leftJoin('indicator', 'indicator.id', 'a.ownerId')
    .select(['a.ownerKind', 'a.ownerId', 'a.fileName', 'a.caption', 'f.day', 'indicator.programId as ofProgram'])
    .orderBy('f.day')
    .orderBy('a.id')
    .execute();
  const finding = ({ ownerKind, ownerId, fileName, caption, day, ofProgram }: (typeof rows)[number]): Finding => ({
    record:
      ownerKind === 'indicator'
        ? { kind: 'program', id: ofProgram ?? '' }
        : { kind: ownerKind, id: ownerId, year: period.year },
    name: caption || fileName,
    params: { file: fileName, date: day ?? '' },
  });
  return {
    photoWithoutDay: rows.filter(({ day }) => day === null).map(finding),
    photoWithoutCaption: rows.filter(({ day }) => day !== null).map(finding),
  };
}
