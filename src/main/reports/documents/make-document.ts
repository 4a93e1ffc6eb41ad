import type { DocumentExport, TemplateExport } from '../../../shared/exports.ts';
import type { Queries } from '../../database/open.ts';
import { ownTemplate } from '../../documents/document-templates.ts';
import { fillTemplate } from '../../documents/word-template.ts';
import type { TemplateValues } from '../../documents/word-template.ts';
import { printSettings } from '../../settings/settings.ts';
import { unitLayout } from '../../sheets/sheet-layouts.ts';
import { textsIn } from '../../texts.ts';
import { safeFileName, shortened } from '../file-name.ts';
import type { Folders, HearProgress, MadeFile } from '../make-file.ts';
import { unitOnDay } from '../unit-on-day.ts';
import { defaultTemplate } from './default-template.ts';
import { handoverDocument, loadHandover } from './handover-document.ts';
import { invitationDocument } from './invitation-document.ts';
import { loadMeetingContent } from './meeting-content.ts';
import { kopOf, laidOutKop } from '../kop.ts';
import { minutesDocument } from './minutes-document.ts';
import type { OfficeDocument } from './office-document.ts';
import { officialReportDocument } from './official-report-document.ts';
import { handoverValues, meetingValues } from './template-values.ts';
import { writeDocumentPdf } from './write-pdf-document.ts';

const pdf = 'application/pdf';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A record's paper as it is shown, and what a template of it is filled with. */
interface FilledDocument {
  unitId: string;
  paper: OfficeDocument;
  values: TemplateValues;
}

/** Makes a record's paper as PDF or as a Word file. Throws `MISSING`. */
export async function makeDocument(
  queries: Queries,
  request: DocumentExport,
  folders: Folders,
  hear: HearProgress,
): Promise<MadeFile> {
  const { unitId, paper, values } = await filledDocument(queries, request);
  hear('figures', 1);
  const name = textsIn(request.language)('documents.fileName', {
    document: paper.title,
    date: paper.date,
    title: shortened(paper.subject, 60),
  });
  if (request.format === 'pdf') {
    const written = await writeDocumentPdf(paper, {
      resourcesFolder: folders.resourcesFolder,
      onProgress: (done) => hear('layout', done),
    });
    return { name: safeFileName(name, 'pdf'), mediaType: pdf, ...written };
  }
  const own = await ownTemplate(queries, folders.dataFolder, { unitId, document: request.document });
  const template = own?.bytes ?? defaultTemplate(request.document, paper);
  hear('layout', 0.5);
  return { name: safeFileName(name, 'docx'), mediaType: docx, bytes: fillTemplate(template, values), pages: null };
}

/** The paper that a request asks for, filled from its record and laid out as its unit does. Throws `MISSING`. */
export async function filledDocument(queries: Queries, request: DocumentExport): Promise<FilledDocument> {
  const filled = await filledFromRecord(queries, request);
  const { unitId, paper } = filled;
  const layout = request.layout ?? (await unitLayout(queries, { unitId, kind: request.document }));
  return { ...filled, paper: { ...paper, layout, kop: laidOutKop(paper.kop, layout.kop) } };
}

async function filledFromRecord(queries: Queries, request: DocumentExport) {
  const { document } = request;
  if (document === 'handover') {
    const content = await loadHandover(queries, request);
    return { unitId: content.unitId, paper: handoverDocument(content), values: handoverValues(content) };
  }
  const content = await loadMeetingContent(queries, { ...request, document });
  const papers = {
    minutes: minutesDocument,
    officialReport: officialReportDocument,
    invitation: invitationDocument,
  };
  return { unitId: content.unitId, paper: papers[document](content), values: meetingValues(content, document) };
}

/** The Word template of a unit's paper: its own, or ours with the unit's logo. Throws `MISSING`. */
export async function makeTemplate(queries: Queries, request: TemplateExport, folders: Folders): Promise<MadeFile> {
  const { document, unitId, date, language } = request;
  const unit = await unitOnDay(queries, unitId, date);
  const own = request.isOurs ? undefined : await ownTemplate(queries, folders.dataFolder, { unitId, document });
  if (own) {
    const name = safeFileName(own.fileName.replace(/\.docx$/i, ''), 'docx');
    return { name, mediaType: docx, bytes: own.bytes, pages: null };
  }
  const texts = textsIn(language);
  const paper = request.paper ?? (await printSettings(queries)).paper;
  const name = texts('documents.templateFileName', { document: texts(`documents.kind.${document}`), unit: unit.code });
  const layout = await unitLayout(queries, { unitId, kind: document });
  const kop = laidOutKop(kopOf(unit), layout.kop);
  const bytes = defaultTemplate(document, { paper, language, kop, layout });
  return { name: safeFileName(name, 'docx'), mediaType: docx, bytes, pages: null };
}
