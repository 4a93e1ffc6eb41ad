import { Badge, Button, Checkbox, Group, Modal, Select, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Fragment, memo, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { searchText } from '../../shared/search-text.ts';
import { momentWords } from '../history/moment-words.ts';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { AttachScan } from './attach-scan.tsx';
import { invitedPresent, isAttending, representedToggled, statusOf, toggled } from './attendance-ticks.ts';
import { attendanceCounts } from './participant-sheet.ts';
import type { ParticipantRow } from './participant-sheet.ts';
import { enteredRows } from './printed-order.ts';
import type { EnteredRow } from './printed-order.ts';
import { readWalkIn, walkInRow } from './walk-in.ts';
import classes from './attendance-panel.module.css';

export interface AttendancePanelProps {
  /** Missing before they are saved: nothing can be attached yet, and nothing was printed. */
  meetingId: string | undefined;
  sessionId: string | undefined;
  rows: readonly ParticipantRow[];
  onChange: (rows: readonly ParticipantRow[]) => void;
  onClose: () => void;
}

/** After the meeting, with the signed sheet in hand: who came, name by name in the printed order. */
export function AttendancePanel({ meetingId, sessionId, rows, onChange, onClose }: AttendancePanelProps) {
  const { t } = useTranslation();
  const order = usePrintedOrder(sessionId);
  const places = enteredRows(rows, order.sheet);
  const [place, setPlace] = useState(0);
  const [typed, setTyped] = useState('');
  const listId = useId();
  const walkInField = useRef<HTMLInputElement>(null);
  const active = Math.min(place, rows.length - 1);
  const counts = attendanceCounts(rows);

  const start = useEffectEvent(() => {
    const ticked = invitedPresent(rows);
    if (ticked !== rows) onChange(ticked);
  });
  // Once, when the panel opens.
  useEffect(() => start(), []);
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, active]);
  useHotkeys([['alt+W', () => walkInField.current?.focus()]], [], true);

  function go(next: number) {
    setTyped('');
    setPlace(Math.max(0, Math.min(next, rows.length - 1)));
  }

  function change(at: number, by: (row: ParticipantRow) => ParticipantRow) {
    const entered = places[at];
    if (entered !== undefined && by(entered.row) !== entered.row) onChange(rows.with(entered.index, by(entered.row)));
  }

  /** One handler for the whole list, so that a row is drawn anew only for its own sake. */
  function handleClick(event: MouseEvent) {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (line === null) return;
    const index = Number(line.dataset['index']);
    change(index, toggled);
    go(index);
  }

  /** Letters jump to a name, figures to a number; the search goes on while it finds something. */
  function type(key: string) {
    const longer = typed + key;
    const found = foundPlace(places, longer, active);
    const text = found === -1 ? key : longer;
    const target = found === -1 ? foundPlace(places, key, active + 1) : found;
    setTyped(target === -1 ? '' : text);
    if (target !== -1) setPlace(target);
  }

  function handleKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const actions: Record<string, () => void> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      PageDown: () => go(active + 10),
      PageUp: () => go(active - 10),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      Backspace: () => setTyped(typed.slice(0, -1)),
      Enter: () => go(active + 1),
      ' ': () => {
        change(active, event.shiftKey ? representedToggled : toggled);
        go(active + 1);
      },
    };
    const action = actions[event.key] ?? ([...event.key].length === 1 ? () => type(event.key) : undefined);
    if (action === undefined) return;
    event.preventDefault();
    action();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={t('meetingEntry.attendanceTitle')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Group justify="space-between" mb="xs" gap="sm" wrap="nowrap">
        <Text size="sm" role="status" className="figures">
          {t('meetingEntry.attendanceCounts', counts)}
        </Text>
        {typed !== '' && <Badge variant="light">{typed}</Badge>}
        {order.options.length > 1 && (
          <Select
            size="xs"
            w={300}
            aria-label={t('meetingEntry.order')}
            data={order.options}
            value={order.chosen}
            allowDeselect={false}
            onChange={(version) => version !== null && order.choose(version)}
          />
        )}
      </Group>
      <ul
        role="listbox"
        aria-label={t('meetings.participants')}
        aria-multiselectable
        aria-activedescendant={rows.length > 0 ? `${listId}-${active}` : undefined}
        // The list itself has the focus: a row is reached by its number and name, not by Tab.
        tabIndex={0}
        data-autofocus
        className={classes.list}
        onKeyDown={handleKey}
        onClick={handleClick}
      >
        {places.map(({ row, number, heading }, index) => (
          <Fragment key={row.key}>
            {heading !== null && (
              <li role="presentation" className={classes.heading}>
                {heading === 'notOnSheet' ? t('meetingEntry.notOnSheet') : t('sheet.page', heading)}
              </li>
            )}
            <Line index={index} number={number} id={`${listId}-${index}`} row={row} isActive={index === active} />
          </Fragment>
        ))}
        {rows.length === 0 && (
          <li role="presentation" className={classes.empty}>
            {t('meetingEntry.nobodyListed')}
          </li>
        )}
      </ul>
      <WalkInLine
        field={walkInField}
        onAdd={(row) => {
          onChange([...rows, row]);
          setPlace(rows.length);
        }}
      />
      <Group justify="space-between" mt="md" gap="sm" wrap="nowrap">
        <Text size="xs" c="gray.7">
          {t('meetingEntry.attendanceKeys')}
        </Text>
        <Group gap="sm" wrap="nowrap" flex="none">
          {meetingId !== undefined && sessionId !== undefined && (
            <AttachScan meetingId={meetingId} sessionId={sessionId} />
          )}
          <Button onClick={onClose}>{t('meetingEntry.done')}</Button>
        </Group>
      </Group>
    </Modal>
  );
}

interface LineProps {
  index: number;
  number: number;
  id: string;
  row: ParticipantRow;
  isActive: boolean;
}

/** Drawn anew only where something of it changed: a list may be of hundreds. */
const Line = memo(function Line({ index, number, id, row, isActive }: LineProps) {
  const { t } = useTranslation();
  const { name = '', institution = '', position = '' } = row.cells;
  const status = statusOf(row);
  const from = [institution, position].filter(Boolean).join(' · ');
  return (
    <li
      id={id}
      role="option"
      aria-selected={isAttending(row)}
      data-active={isActive || undefined}
      data-absent={status === 'absent' || undefined}
      className={classes.line}
      data-index={index}
    >
      <span className={`${classes.number} figures`}>{number}</span>
      <Checkbox.Indicator checked={isAttending(row)} size="xs" aria-hidden />
      <span className={classes.name} title={name}>
        {name}
      </span>
      <span className={classes.from} title={from}>
        {from}
      </span>
      <span className={classes.status}>{t(`participantStatus.${status}`)}</span>
    </li>
  );
});

/** One line for somebody who came without an invitation; Enter puts them at the end. */
function WalkInLine({
  field,
  onAdd,
}: {
  field: RefObject<HTMLInputElement | null>;
  onAdd: (row: ParticipantRow) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const read = readWalkIn(text);
  const shown = read && [read.name, read.gender, read.institution, read.phone];
  return (
    <TextInput
      ref={field}
      mt="sm"
      label={t('meetingEntry.walkInLine')}
      placeholder={t('meetingEntry.walkInPlaceholder')}
      description={shown ? t('meetingEntry.walkInRead', { parts: shown.map((part) => part || '–').join(' | ') }) : ' '}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || read === null) return;
        event.preventDefault();
        onAdd(walkInRow(read));
        setText('');
      }}
    />
  );
}

/** The first row from `from` on, then from the top, whose number is or whose name has a word that begins so; -1 if none. */
function foundPlace(places: readonly EnteredRow[], typed: string, from: number): number {
  const wanted = searchText(typed);
  if (wanted === '') return -1;
  if (/^\d+$/.test(wanted)) return places.findIndex(({ number }) => number === Number(wanted));
  const matches = ({ row }: EnteredRow) => {
    const words = (row.cells['name'] ?? '').split(/\s+/);
    return words.some((_, index) => searchText(words.slice(index).join(' ')).startsWith(wanted));
  };
  const after = places.findIndex((place, index) => index >= from && matches(place));
  return after === -1 ? places.findIndex(matches) : after;
}

const onScreen = '';

/** In which order the rows are entered: of the sheet that was printed last, as long as nobody chooses another. */
function usePrintedOrder(sessionId: string | undefined) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const { timeZone } = useUnit();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data = [] } = useQuery(
    api.sheets.printed.queryOptions({ input: { sessionId: sessionId ?? '' }, enabled: sessionId !== undefined }),
  );
  const version = chosen ?? data[0]?.version ?? onScreen;
  return {
    chosen: version,
    choose: setChosen,
    sheet: data.find((sheet) => sheet.version === version) ?? null,
    options: [
      ...data.map((sheet) => {
        const who = sheet.role === null ? t('sheetPage.everyRole') : t(`participantRole.${sheet.role}`);
        const when = momentWords(sheet.printedAt, timeZone, language);
        return { value: sheet.version, label: t('meetingEntry.orderPrinted', { when, who }) };
      }),
      { value: onScreen, label: t('meetingEntry.orderOnScreen') },
    ],
  };
}
