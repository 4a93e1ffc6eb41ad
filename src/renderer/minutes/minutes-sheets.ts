import type { TFunction } from 'i18next';
import type { Minutes, SaveMinutes } from '../../shared/minutes.ts';
import { choiceKind, textKind } from '../components/sheet-grid/cell-kinds.ts';
import type { CellKind } from '../components/sheet-grid/cell-kinds.ts';
import { titles } from '../components/sheet-grid/list-titles.ts';
import type { ColumnPeople } from '../components/sheet-grid/sheet-rows.ts';
import type { SheetColumn, SheetRow } from '../components/sheet-grid/sheet.ts';

/** The row that is kept, if it is; a picked speaker's id fills the row and is not kept. */
export interface MinutesOrigin {
  id?: string | undefined;
  personId?: string | undefined;
}

export interface PointColumnOptions {
  sessions: Minutes['sessions'];
  /** Who may have spoken. */
  speakers: ColumnPeople;
  /** Where the follow-up of a point stands, by the point's id; '' where it became none. */
  followUpText: (pointId: string) => string;
}

export function pointColumns(t: TFunction, options: PointColumnOptions): SheetColumn[] {
  const { sessions, speakers, followUpText } = options;
  const ofSession = sessions.map(({ id, title, place }, index) => ({
    value: id,
    label: `${index + 1} · ${title || place}`,
  }));
  // The cell holds the point's id: what became of the point is no text of its row, and changes without it.
  const followUp: CellKind = { ...textKind, show: followUpText };
  return [
    ...(sessions.length > 1
      ? [{ key: 'sessionId', title: t('minutes.session'), width: 120, kind: choiceKind(ofSession), aliases: ['sesi'] }]
      : []),
    {
      key: 'speaker',
      title: t('minutes.speaker'),
      width: 140,
      kind: textKind,
      people: speakers,
      aliases: [...titles.name, 'penyampai', 'penanya'],
    },
    {
      key: 'institution',
      title: t('meetings.institution'),
      width: 150,
      kind: textKind,
      aliases: titles.institution,
    },
    {
      key: 'input',
      title: t('minutes.input'),
      width: 320,
      kind: textKind,
      isRequired: true,
      aliases: ['usulan', 'pertanyaan', 'uraian', 'saran'],
    },
    {
      key: 'response',
      title: t('minutes.response'),
      width: 240,
      kind: textKind,
      aliases: ['jawaban', 'keterangan'],
    },
    { key: 'followUp', title: t('recordKind.followUp'), width: 100, kind: followUp, isReadOnly: true },
  ];
}

export function pointRows(minutes: Minutes | null): SheetRow<MinutesOrigin>[] {
  return (minutes?.points ?? []).map(({ id, sessionId, speaker, institution, input, response }) => ({
    key: id,
    origin: { id },
    cells: { sessionId: sessionId ?? '', speaker, institution, input, response, followUp: id },
  }));
}

/** A row as the save takes it. Unreadable cells are caught before, by the grid's own check. */
export function pointOf({ cells, origin }: SheetRow<MinutesOrigin>): NonNullable<SaveMinutes['points']>[number] {
  return {
    id: origin?.id,
    sessionId: cells['sessionId'] || null,
    speaker: cells['speaker'] ?? '',
    institution: cells['institution'] ?? '',
    input: cells['input'] ?? '',
    response: cells['response'] ?? '',
  };
}

export function decisionColumns(t: TFunction): SheetColumn[] {
  return [{ key: 'text', title: t('minutes.decision'), width: 600, kind: textKind, isRequired: true }];
}

export function decisionRows(minutes: Minutes | null): SheetRow<MinutesOrigin>[] {
  return (minutes?.decisions ?? []).map(({ id, text }) => ({
    key: id,
    origin: { id },
    cells: { text },
  }));
}

export function decisionOf({ cells, origin }: SheetRow<MinutesOrigin>): NonNullable<SaveMinutes['decisions']>[number] {
  return { id: origin?.id, text: cells['text'] ?? '' };
}
