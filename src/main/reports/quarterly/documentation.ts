import type { QuarterlyReport, FigureTable, ReportRow } from '../../../shared/reports.ts';
import type { AttachmentFacts } from './attachment-facts.ts';
import { column, unitColumn } from './report-context.ts';
import type { ReportContext } from './report-context.ts';
import type { ProgramFacts } from './program-facts.ts';

/** Photos that a report shows at most (DOMAIN: 2–4). */
const mostPhotos = 4;

/**
 * Dokumentasi: photos with a caption before those without, one of each program before a second one,
 * in the order of their days.
 */
export function photosOf(attachments: readonly AttachmentFacts[]): QuarterlyReport['photos'] {
  const photos = attachments.filter(({ isPhoto }) => isPhoto);
  const captioned = [
    ...photos.filter(({ caption }) => caption !== ''),
    ...photos.filter(({ caption }) => caption === ''),
  ];
  const turns = new Map<string, number>();
  const ranked = captioned.map((photo, index) => {
    const program = photo.programIds[0] ?? '';
    const turn = turns.get(program) ?? 0;
    turns.set(program, turn + 1);
    return { photo, index, turn };
  });
  return ranked
    .toSorted((a, b) => a.turn - b.turn || a.index - b.index)
    .slice(0, mostPhotos)
    .map(({ photo }) => photo)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ id, sha256, mediaType, caption, day }) => ({ id, sha256, mediaType, caption, day }));
}

/** Daftar lampiran: the evidence of the quarter, numbered. */
export function attachmentTable(
  context: ReportContext,
  attachments: readonly AttachmentFacts[],
  programs: readonly ProgramFacts[],
): FigureTable {
  const { texts, language } = context;
  const nameOf = new Map(programs.map(({ id, name }) => [id, name]));
  return {
    id: '',
    title: texts('reports.attachmentTable.title'),
    criteria: texts('reports.attachmentTable.criteria', { files: attachments.length, quarter: context.quarterName }),
    empty: texts('reports.attachmentTable.empty', { quarter: context.quarterName }),
    columns: [
      ...unitColumn(context),
      column('number', texts('reports.pillarTable.number'), 'integer', 5),
      column('day', texts('reports.meetingTable.date'), 'date', 11),
      column('kind', texts('reports.attachmentTable.kind'), 'text', 16),
      column('caption', texts('reports.attachmentTable.caption'), 'text', 36),
      column('programs', texts('reports.programTable.program'), 'text', 22),
      column('file', texts('reports.attachmentTable.file'), 'text', 26),
    ],
    rows: attachments.map(({ unit, day, kind, caption, programIds, fileName }, index): ReportRow => ({
      unit: unit ?? null,
      number: index + 1,
      day,
      kind: kind[language],
      caption,
      programs: programIds.flatMap((id) => nameOf.get(id) ?? []).join(', '),
      file: fileName,
    })),
    subjects: attachments.map(({ id }) => id),
    totals: null,
  };
}
