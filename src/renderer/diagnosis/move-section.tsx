import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoveEvent } from '../../shared/data-folder.ts';
import { Help } from '../components/form/field-help.tsx';
import { RunLine } from '../components/run-line.tsx';
import { Section } from '../components/section.tsx';
import { fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import { useLanguage } from '../use-language.ts';
import { useRun } from '../use-run.ts';
import classes from './diagnosis.module.css';

/** Moves all data to another folder of this computer. */
export function MoveSection() {
  const { t } = useTranslation();
  const { client, capabilities } = useHost();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [folder, setFolder] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const { state, run, cancel } = useRun<MoveEvent>(() => refreshLists(queryClient));

  async function choose() {
    const { path } = await client.host.choosePath({ what: 'dataFolder', language });
    if (path !== null) setFolder(path);
  }

  function start() {
    setIsAsking(false);
    void run((signal) => client.dataFolder.move({ folder: folder.trim() }, { signal }));
  }

  return (
    <Section title={t('move.title')} aside={<Help label={t('move.title')} text={t('move.help')} />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsking(true);
        }}
      >
        <Group gap="xs" align="flex-start" wrap="nowrap">
          <TextInput
            aria-label={t('move.folder')}
            placeholder={t('move.placeholder')}
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
            error={state.is === 'failed' ? fullFailureText(t, state.failure) : undefined}
            flex={1}
          />
          {capabilities.hasOpenDialog && (
            <Button variant="default" onClick={() => void choose()}>
              {t('backups.choose')}
            </Button>
          )}
          <Button type="submit" variant="default" loading={state.is === 'running'} disabled={folder.trim() === ''}>
            {t('move.start')}
          </Button>
        </Group>
      </form>
      {state.is === 'running' && (
        <RunLine
          className={classes.running}
          text={t(`move.steps.${state.progress?.step ?? 'files'}`)}
          label={t('move.progress')}
          done={state.progress?.done ?? 0}
          onCancel={cancel}
        />
      )}
      {state.is === 'finished' && (
        <Text size="sm" mt={6} role="status" className={classes.path}>
          {t('move.done', state.result)}
        </Text>
      )}
      {isAsking && (
        <Modal opened onClose={() => setIsAsking(false)} title={t('move.confirmTitle')} withCloseButton={false}>
          <Text size="sm" className={classes.path}>
            {t('move.confirmText', { folder: folder.trim() })}
          </Text>
          <Group gap="xs" mt="md" justify="flex-end">
            <Button variant="default" onClick={() => setIsAsking(false)}>
              {t('ui.cancel')}
            </Button>
            <Button onClick={start} data-autofocus>
              {t('move.start')}
            </Button>
          </Group>
        </Modal>
      )}
    </Section>
  );
}
