import { formatDayAndDate, formatLongDate } from '../../../shared/calendar-date.ts';
import { textsIn } from '../../texts.ts';
import { placeAndDate } from './document-parts.ts';
import { eventTitle, sessionTime } from './meeting-content.ts';
import { kopOf } from '../kop.ts';
import type { MeetingContent } from './meeting-content.ts';
import type { Block, DocumentFact, OfficeDocument } from './office-document.ts';
import { bold, plain } from './office-document.ts';

/** Undangan: a letter with when, where and what about; whom it is to on a page of its own. */
export function invitationDocument(content: MeetingContent): Omit<OfficeDocument, 'layout'> {
  const { language, facts, sessions, invitees } = content;
  const texts = textsIn(language);
  const signer = {
    name: facts.signerName || content.approver.name,
    position: facts.signerPosition || content.approver.position,
  };
  return {
    paper: content.paper,
    language,
    title: texts('documents.kind.invitation'),
    subject: eventTitle(content),
    date: facts.date ?? sessions[0]?.date ?? '',
    kop: kopOf(content.unit),
    blocks: [
      { is: 'paragraph', align: 'right', runs: [plain(placeAndDate(facts.city, facts.date, language))] },
      { is: 'facts', rows: letterFacts(content) },
      { is: 'paragraph', align: 'left', runs: [plain(`${texts('documentText.to')}\n`), bold(addresseeOf(content))] },
      { is: 'paragraph', align: 'left', runs: [plain(texts('documentText.greeting'))] },
      { is: 'paragraph', runs: [plain(invitationOpening(content))] },
      ...appointments(content),
      { is: 'paragraph', runs: [plain(facts.closing || texts('documentText.invitationClosing'))] },
      {
        is: 'signatures',
        isOnRight: true,
        rows: [
          [
            {
              above: [signerUnit(content), signer.position].filter((line) => line !== ''),
              name: signer.name,
              below: [],
            },
          ],
        ],
      },
      ...(invitees.length === 0 ? [] : attachmentOf(content)),
    ],
    pageText: (page, pages) => texts('sheet.page', { page, pages }),
  };
}

export function invitationSubject(content: MeetingContent): string {
  return (
    content.facts.subject || textsIn(content.language)('documentText.invitationTo', { title: eventTitle(content) })
  );
}

export function invitationAttachment({ facts, invitees, language }: MeetingContent): string {
  if (facts.attachment !== '') return facts.attachment;
  return invitees.length === 0 ? '–' : textsIn(language)('documentText.oneAttachment');
}

export function addresseeOf({ facts, language }: MeetingContent): string {
  return facts.addressee || textsIn(language)('documentText.attachedAddressees');
}

export function invitationOpening(content: MeetingContent): string {
  const { facts, language, purpose } = content;
  const texts = textsIn(language);
  if (facts.opening !== '') return facts.opening;
  // Within a sentence: `dengan tujuan menyelaraskan …`, but `dengan tujuan FGD …`.
  const inSentence = /^\p{Lu}\p{Ll}/u.test(purpose) ? purpose.charAt(0).toLowerCase() + purpose.slice(1) : purpose;
  const words = { title: eventTitle(content), purpose: inSentence.replace(/\.$/, '') };
  return texts(purpose === '' ? 'documentText.invitationOpening' : 'documentText.invitationOpeningFor', words);
}

function letterFacts(content: MeetingContent): DocumentFact[] {
  const { facts, language } = content;
  const texts = textsIn(language);
  return [
    { label: texts('documents.facts.number'), value: facts.number },
    { label: texts('documents.facts.attachment'), value: invitationAttachment(content) },
    { label: texts('documents.facts.subject'), value: invitationSubject(content) },
  ];
}

/** When and where, once for each session. */
function appointments(content: MeetingContent): Block[] {
  const { sessions, language, agenda, unit } = content;
  const texts = textsIn(language);
  const several = sessions.length > 1;
  const blocks = sessions.flatMap((session, index): Block[] => {
    const rows = [
      { label: texts('sheet.date'), value: formatDayAndDate(session.date, language) },
      { label: texts('sheet.time'), value: sessionTime(session, { unit, language }) },
      { label: texts('sheet.place'), value: session.place },
      ...(agenda !== '' && !several ? [{ label: texts('documentText.agenda'), value: agenda }] : []),
    ];
    const name = session.title || texts('documentText.sessionNumber', { number: index + 1 });
    return [...(several ? [{ is: 'heading' as const, text: name }] : []), { is: 'facts', rows, isIndented: true }];
  });
  if (!several || agenda === '') return blocks;
  return [...blocks, { is: 'facts', rows: [{ label: texts('documentText.agenda'), value: agenda }], isIndented: true }];
}

function signerUnit({ unit }: MeetingContent): string {
  return unit.name || unit.company;
}

function attachmentOf(content: MeetingContent): Block[] {
  const { facts, language, invitees } = content;
  const texts = textsIn(language);
  return [
    { is: 'newPage' },
    {
      is: 'facts',
      rows: [
        { label: texts('documentText.attachmentOf'), value: invitationSubject(content) },
        { label: texts('documents.facts.number'), value: facts.number },
        {
          label: texts('documents.facts.date'),
          value: facts.date === null ? '' : formatLongDate(facts.date, language),
        },
      ],
    },
    { is: 'title', text: texts('documentText.invitees'), below: [] },
    {
      is: 'table',
      columns: [
        { title: texts('sheet.number'), share: 7, align: 'center' },
        { title: texts('sheet.name'), share: 45, align: 'left' },
        { title: texts('sheet.affiliation'), share: 50, align: 'left' },
      ],
      rows: invitees.map(({ name, institution, jobTitle }, index) => [
        String(index + 1),
        name,
        [institution, jobTitle].filter((part) => part !== '').join('\n'),
      ]),
    },
  ];
}
