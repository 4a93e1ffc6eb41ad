import type { AttachedFileType } from '../../../shared/file-kind.ts';
import { attachmentsBetween, programsOfAttachments } from '../../attachments/in-use.ts';
import { inList, listValue } from '../../database/among.ts';
import { keptQuery } from '../../database/kept-query.ts';
import type { Queries } from '../../database/open.ts';
import type { Label, Words } from '../choice-labels.ts';
import type { Period } from './period.ts';

/** Evidence of the quarter: a file, and what it proves. */
export interface AttachmentFacts {
  id: string;
  kind: Label;
  /** Whether it is a picture of what was done, for the documentation pages. */
  isPhoto: boolean;
  caption: string;
  day: string;
  fileName: string;
  mediaType: AttachedFileType;
  /** Names the file in the data folder. */
  sha256: string;
  programIds: string[];
  unit?: string;
}

/** Attachments whose day lies in the quarter, the earliest first. */
export async function attachmentFacts(queries: Queries, period: Period, words: Words): Promise<AttachmentFacts[]> {
  const rows = await filesOfQuarter(queries, period);
  const files = listValue(rows.map(({ id }) => id));
  const programs = Map.groupBy(await programsOfFiles(queries, { files }), ({ ofAttachment }) => ofAttachment);
  return rows.map(({ kind, day, ...row }) => ({
    ...row,
    kind: words.of('evidenceKind', kind),
    isPhoto: kind === 'foto' && row.mediaType !== 'application/pdf',
    day: day ?? period.from,
    programIds: (programs.get(row.id) ?? []).flatMap(({ program }) => program ?? []),
  }));
}

const filesOfQuarter = keptQuery((queries, { unitId, from, to }: Period) =>
  attachmentsBetween(queries, { from, to })
    .where('f.unit', '=', unitId)
    .select(['a.id', 'a.kind', 'a.caption', 'f.day', 'a.fileName', 'a.mediaType', 'a.sha256'])
    .orderBy('f.day')
    .orderBy('a.position')
    .orderBy('a.id'),
);

/** @param files a `listValue` of ids */
const programsOfFiles = keptQuery((queries, { files }: { files: string }) =>
  queries
    .selectFrom(programsOfAttachments(queries, inList<string>(files)).as('o'))
    .select(['o.ofAttachment', 'o.program'])
    .orderBy('o.program'),
);
