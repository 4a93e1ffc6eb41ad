import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { changeRows } from '../components/sheet-grid/sheet.ts';
import type { SheetState } from '../components/sheet-grid/sheet.ts';
import { AttendancePanel } from './attendance-panel.tsx';
import type { MeetingValues } from './meeting-values.ts';
import type { ParticipantOrigin, ParticipantRow } from './participant-sheet.ts';
import { PickGroups } from './pick-groups.tsx';
import { RepeatParticipants } from './repeat-participants.tsx';
import { SaveTemplate } from './save-template.tsx';

export type MeetingTool = 'repeat' | 'groups' | 'attendance' | 'template';

export interface MeetingToolsProps {
  form: UseFormReturn<MeetingValues>;
  meetingId: string | undefined;
  tool: MeetingTool | null;
  onTool: (tool: MeetingTool | null) => void;
  /** The open session: its rows with what was entered, and its grid. */
  rowsOf: (sessionKey: string) => ParticipantRow[];
  sessionKey: string;
  /** Missing before the session is saved. */
  sessionId: string | undefined;
  state: SheetState<ParticipantOrigin>;
  onState: (state: SheetState<ParticipantOrigin>) => void;
  onAddMembers: (groupIds: string[]) => void;
  onAddWalkIn: () => void;
}

/** The quick ways to participants and attendance: their keys, and the dialogs behind them. */
export function MeetingTools(props: MeetingToolsProps) {
  const { form, tool, onTool, rowsOf, sessionKey, state, onState } = props;
  const { t } = useTranslation();
  const { control } = form;
  const [kind, groupIds = [], programIds = []] = useWatch({ control, name: ['kind', 'groupIds', 'programIds'] });
  const attendance = useAttendanceStep(state, onState);
  const open = (next: MeetingTool) => () => {
    // A key of the page behind an open dialog is not meant.
    if (tool === null && document.querySelector('[role="dialog"]') === null) onTool(next);
  };
  useHotkeys(
    [
      ['alt+U', open('repeat')],
      ['alt+G', open('groups')],
      ['alt+H', open('attendance')],
      ['alt+P', open('template')],
      ['alt+W', () => tool === null && props.onAddWalkIn()],
    ],
    [],
    true,
  );
  const close = () => onTool(null);

  switch (tool) {
    case 'repeat':
      return (
        <RepeatParticipants
          meetingId={props.meetingId}
          kind={kind}
          groupIds={groupIds}
          programIds={programIds}
          listed={rowsOf(sessionKey)}
          onAdd={(rows) => {
            onState(changeRows(state, [...rowsOf(sessionKey), ...rows]));
            notifications.show({ message: t('meetingEntry.repeated', { count: rows.length }) });
          }}
          onClose={close}
        />
      );
    case 'groups':
      return <PickGroups groupIds={groupIds} onAdd={props.onAddMembers} onClose={close} />;
    case 'attendance':
      return (
        <AttendancePanel
          meetingId={props.meetingId}
          sessionId={props.sessionId}
          rows={rowsOf(sessionKey)}
          onChange={attendance.change}
          onClose={close}
        />
      );
    case 'template':
      return <SaveTemplate values={form.getValues()} rowsOf={rowsOf} onClose={close} />;
    case null:
      return null;
  }
}

/**
 * However many ticks: one step of undo. Each change starts from the rows as they were when the panel
 * was opened, or as something else (a save) has made them since.
 */
function useAttendanceStep(
  state: SheetState<ParticipantOrigin>,
  onState: (state: SheetState<ParticipantOrigin>) => void,
) {
  const last = useRef<{ base: SheetState<ParticipantOrigin>; now: SheetState<ParticipantOrigin> | null }>({
    base: state,
    now: null,
  });
  return {
    change: (rows: readonly ParticipantRow[]) => {
      const base = last.current.now === state ? last.current.base : state;
      const changed = new Map(rows.map((row) => [row.key, row]));
      const before = new Set(base.rows.map(({ key }) => key));
      const all = [
        ...base.rows.map((row) => changed.get(row.key) ?? row),
        ...rows.filter(({ key }) => !before.has(key)),
      ];
      const now = changeRows(base, all);
      last.current = { base, now };
      onState(now);
    },
  };
}
