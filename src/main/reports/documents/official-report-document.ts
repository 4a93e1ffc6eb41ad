import { textsIn } from '../../texts.ts';
import { acknowledged, inPairs, numberLine, placeAndDate, spelledDate } from './document-parts.ts';
import { eventTitle, kopOf, listed } from './meeting-content.ts';
import type { MeetingContent } from './meeting-content.ts';
import type { Block, OfficeDocument, Signature } from './office-document.ts';
import { plain } from './office-document.ts';

/** Berita acara: that the meeting was held, what was agreed, and who signs for it. */
export function officialReportDocument(content: MeetingContent): OfficeDocument {
  const { language, facts, sessions, decisions } = content;
  const texts = textsIn(language);
  const title = texts('documents.kind.officialReport');
  const agreements: Block[] =
    decisions.length === 0
      ? [{ is: 'paragraph', runs: [plain(texts('documentText.noAgreements'))] }]
      : [{ is: 'list', items: decisions }];
  return {
    paper: content.paper,
    language,
    title,
    subject: eventTitle(content),
    date: sessions[0]?.date ?? '',
    kop: kopOf(content.unit),
    blocks: [
      {
        is: 'title',
        text: title.toLocaleUpperCase(language),
        below: [eventTitle(content), numberLine(facts.number, language)],
      },
      { is: 'paragraph', runs: [plain(facts.opening || openingOf(content))] },
      { is: 'paragraph', runs: [plain(attendanceOf(content))] },
      ...agreements,
      { is: 'paragraph', runs: [plain(facts.closing || texts('documentText.reportClosing'))] },
      {
        is: 'paragraph',
        align: 'right',
        runs: [plain(placeAndDate(facts.city, facts.date ?? sessions.at(-1)?.date ?? null, language))],
      },
      { is: 'signatures', rows: signaturesOf(content) },
    ],
    pageText: (page, pages) => texts('sheet.page', { page, pages }),
  };
}

/** `Pada hari ini Kamis, tanggal lima Februari tahun dua ribu dua puluh enam (05-02-2026), bertempat di …` */
export function openingOf(content: MeetingContent): string {
  const { sessions, language, kind, unit, groups } = content;
  const texts = textsIn(language);
  const days = sessions.map(({ date }) => date);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const words = {
    date: spelledDate(first, language),
    lastDate: spelledDate(last, language),
    place: listed([...new Set(sessions.map(({ place }) => place))], language),
    kind,
    title: eventTitle(content),
    unit:
      unit.legalName || [unit.company, unit.name].filter((name, index, all) => all.indexOf(name) === index).join(' '),
    groups: listed(
      groups.map(({ name }) => name),
      language,
    ),
  };
  const beginning = texts(first === last ? 'documentText.reportOpening' : 'documentText.reportOpeningOfDays', words);
  return beginning + texts(groups.length === 0 ? 'documentText.heldBy' : 'documentText.heldWith', words);
}

/** Who came, and that they agreed on what follows. */
export function attendanceOf({ people, language, decisions }: MeetingContent): string {
  const texts = textsIn(language);
  const attended = people.present === 0 ? '' : `${texts('documentText.attendedBy', { count: people.present })} `;
  return attended + (decisions.length === 0 ? '' : texts('documentText.agreed'));
}

/** The groups on the left and the company on the right, two a row; below them the head of the village. */
function signaturesOf(content: MeetingContent): Signature[][] {
  const { facts, groups, unit, approver, language, village } = content;
  const company: Signature = {
    above: [unit.company, ...(unit.name === unit.company ? [] : [unit.name]), ''].slice(0, 2),
    name: facts.signerName || approver.name,
    below: [facts.signerPosition || approver.position].filter((line) => line !== ''),
  };
  const others = groups.map(({ name, chair }, index): Signature => ({
    above: [name, ''],
    name: (index === 0 && facts.counterName) || chair,
    below: [(index === 0 && facts.counterPosition) || textsIn(language)('documentText.groupChair')],
  }));
  const [first, ...further] = others;
  const typed: Signature = { above: ['', ''], name: facts.counterName, below: [facts.counterPosition] };
  const other = first ?? (facts.counterName + facts.counterPosition === '' ? undefined : typed);
  return [
    other ? [other, company] : [company],
    ...inPairs(further),
    ...acknowledged(facts, village, language).map((signature) => [signature]),
  ];
}
