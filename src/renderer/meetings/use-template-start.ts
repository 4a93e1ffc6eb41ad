import { notifications } from '@mantine/notifications';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { failureOf, failureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useToday } from '../shell/unit-context.tsx';
import type { MeetingValues } from './meeting-values.ts';
import type { ParticipantRow } from './participant-sheet.ts';
import { startOf } from './template-values.ts';

/** Begins a new meeting with the pattern that the address names, once. */
export function useTemplateStart(
  form: UseFormReturn<MeetingValues>,
  isNew: boolean,
  startRows: (sessionKey: string, rows: readonly ParticipantRow[]) => void,
  onStarted: (firstSession: string) => void,
): void {
  const { t } = useTranslation();
  const { client } = useHost();
  const { template } = useSearch({ from: '/meetings/$id' });
  const today = useToday();
  const begin = useEffectEvent(async (id: string, isGone: () => boolean) => {
    try {
      const { content } = await client.meetingTemplates.get({ id });
      if (isGone()) return;
      const { fields, sessions, rows } = startOf(content, today);
      // Rows first: a session shows its own at once.
      for (const [key, list] of Object.entries(rows)) startRows(key, list);
      form.setValue('sessions', sessions, { shouldDirty: true });
      form.setValue('kind', fields.kind, { shouldDirty: true });
      form.setValue('title', fields.title, { shouldDirty: true });
      form.setValue('purpose', fields.purpose, { shouldDirty: true });
      form.setValue('agenda', fields.agenda, { shouldDirty: true });
      form.setValue('chair', fields.chair, { shouldDirty: true });
      form.setValue('noteTaker', fields.noteTaker, { shouldDirty: true });
      form.setValue('speakers', fields.speakers, { shouldDirty: true });
      form.setValue('programIds', fields.programIds, { shouldDirty: true });
      form.setValue('groupIds', fields.groupIds, { shouldDirty: true });
      onStarted(sessions[0]?.key ?? '');
    } catch (error) {
      notifications.show({ color: 'danger', message: failureText(t, failureOf(error)) });
    }
  });

  useEffect(() => {
    if (!isNew || template === undefined) return;
    let isGone = false;
    void begin(template, () => isGone);
    return () => {
      isGone = true;
    };
  }, [isNew, template]);
}
