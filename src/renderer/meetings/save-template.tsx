import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { searchText } from '../../shared/search-text.ts';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { failureOf } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import { useUnit } from '../shell/unit-context.tsx';
import { useRemembered } from '../use-remembered.ts';
import type { MeetingValues } from './meeting-values.ts';
import type { ParticipantRow } from './participant-sheet.ts';
import { templateOf } from './template-values.ts';

export interface SaveTemplateProps {
  values: MeetingValues;
  rowsOf: (sessionKey: string) => readonly ParticipantRow[];
  onClose: () => void;
}

/** Keeps the meeting on the screen as a pattern; a name in use means to replace that pattern. */
export function SaveTemplate({ values, rowsOf, onClose }: SaveTemplateProps) {
  const { t } = useTranslation();
  const { client, api } = useHost();
  const unit = useUnit();
  const queryClient = useQueryClient();
  const [name, setName] = useState(values.title);
  const [hasPeople, setHasPeople] = useRemembered('template.people', z.boolean(), true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const templates = useQuery(api.meetingTemplates.list.queryOptions({ input: { unitId: unit.id } }));
  const same = templates.data?.find((row) => searchText(row.name) === searchText(name));
  const whole = templateOf(values, rowsOf);
  const people = whole.sessions.reduce((sum, session) => sum + session.participants.length, 0);

  async function save() {
    setIsSaving(true);
    setFailure(null);
    try {
      const content = hasPeople ? whole : templateOf(values, () => []);
      await client.meetingTemplates.save({ id: same?.id, version: same?.version, unitId: unit.id, name, content });
      refreshLists(queryClient);
      notifications.show({ message: t('meetingEntry.templateSaved', { name: name.trim() }) });
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setIsSaving(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('meetingEntry.saveTemplateTitle')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {failure && <FailureBanner failure={failure} />}
        <Stack gap="sm">
          <TextInput
            label={t('meetingEntry.templateName')}
            description={same ? t('meetingEntry.replacesTemplate', { name: same.name }) : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            withAsterisk
            data-autofocus
            maxLength={120}
            autoComplete="off"
            value={name}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={t('meetingEntry.withPeople', { count: people })}
            checked={hasPeople}
            onChange={(event) => setHasPeople(event.currentTarget.checked)}
          />
        </Stack>
        <Group justify="flex-end" gap="sm" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={isSaving} disabled={name.trim() === ''}>
            {t(same ? 'meetingEntry.replaceTemplate' : 'meetingEntry.saveTemplate')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
