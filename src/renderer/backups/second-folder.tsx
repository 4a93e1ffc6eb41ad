import { Button, Group, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupState } from '../../shared/backups.ts';
import { Help } from '../components/form/field-help.tsx';
import { Section } from '../components/section.tsx';
import { failureOf, fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useInstantText } from '../use-instant-text.ts';
import { useLanguage } from '../use-language.ts';
import { useReason } from './use-reason.ts';

/** Where a copy of every backup goes, and whether it is there. */
export function SecondFolder({ second }: { second: BackupState['second'] }) {
  const { t } = useTranslation();
  const { api, client, capabilities } = useHost();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [folder, setFolder] = useState(second?.folder ?? '');
  const choose = useMutation({
    mutationFn: (chosen: string) => client.backups.chooseSecond({ folder: chosen }),
    onSuccess: () => {
      notifications.show({ message: t('backups.secondSaved') });
      return queryClient.invalidateQueries({ queryKey: api.backups.key() });
    },
  });
  const error = choose.isError ? fullFailureText(t, failureOf(choose.error)) : undefined;

  async function ask() {
    const { path } = await client.host.choosePath({ what: 'folder', language });
    if (path === null) return;
    setFolder(path);
    choose.mutate(path);
  }

  return (
    <Section title={t('backups.second')} aside={<Help label={t('backups.second')} text={t('backups.secondHelp')} />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          choose.mutate(folder);
        }}
      >
        <Group gap="xs" align="flex-start" wrap="nowrap">
          <TextInput
            aria-label={t('backups.second')}
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
            error={error}
            flex={1}
          />
          {capabilities.hasOpenDialog && (
            <Button variant="default" onClick={() => void ask()}>
              {t('backups.choose')}
            </Button>
          )}
          <Button
            type="submit"
            variant="default"
            loading={choose.isPending}
            disabled={folder.trim() === (second?.folder ?? '')}
          >
            {t('backups.secondSave')}
          </Button>
        </Group>
      </form>
      <SecondState second={second} />
    </Section>
  );
}

function SecondState({ second }: { second: BackupState['second'] }) {
  const { t } = useTranslation();
  const instant = useInstantText();
  const reasonOf = useReason();
  if (second === null) {
    return (
      <Text size="sm" c="gray.7" mt={4}>
        {t('backups.secondNone')}
      </Text>
    );
  }
  const time = second.writtenAt === null ? t('backups.secondNever') : instant(second.writtenAt);
  return (
    <>
      <Text size="sm" mt={4} c={second.isThere ? 'gray.7' : 'danger.8'}>
        {t(second.isThere ? 'backups.secondThere' : 'backups.secondMissing', { time })}
      </Text>
      {second.failure && (
        <Text size="sm" c="danger.8">
          {t('backups.secondFailed', { reason: reasonOf(second.failure) })}
        </Text>
      )}
    </>
  );
}
