import { formatDayAndDate, formatShortDate } from '../../../shared/calendar-date.ts';
import { textsIn } from '../../texts.ts';
import { numberLine, placeAndDate } from './document-parts.ts';
import { eventTitle, sessionDays, sessionTime } from './meeting-content.ts';
import { kopOf } from '../kop.ts';
import type { MeetingContent } from './meeting-content.ts';
import type { Block, DocumentFact, OfficeDocument } from './office-document.ts';
import { plain } from './office-document.ts';

/** Notulen: what was said, decided, and is to be done, with the facts of the sessions. */
export function minutesDocument(content: MeetingContent): Omit<OfficeDocument, 'layout'> {
  const { language, facts, sessions } = content;
  const texts = textsIn(language);
  const number = facts.number || content.number;
  const title = texts('documents.kind.minutes');
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
        below: number === '' ? [] : [numberLine(number, language)],
      },
      { is: 'facts', rows: factsOf(content) },
      ...(sessions.length > 1 ? [sessionTable(content)] : []),
      ...numbered([
        ...paragraphs(texts('documentText.agenda'), content.agenda),
        discussion(content),
        decisions(content),
        followUps(content),
        ...paragraphs(texts('documentText.outcome'), content.outcome),
      ]),
      {
        is: 'signatures',
        rows: [
          [
            { above: ['', texts('sheet.chair')], name: content.chair, below: [] },
            {
              above: [
                placeAndDate(facts.city, facts.date ?? sessions[0]?.date ?? null, language),
                texts('sheet.noteTaker'),
              ],
              name: content.noteTaker,
              below: [],
            },
          ],
        ],
      },
    ],
    pageText: (page, pages) => texts('sheet.page', { page, pages }),
  };
}

interface Section {
  title: string;
  blocks: Block[];
}

/** `A. Pembahasan`, `B. Keputusan` … of the sections that there are. */
function numbered(sections: Section[]): Block[] {
  return sections.flatMap(({ title, blocks }, index) => [
    { is: 'heading' as const, text: `${String.fromCodePoint(65 + index)}. ${title}` },
    ...blocks,
  ]);
}

function factsOf(content: MeetingContent): DocumentFact[] {
  const { sessions, people, language } = content;
  const texts = textsIn(language);
  const [only, ...others] = sessions;
  const isHeld = people.present > 0;
  const rows = [
    { label: texts('sheet.event'), value: eventTitle(content) },
    { label: texts('sheet.date'), value: sessionDays(content).join('\n') },
    ...(only && others.length === 0
      ? [
          { label: texts('sheet.time'), value: sessionTime(only, content) },
          { label: texts('sheet.place'), value: only.place },
        ]
      : []),
    { label: texts('sheet.chairedBy'), value: content.chair },
    { label: texts('sheet.noteTaker'), value: content.noteTaker },
    { label: texts('documentText.speakers'), value: content.speakers },
    {
      label: texts('documentText.participants'),
      value:
        people.invited + people.present === 0
          ? ''
          : texts(isHeld ? 'documentText.present' : 'documentText.invited', { ...people }),
    },
  ];
  // Speakers are no part of every meeting.
  return rows.filter(({ label, value }) => value !== '' || label !== texts('documentText.speakers'));
}

function sessionTable(content: MeetingContent): Block {
  const { sessions, language } = content;
  const texts = textsIn(language);
  return {
    is: 'table',
    columns: [
      { title: texts('sheet.number'), share: 7, align: 'center' },
      { title: texts('documentText.session'), share: 24, align: 'left' },
      { title: texts('sheet.date'), share: 22, align: 'left' },
      { title: texts('sheet.time'), share: 18, align: 'left' },
      { title: texts('sheet.place'), share: 34, align: 'left' },
      { title: texts('sheet.present'), share: 9, align: 'center' },
    ],
    rows: sessions.map((session, index) => [
      String(index + 1),
      session.title,
      formatDayAndDate(session.date, language),
      sessionTime(session, content),
      session.place,
      session.present === 0 ? '' : String(session.present),
    ]),
  };
}

function paragraphs(title: string, text: string): Section[] {
  if (text.trim() === '') return [];
  return [{ title, blocks: [{ is: 'paragraph', runs: [plain(text)] }] }];
}

function discussion({ points, language }: MeetingContent): Section {
  const texts = textsIn(language);
  const title = texts('documentText.discussion');
  if (points.length === 0) return { title, blocks: [nothing(texts('documentText.noPoints'))] };
  return {
    title,
    blocks: [
      {
        is: 'table',
        columns: [
          { title: texts('sheet.number'), share: 7, align: 'center' },
          { title: texts('documentText.speaker'), share: 25, align: 'left' },
          { title: texts('documentText.input'), share: 40, align: 'left' },
          { title: texts('documentText.response'), share: 32, align: 'left' },
        ],
        rows: points.map(({ speaker, institution, input, response }, index) => [
          String(index + 1),
          [speaker, institution].filter((text) => text !== '').join('\n'),
          input,
          response,
        ]),
      },
    ],
  };
}

function decisions({ decisions: items, language }: MeetingContent): Section {
  const texts = textsIn(language);
  const title = texts('documentText.decisions');
  if (items.length === 0) return { title, blocks: [nothing(texts('documentText.noDecisions'))] };
  return { title, blocks: [{ is: 'list', items }] };
}

function followUps({ followUps: rows, language }: MeetingContent): Section {
  const texts = textsIn(language);
  const title = texts('documentText.followUps');
  if (rows.length === 0) return { title, blocks: [nothing(texts('documentText.noFollowUps'))] };
  return {
    title,
    blocks: [
      {
        is: 'table',
        columns: [
          { title: texts('sheet.number'), share: 7, align: 'center' },
          { title: texts('documentText.task'), share: 47, align: 'left' },
          { title: texts('documentText.responsible'), share: 30, align: 'left' },
          { title: texts('documentText.dueOn'), share: 20, align: 'left' },
        ],
        rows: rows.map(({ text, responsible, institution, dueOn }, index) => [
          String(index + 1),
          text,
          [responsible, institution].filter((part) => part !== '').join('\n'),
          dueOn === null ? '' : formatShortDate(dueOn, language),
        ]),
      },
    ],
  };
}

function nothing(text: string): Block {
  return { is: 'paragraph', runs: [plain(text)] };
}
