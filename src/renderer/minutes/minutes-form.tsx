import { Button, Text, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconListCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveMinutesSchema } from '../../shared/minutes.ts';
import type { Minutes, SaveMinutes } from '../../shared/minutes.ts';
import { RecordPage } from '../components/record-page/record-page.tsx';
import { useRecordForm } from '../components/record-page/use-record-form.ts';
import { Section } from '../components/section.tsx';
import { SheetGrid } from '../components/sheet-grid/sheet-grid.tsx';
import { useAskedDraft } from '../components/sheet-panel/use-asked-draft.ts';
import { meetingDocuments } from '../documents/meeting-documents.ts';
import { PrintMenu } from '../documents/print-menu.tsx';
import { MeetingFollowUps } from '../follow-ups/meeting-follow-ups.tsx';
import { HistoryButton } from '../history/history-button.tsx';
import { useHost } from '../host/host-context.tsx';
import { MeetingParts } from '../meetings/meeting-parts.tsx';
import { decisionOf, pointOf } from './minutes-sheets.ts';
import { PointText } from './point-text.tsx';
import { useFollowUpOfPoint } from './use-follow-up-of-point.tsx';
import { useMinutesSheets } from './use-minutes-sheets.ts';

/** The minutes have no fields beside their grids. */
type Values = Record<string, never>;

export function MinutesForm({ initial }: { initial: Minutes }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const navigate = useNavigate();
  const { id: meetingId } = initial;
  const subject = `minutes:${meetingId}`;
  const { points, decisions, rows } = useMinutesSheets(initial);
  const record = useRecordForm<Minutes, Values, SaveMinutes>({
    kind: 'meeting',
    draftSubject: subject,
    path: `/meetings/${meetingId}?part=minutes`,
    draftKey: useAskedDraft(subject),
    initial,
    valuesOf: () => ({}),
    titleOf: () => t('minutes.of', { title: initial.title }),
    schema: saveMinutesSchema,
    inputOf: (_, minutes) => ({
      meetingId,
      version: minutes?.version ?? initial.version,
      points: points.entered().map(pointOf),
      decisions: decisions.entered().map(decisionOf),
    }),
    write: (input) => client.minutes.save(input),
    load: () => client.minutes.get({ meetingId }),
    rows,
  });
  const stored = record.stored ?? initial;
  const [row, setRow] = useState(0);
  const makeFollowUp = useFollowUpOfPoint({
    // Typed text has no point of its own before it is saved.
    saved: () => (record.isDirty ? record.save() : Promise.resolve(stored)),
    indexOfPoint: () => points.entered().findIndex((entered) => entered === points.sheet.latest().rows[row]),
  });
  useHotkeys([['alt+T', () => void makeFollowUp()]], [], true);

  return (
    <RecordPage
      title={stored.title}
      record={record}
      onBack={() => void navigate({ to: '/meetings' })}
      actions={
        <>
          <HistoryButton kind="meeting" record={stored} name={stored.title} />
          <PrintMenu
            documents={meetingDocuments}
            saved={() => (record.isDirty ? record.save() : Promise.resolve(stored))}
          />
        </>
      }
    >
      <MeetingParts meetingId={meetingId} part="minutes" />
      <SheetGrid
        label={t('minutes.points')}
        columns={points.columns}
        state={points.sheet.state}
        onChange={points.sheet.set}
        onRow={setRow}
        height={262}
        tools={
          <Tooltip label={t('minutes.makeFollowUpHint')}>
            <Button
              variant="default"
              size="compact-xs"
              ml="sm"
              leftSection={<IconListCheck size={14} />}
              onClick={() => void makeFollowUp()}
            >
              {t('minutes.makeFollowUp')}
            </Button>
          </Tooltip>
        }
      />
      <PointText cells={points.sheet.state.rows[row]?.cells} />
      <Section title={t('minutes.decisions')}>
        <SheetGrid
          label={t('minutes.decisions')}
          columns={decisions.columns}
          state={decisions.sheet.state}
          onChange={decisions.sheet.set}
          height={122}
        />
      </Section>
      <MeetingFollowUps
        meetingId={meetingId}
        empty={
          <Text size="sm" c="gray.7">
            {t('minutes.noFollowUps')}
          </Text>
        }
      />
    </RecordPage>
  );
}
