import type { TFunction } from 'i18next';
import type { DocumentKind } from '../../../shared/documents.ts';
import { paperSizes } from '../../../shared/exports.ts';
import type { Paper } from '../../../shared/exports.ts';
import type { Language } from '../../../shared/language.ts';
import type { SheetLayout } from '../../../shared/sheet-layouts.ts';
import { packed } from '../../documents/word-template.ts';
import { textsIn } from '../../texts.ts';
import { documentGeometry } from './document-geometry.ts';
import { kopHeader } from './kop-header.ts';
import type { Kop } from '../kop.ts';
import { paragraph, table, twips, wordParts } from './word-xml.ts';
import type { ParagraphStyle } from './word-xml.ts';

/** What a template is made for; its texts are in the language, its page is of the paper. */
export interface TemplateSetting {
  paper: Paper;
  language: Language;
  kop: Kop;
  layout: Pick<SheetLayout, 'margins' | 'fontSize'>;
}

/** Our Word template of a paper, as an office begins with it: placeholders in the order of the printed paper. */
export function defaultTemplate(document: DocumentKind, { paper, language, kop, layout }: TemplateSetting): Uint8Array {
  const { margins } = layout;
  const { foot } = documentGeometry;
  const size = paperSizes[paper];
  const width = twips(size.width - margins.left - margins.right);
  const header = kopHeader(kop, width);
  const texts = textsIn(language);
  const body = bodies[document]({ texts, language, width }).join('');
  const page = {
    width: twips(size.width),
    height: twips(size.height),
    margins: {
      left: twips(margins.left),
      right: twips(margins.right),
      top: twips(margins.top),
      bottom: twips(margins.bottom),
      foot: twips(foot),
    },
    // Arial looks smaller than the type of the printed paper: half a point more at its usual size.
    size: Math.round(layout.fontSize * 2.1),
  };
  const pageText = texts('sheet.page', { page: '{page}', pages: '{pages}' });
  return packed(wordParts(body, { kop: header.xml, pageText, page, pictures: header.pictures }));
}

interface Writing {
  texts: TFunction;
  language: Language;
  /** Of the text, twips. */
  width: number;
}

const labelWidth = twips(34);
const bodyText: ParagraphStyle = { align: 'both', after: 120 };

const bodies: Record<DocumentKind, (writing: Writing) => string[]> = {
  minutes: minutesBody,
  officialReport: officialReportBody,
  invitation: invitationBody,
  handover: handoverBody,
};

function minutesBody(writing: Writing): string[] {
  const { texts } = writing;
  const section = (letter: string, text: string) => heading(`${letter}. ${text}`);
  return [
    title(texts('documents.kind.minutes'), writing),
    numberLine(writing),
    fact(texts('sheet.event'), '{{acara}}'),
    fact(texts('sheet.date'), '{{hari_tanggal}}'),
    fact(texts('sheet.time'), '{{waktu}}'),
    fact(texts('sheet.place'), '{{tempat}}'),
    fact(texts('sheet.chairedBy'), '{{pimpinan}}'),
    fact(texts('sheet.noteTaker'), '{{notulis}}'),
    fact(texts('documentText.participants'), '{{peserta}}'),
    section('A', texts('documentText.discussion')),
    rowTable(writing, 'pembahasan', [
      { title: texts('sheet.number'), share: 7, value: '{{no}}', align: 'center' },
      { title: texts('documentText.speaker'), share: 25, value: '{{pembicara}}\n{{instansi}}' },
      { title: texts('documentText.input'), share: 40, value: '{{uraian}}' },
      { title: texts('documentText.response'), share: 31, value: '{{tanggapan}}' },
    ]),
    section('B', texts('documentText.decisions')),
    ...numberedList('keputusan', '{{isi}}'),
    ...otherwise('keputusan', texts('documentText.noDecisions')),
    section('C', texts('documentText.followUps')),
    rowTable(writing, 'tindak_lanjut', [
      { title: texts('sheet.number'), share: 7, value: '{{no}}', align: 'center' },
      { title: texts('documentText.task'), share: 47, value: '{{uraian}}' },
      { title: texts('documentText.responsible'), share: 29, value: '{{penanggung_jawab}}\n{{instansi}}' },
      { title: texts('documentText.dueOn'), share: 20, value: '{{tenggat}}' },
    ]),
    paragraph('', { size: 8, after: 0, keepsWithNext: true }),
    signatures(writing, [
      { above: ['', texts('sheet.chair')], name: '{{pimpinan}}', below: [] },
      { above: ['{{kota_tanggal}}', texts('sheet.noteTaker')], name: '{{notulis}}', below: [] },
    ]),
    paragraph('', { after: 0 }),
  ];
}

function officialReportBody(writing: Writing): string[] {
  const { texts } = writing;
  return [
    title(texts('documents.kind.officialReport'), writing),
    paragraph('{{acara}}', { align: 'center', after: 0 }),
    numberLine(writing),
    paragraph('{{pembuka}}', bodyText),
    paragraph('{{kehadiran}}', bodyText),
    ...numberedList('keputusan', '{{isi}}'),
    ...otherwise('keputusan', texts('documentText.noAgreements')),
    paragraph('{{penutup}}', { ...bodyText, before: 120, keepsWithNext: true }),
    paragraph('{{#pihak_kedua}}', { after: 0, keepsWithNext: true }),
    rowTable(writing, 'kelompok', [
      { title: texts('sheet.number'), share: 7, value: '{{no}}', align: 'center' },
      { title: texts('documentText.group'), share: 36, value: '{{nama}}' },
      { title: texts('documentText.signsAs'), share: 30, value: `{{ketua}}\n${texts('documentText.groupChair')}` },
      { title: texts('sheet.signature'), share: 33, value: '' },
    ]),
    paragraph('{{/pihak_kedua}}', { after: 0, keepsWithNext: true }),
    paragraph('{{kota_tanggal}}', { align: 'right', before: 120, keepsWithNext: true }),
    signatures(writing, [
      {
        above: [`{{#mengetahui}}${texts('documentText.acknowledged')}\n{{jabatan}}{{/mengetahui}}`],
        name: '{{#mengetahui}}{{nama}}{{/mengetahui}}',
        below: [],
      },
      { above: ['{{perusahaan}}\n{{unit}}'], name: '{{penanda_tangan}}', below: ['{{jabatan_penanda_tangan}}'] },
    ]),
    paragraph('', { after: 0 }),
  ];
}

function invitationBody(writing: Writing): string[] {
  const { texts, width } = writing;
  return [
    paragraph('{{kota_tanggal}}', { align: 'right', after: 120 }),
    fact(texts('documents.facts.number'), '{{nomor}}'),
    fact(texts('documents.facts.attachment'), '{{lampiran}}'),
    fact(texts('documents.facts.subject'), '{{perihal}}'),
    paragraph(texts('documentText.to'), { before: 200, after: 0 }),
    paragraph('{{kepada}}', { isBold: true, after: 200 }),
    paragraph(texts('documentText.greeting'), { after: 120 }),
    paragraph('{{pembuka}}', bodyText),
    paragraph('{{#sesi}}', { after: 0 }),
    fact(texts('sheet.date'), '{{hari_tanggal}}', twips(10)),
    fact(texts('sheet.time'), '{{waktu}}', twips(10)),
    fact(texts('sheet.place'), '{{tempat}}', twips(10)),
    paragraph('{{/sesi}}', { after: 0 }),
    fact(texts('documentText.agenda'), '{{agenda}}', twips(10)),
    paragraph('{{penutup}}', { ...bodyText, before: 120, keepsWithNext: true }),
    table(
      [
        [
          paragraph(''),
          [
            paragraph('{{unit}}', { align: 'center', after: 0, keepsWithNext: true }),
            paragraph('{{jabatan_penanda_tangan}}', { align: 'center', after: room, keepsWithNext: true }),
            paragraph('{{penanda_tangan}}', { align: 'center', isBold: true, isUnderlined: true }),
          ].join(''),
        ],
      ],
      { widths: [Math.floor(width / 2), Math.ceil(width / 2)], hasGrid: false },
    ),
    fact(texts('documentText.attachmentOf'), '{{perihal}}', 0, true),
    fact(texts('documents.facts.number'), '{{nomor}}'),
    paragraph(texts('documentText.invitees'), { align: 'center', isBold: true, size: 25, before: 160, after: 160 }),
    rowTable(writing, 'undangan', [
      { title: texts('sheet.number'), share: 7, value: '{{no}}', align: 'center' },
      { title: texts('sheet.name'), share: 45, value: '{{nama}}' },
      { title: texts('sheet.affiliation'), share: 49, value: '{{instansi}}\n{{jabatan}}' },
    ]),
    paragraph('', { after: 0 }),
  ];
}

function handoverBody(writing: Writing): string[] {
  const { texts } = writing;
  const party = (name: string, position: string, of: string) => [
    fact(texts('sheet.name'), name, twips(10)),
    fact(texts('documentText.position'), position, twips(10)),
    fact(texts('documentText.onBehalfOf'), of, twips(10)),
  ];
  const terms = [texts('documentText.received'), texts('documentText.careful'), texts('documentText.used')];
  return [
    paragraph(texts('documentText.handoverTitle'), { align: 'center', isBold: true, size: 25, after: 0 }),
    paragraph('{{uraian_bantuan}}', { align: 'center', after: 0 }),
    numberLine(writing),
    paragraph(texts('documentText.handoverOpening', { date: '{{tanggal_terbilang}}' }), bodyText),
    ...party('{{pihak_pertama}}', '{{jabatan_pihak_pertama}}', '{{perusahaan}}'),
    paragraph(texts('documentText.firstParty'), { ...bodyText, before: 80 }),
    ...party('{{nama_pihak_kedua}}', '{{jabatan_pihak_kedua}}', '{{pihak_kedua}}'),
    paragraph(texts('documentText.secondParty'), { ...bodyText, before: 80 }),
    paragraph(texts('documentText.handsOver'), bodyText),
    rowTable(writing, 'barang', [
      { title: texts('sheet.number'), share: 7, value: '{{no}}', align: 'center' },
      { title: texts('documentText.item'), share: 37, value: '{{nama}}' },
      { title: texts('documentText.quantity'), share: 13, value: '{{jumlah}}', align: 'right' },
      { title: texts('documentText.itemUnit'), share: 13, value: '{{satuan}}' },
      { title: texts('documentText.value'), share: 19, value: '{{nilai}}', align: 'right' },
      { title: texts('documentText.note'), share: 22, value: '{{keterangan}}' },
    ]),
    paragraph(`${texts('documentText.total')}: {{nilai}} ({{nilai_terbilang}}).`, { ...bodyText, before: 120 }),
    ...terms.map((term, index) => listItem(String(index + 1), term)),
    paragraph('{{penutup}}', { ...bodyText, before: 120, keepsWithNext: true }),
    paragraph('{{kota_tanggal}}', { align: 'right', keepsWithNext: true }),
    signatures(writing, [
      {
        above: [texts('documentText.secondPartySigns'), '{{pihak_kedua}}'],
        name: '{{nama_pihak_kedua}}',
        below: ['{{jabatan_pihak_kedua}}'],
      },
      {
        above: [texts('documentText.firstPartySigns'), '{{unit}}'],
        name: '{{pihak_pertama}}',
        below: ['{{jabatan_pihak_pertama}}'],
      },
    ]),
    ...acknowledged(writing),
    // Word wants a paragraph after a table, also where nobody acknowledges.
    paragraph('', { after: 0 }),
  ];
}

/** Room for a hand to sign in, twips. */
const room = twips(documentGeometry.signature.room);

function title(text: string, { language }: Writing): string {
  return paragraph(text.toLocaleUpperCase(language), { align: 'center', isBold: true, size: 25, after: 0 });
}

function numberLine({ texts }: Writing): string {
  return paragraph(texts('documentText.numberLine', { number: '{{nomor}}' }), { align: 'center', after: 200 });
}

function heading(text: string): string {
  return paragraph(text, { isBold: true, before: 160, after: 80, keepsWithNext: true });
}

/** `Acara : …`, its value broken below itself. */
function fact(label: string, value: string, left = 0, startsPage = false): string {
  const indent = left + labelWidth + twips(3);
  return paragraph(`${label}\t:\t${value}`, {
    after: 20,
    indent,
    hanging: indent - left,
    tabs: [left + labelWidth, indent],
    startsPage,
  });
}

function numberedList(loop: string, value: string): string[] {
  return [paragraph(`{{#${loop}}}`, { after: 0 }), listItem('{{no}}', value), paragraph(`{{/${loop}}}`, { after: 0 })];
}

function listItem(number: string, text: string): string {
  const indent = twips(documentGeometry.list.indent);
  return paragraph(`${number}.\t${text}`, { align: 'both', after: 40, indent, hanging: indent, tabs: [indent] });
}

/** A sentence where a loop has nothing. */
function otherwise(loop: string, text: string): string[] {
  return [paragraph(`{{^${loop}}}`, { after: 0 }), paragraph(text, bodyText), paragraph(`{{/${loop}}}`, { after: 0 })];
}

interface LoopColumn {
  title: string;
  share: number;
  value: string;
  align?: 'center' | 'right';
}

/** What signatures follow: its rows keep together with them, as far as a page goes. */
const beforeSignatures = ['tindak_lanjut', 'kelompok'];

/** A table with a head, and a row for each of a loop. */
function rowTable({ width }: Writing, loop: string, columns: LoopColumn[]): string {
  const keepsWithNext = beforeSignatures.includes(loop);
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const cells = columns.map(({ value, align }, index) => {
    const begin = index === 0 ? `{{#${loop}}}` : '';
    const end = index === columns.length - 1 ? `{{/${loop}}}` : '';
    return paragraph(`${begin}${value}${end}`, {
      ...(align && { align }),
      size: 19,
      before: 20,
      after: 40,
      keepsWithNext,
    });
  });
  const heads = columns.map((column) =>
    paragraph(column.title, { align: 'center', isBold: true, size: 19, before: 40, after: 40, keepsWithNext: true }),
  );
  return table([heads, cells], {
    widths: columns.map(({ share }) => Math.floor((width * share) / shares)),
    hasGrid: true,
    hasHead: true,
  });
}

interface TemplateSignature {
  above: string[];
  name: string;
  below: string[];
}

/** Signatures beside each other, names on one height, which go to one page with what stands above them. */
function signatures({ width }: Writing, row: TemplateSignature[]): string {
  const heads = row.map(({ above }) =>
    above
      .map((text, index) =>
        paragraph(text, { align: 'center', after: index === above.length - 1 ? room : 0, keepsWithNext: true }),
      )
      .join(''),
  );
  const names = row.map(({ name, below }) =>
    [
      paragraph(name, { align: 'center', isBold: true, isUnderlined: true, after: 0, keepsWithNext: below.length > 0 }),
      ...below.map((text) => paragraph(text, { align: 'center', after: 0 })),
    ].join(''),
  );
  return table([heads, names], { widths: row.map(() => Math.floor(width / row.length)), hasGrid: false });
}

function acknowledged(writing: Writing): string[] {
  return [
    paragraph('{{#mengetahui}}', { after: 0, align: 'center' }),
    paragraph(writing.texts('documentText.acknowledged'), {
      align: 'center',
      before: 160,
      after: 0,
      keepsWithNext: true,
    }),
    paragraph('{{jabatan}},', { align: 'center', after: room, keepsWithNext: true }),
    paragraph('{{nama}}', { align: 'center', isBold: true, isUnderlined: true, after: 0 }),
    paragraph('{{/mengetahui}}', { after: 0, align: 'center' }),
  ];
}
