import { formatDecimal } from '../../../shared/decimal.ts';
import type { DocumentFacts } from '../../../shared/documents.ts';
import type { DocumentExport, Paper } from '../../../shared/exports.ts';
import type { Language } from '../../../shared/language.ts';
import { formatNumber, formatRupiah } from '../../../shared/money.ts';
import type { RupiahStyle } from '../../../shared/money.ts';
import { numberInWords } from '../../../shared/number-words.ts';
import type { Queries } from '../../database/open.ts';
import { factsFor } from '../../documents/document-facts.ts';
import { missing } from '../../failures.ts';
import { printSettings } from '../../settings/settings.ts';
import { textsIn } from '../../texts.ts';
import { signatoriesOf, unitOnDay } from '../unit-on-day.ts';
import type { UnitOnDay } from '../unit-on-day.ts';
import { acknowledged, numberLine, placeAndDate, spelledDate } from './document-parts.ts';
import { chairsOf, villageOf } from './meeting-content.ts';
import { kopOf } from '../kop.ts';
import type { DocumentFact, OfficeDocument } from './office-document.ts';
import { plain } from './office-document.ts';

/** Everything of an assistance that its handover record is made of. */
export interface HandoverContent {
  unitId: string;
  paper: Paper;
  rupiahStyle: RupiahStyle;
  language: Language;
  unit: UnitOnDay;
  facts: DocumentFacts;
  number: string;
  date: string;
  description: string;
  program: string;
  /** Who gives, for the company; who takes, for the group. */
  deliverer: { name: string; position: string };
  receiver: { name: string; position: string };
  group: { name: string; address: string };
  items: { name: string; quantity: number; unit: string; value: number; note: string }[];
  value: number;
  village: { code: string; name: string } | null;
}

/** Reads an assistance for its BAST. Throws `MISSING`. */
export async function loadHandover(queries: Queries, request: DocumentExport): Promise<HandoverContent> {
  const { id, language } = request;
  const assistance = await queries
    .selectFrom('assistance as a')
    .innerJoin('assisted_group as g', 'g.id', 'a.groupId')
    .leftJoin('program as p', 'p.id', 'a.programId')
    .leftJoin('area', 'area.code', 'g.areaCode')
    .where('a.id', '=', id)
    .where('a.deletedAt', 'is', null)
    .select(['g.id as groupId', 'g.name as groupName', 'g.unitId', 'g.areaCode', 'area.fullName as address'])
    .select(['a.bastNumber', 'a.date', 'a.description', 'a.deliveredBy', 'a.receivedBy', 'p.name as program'])
    .executeTakeFirst();
  if (!assistance) throw missing('assistance', id);
  const { unitId, groupId, date } = assistance;
  const items = await queries
    .selectFrom('assistance_item')
    .where('assistanceId', '=', id)
    .orderBy('position')
    .select(['name', 'quantity', 'unit', 'value', 'note'])
    .execute();
  const { paper, rupiahStyle } = await printSettings(queries);
  const facts = request.facts ?? (await factsFor(queries, unitId, { document: 'handover', id }));
  const approver = (await signatoriesOf(queries, { unitId, to: date })).find(({ role }) => role === 'approved');
  const chair = (await chairsOf(queries, [groupId], date)).get(groupId) ?? '';
  const receivedBy = assistance.receivedBy || chair;
  const isApprover = assistance.deliveredBy === '' || assistance.deliveredBy === approver?.name;
  return {
    unitId,
    paper: request.paper ?? paper,
    rupiahStyle,
    language,
    unit: await unitOnDay(queries, unitId, date),
    facts,
    number: assistance.bastNumber,
    date,
    description: assistance.description,
    program: assistance.program ?? '',
    deliverer: {
      name: assistance.deliveredBy || (approver?.name ?? ''),
      position: facts.signerPosition || (isApprover ? (approver?.position ?? '') : ''),
    },
    receiver: {
      name: receivedBy,
      position:
        facts.counterPosition ||
        (receivedBy !== '' && receivedBy === chair ? textsIn(language)('documentText.groupChair') : ''),
    },
    group: { name: assistance.groupName, address: assistance.address ?? '' },
    items,
    value: items.reduce((sum, { value }) => sum + value, 0),
    village: await villageOf(queries, [assistance]),
  };
}

/** Berita acara serah terima: who gave what to whom, and what it is worth. */
export function handoverDocument(content: HandoverContent): Omit<OfficeDocument, 'layout'> {
  const { language, facts, date, unit, group, deliverer, receiver } = content;
  const texts = textsIn(language);
  const title = texts('documents.kind.handover');
  return {
    paper: content.paper,
    language,
    title,
    subject: content.description,
    date,
    kop: kopOf(unit),
    blocks: [
      {
        is: 'title',
        text: texts('documentText.handoverTitle'),
        below: [content.description, numberLine(content.number, language)],
      },
      { is: 'paragraph', runs: [plain(texts('documentText.handoverOpening', { date: spelledDate(date, language) }))] },
      { is: 'facts', rows: party(deliverer, unit.legalName || unit.company, unit.address, language), isIndented: true },
      { is: 'paragraph', runs: [plain(texts('documentText.firstParty'))] },
      { is: 'facts', rows: party(receiver, group.name, group.address, language), isIndented: true },
      { is: 'paragraph', runs: [plain(texts('documentText.secondParty'))] },
      {
        is: 'paragraph',
        runs: [
          plain(
            texts(content.program === '' ? 'documentText.handsOver' : 'documentText.handsOverFor', {
              program: content.program,
            }),
          ),
        ],
      },
      itemTable(content),
      { is: 'paragraph', runs: [plain(valueInWords(content))] },
      {
        is: 'list',
        items: [texts('documentText.received'), texts('documentText.careful'), texts('documentText.used')],
      },
      { is: 'paragraph', runs: [plain(facts.closing || texts('documentText.handoverClosing'))] },
      { is: 'paragraph', align: 'right', runs: [plain(placeAndDate(facts.city, date, language))] },
      {
        is: 'signatures',
        rows: [
          [
            {
              above: [texts('documentText.secondPartySigns'), group.name],
              name: receiver.name,
              below: [receiver.position].filter((line) => line !== ''),
            },
            ...acknowledged(facts, content.village, language),
            {
              above: [texts('documentText.firstPartySigns'), unit.name],
              name: deliverer.name,
              below: [deliverer.position].filter((line) => line !== ''),
            },
          ],
        ],
      },
    ],
    pageText: (page, pages) => texts('sheet.page', { page, pages }),
  };
}

function party(person: HandoverContent['deliverer'], of: string, address: string, language: Language): DocumentFact[] {
  const texts = textsIn(language);
  return [
    { label: texts('sheet.name'), value: person.name },
    { label: texts('documentText.position'), value: person.position },
    { label: texts('documentText.onBehalfOf'), value: of },
    ...(address === '' ? [] : [{ label: texts('documentText.address'), value: address }]),
  ];
}

function itemTable({ items, value, language }: HandoverContent): OfficeDocument['blocks'][number] {
  const texts = textsIn(language);
  return {
    is: 'table',
    columns: [
      { title: texts('sheet.number'), share: 7, align: 'center' },
      { title: texts('documentText.item'), share: 36, align: 'left' },
      { title: texts('documentText.quantity'), share: 12, align: 'right' },
      { title: texts('documentText.itemUnit'), share: 13, align: 'left' },
      { title: texts('documentText.value'), share: 24, align: 'right' },
      { title: texts('documentText.note'), share: 20, align: 'left' },
    ],
    rows: items.map((item, index) => [
      String(index + 1),
      item.name,
      formatDecimal(item.quantity, language),
      item.unit,
      item.value === 0 ? '–' : formatNumber(item.value, language),
      item.note,
    ]),
    total: ['', texts('documentText.total'), '', '', formatNumber(value, language), ''],
  };
}

/** `Nilai seluruhnya Rp7.500.000 (tujuh juta lima ratus ribu rupiah).` */
export function valueInWords({ value, language, rupiahStyle }: HandoverContent): string {
  return textsIn(language)('documentText.valueInWords', {
    value: formatRupiah(value, language, rupiahStyle),
    words: numberInWords(value, language),
  });
}
