import { textsIn } from '../../texts.ts';
import { acknowledged, numberLine, placeAndDate, spelledDate } from './document-parts.ts';
import { eventTitle, listed } from './meeting-content.ts';
import { kopOf } from '../kop.ts';
import type { MeetingContent } from './meeting-content.ts';
import type { Block, OfficeDocument, Signature } from './office-document.ts';
import { plain } from './office-document.ts';

/** Berita acara: that the meeting was held, what was agreed, and who signs for it. */
export function officialReportDocument(content: MeetingContent): Omit<OfficeDocument, 'layout'> {
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
      ...signaturesOf(content),
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
    // `FGD “FGD Renstra”` says it twice.
    kind: eventTitle(content).toLowerCase().startsWith(kind.toLowerCase()) ? '' : `${kind} `,
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

/** The group beside the company, the head of the village below them; of several groups, one row each to sign in. */
function signaturesOf(content: MeetingContent): Block[] {
  const { facts, groups, unit, approver, language, village, sessions } = content;
  const date = placeAndDate(facts.city, facts.date ?? sessions.at(-1)?.date ?? null, language);
  const dateLine: Block = { is: 'paragraph', align: 'right', runs: [plain(date)] };
  const company: Signature = {
    above: [unit.company, ...(unit.name === unit.company ? [] : [unit.name])],
    name: facts.signerName || approver.name,
    below: [facts.signerPosition || approver.position].filter((line) => line !== ''),
  };
  const heads = acknowledged(facts, village, language);
  if (groups.length > 1) return [groupTable(content), dateLine, { is: 'signatures', rows: [[...heads, company]] }];
  const group = groupSignatures(content);
  return [dateLine, { is: 'signatures', rows: [[...group, company], ...heads.map((head) => [head])] }];
}

/** Who signs for the only group, or for whom it was typed; nobody where neither is known. */
function groupSignatures({ facts, groups, language }: MeetingContent): Signature[] {
  const [group] = groups;
  if (!group && facts.counterName === '' && facts.counterPosition === '') return [];
  const position = facts.counterPosition || (group ? textsIn(language)('documentText.groupChair') : '');
  return [{ above: [group?.name ?? ''], name: facts.counterName || (group?.chair ?? ''), below: [position] }];
}

function groupTable({ facts, groups, language }: MeetingContent): Block {
  const texts = textsIn(language);
  return {
    is: 'table',
    rowHeight: 11,
    columns: [
      { title: texts('sheet.number'), share: 7, align: 'center' },
      { title: texts('documentText.group'), share: 36, align: 'left' },
      { title: texts('documentText.signsAs'), share: 30, align: 'left' },
      { title: texts('sheet.signature'), share: 33, align: 'left' },
    ],
    rows: groups.map(({ name, chair }, index) => [
      String(index + 1),
      name,
      [
        (index === 0 && facts.counterName) || chair,
        (index === 0 && facts.counterPosition) || texts('documentText.groupChair'),
      ]
        .filter((line) => line !== '')
        .join('\n'),
      '',
    ]),
  };
}
