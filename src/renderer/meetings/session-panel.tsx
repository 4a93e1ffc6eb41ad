import { Button, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconChecklist, IconHistory, IconPrinter, IconUserPlus, IconWalk } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AreaField } from '../components/form/area-field.tsx';
import { DateField } from '../components/form/date-field.tsx';
import { Help } from '../components/form/field-help.tsx';
import { Fields, TextField } from '../components/form/fields.tsx';
import { TimeField } from '../components/form/time-field.tsx';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { isBlankRow } from '../components/sheet-grid/sheet.ts';
import type { SheetColumn, SheetState } from '../components/sheet-grid/sheet.ts';
import type { MeetingTool } from './meeting-tools.tsx';
import type { MeetingValues } from './meeting-values.ts';
import { attendanceCounts } from './participant-sheet.ts';
import type { ParticipantOrigin } from './participant-sheet.ts';

export interface SessionPanelProps {
  control: Control<MeetingValues>;
  index: number;
  columns: readonly SheetColumn[];
  state: SheetState<ParticipantOrigin>;
  onChange: (state: SheetState<ParticipantOrigin>) => void;
  onAddMembers: () => void;
  onAddWalkIn: () => void;
  onTool: (tool: MeetingTool) => void;
  onMarkPresent: () => void;
  onPrint: () => void;
  uniquePeople: number;
}

/** One session: where and when, and who was there. */
export function SessionPanel(props: SessionPanelProps) {
  const { control, index, columns, state } = props;
  const { t } = useTranslation();
  const counts = attendanceCounts(state.rows.filter((row) => !isBlankRow(row, columns)));
  const button = (label: string, hint: string, icon: ReactNode, onClick: () => void) => (
    <Tooltip label={hint} key={label}>
      <Button variant="default" size="compact-xs" leftSection={icon} onClick={onClick}>
        {label}
      </Button>
    </Tooltip>
  );
  const tools = (
    <Group gap="xs" ml="sm" wrap="nowrap">
      {button(t('meetings.addMembers'), t('meetings.addMembersHint'), <IconUserPlus size={14} />, props.onAddMembers)}
      {button(t('meetingEntry.repeat'), t('meetingEntry.repeatHint'), <IconHistory size={14} />, () =>
        props.onTool('repeat'),
      )}
      {button(t('meetingEntry.walkIn'), t('meetingEntry.walkInHint'), <IconWalk size={14} />, props.onAddWalkIn)}
    </Group>
  );
  return (
    <>
      <Fields>
        <DateField control={control} name={`sessions.${index}.date`} label={t('meetings.date')} span={2} isRequired />
        <TimeField control={control} name={`sessions.${index}.startTime`} label={t('meetings.startTime')} span={1} />
        <TimeField
          control={control}
          name={`sessions.${index}.endTime`}
          label={t('meetings.endTime')}
          span={1}
          placeholder={t('meetings.untilDone')}
        />
        <TextField control={control} name={`sessions.${index}.place`} label={t('meetings.place')} span={4} isRequired />
        <AreaField control={control} name={`sessions.${index}.areaCode`} label={t('meetings.area')} span={4} />
        <TextField control={control} name={`sessions.${index}.title`} label={t('meetings.sessionTitle')} span={6} />
        <TextField
          control={control}
          name={`sessions.${index}.destination`}
          label={t('meetings.destination')}
          help={t('help.destination')}
          span={6}
        />
      </Fields>
      <Group justify="space-between" mt="xs" gap="sm" wrap="nowrap">
        <Text size="xs" className="figures" role="status">
          {t('meetings.counts', counts)} · <strong>{t('meetings.countUnique', { total: props.uniquePeople })}</strong>
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Help label={t('meetings.status')} text={t('help.participantStatus')} />
          {button(
            t('meetings.markPresent'),
            t('meetings.markPresentHint'),
            <IconCheck size={14} />,
            props.onMarkPresent,
          )}
          {button(t('meetingEntry.attendance'), t('meetingEntry.attendanceHint'), <IconChecklist size={14} />, () =>
            props.onTool('attendance'),
          )}
          {button(t('meetings.print'), t('meetings.printHint'), <IconPrinter size={14} />, props.onPrint)}
        </Group>
      </Group>
      <SheetGrid
        label={t('meetings.participants')}
        columns={columns}
        state={state}
        onChange={props.onChange}
        height={300}
        tools={tools}
      />
    </>
  );
}
