import { Button, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestorePreview, RestoreSource } from '../../shared/backups.ts';
import { formatNumber } from '../../shared/money.ts';
import { Loading } from '../components/load-state.tsx';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { failureOf } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useInstantText } from '../use-instant-text.ts';
import { useLanguage } from '../use-language.ts';
import classes from './backups.module.css';

/** Shows what a restore would change before it does it; asks for a file first where none was chosen. */
export function RestoreDialog({ asked, onClose }: { asked: RestoreSource | 'file'; onClose: () => void }) {
  const { t } = useTranslation();
  const [source, setSource] = useState<RestoreSource | null>(asked === 'file' ? null : asked);
  return (
    <Modal opened onClose={onClose} title={t('backups.restoreTitle')} withCloseButton={false} size="lg">
      {source === null ? (
        <FileQuestion onFile={(path) => setSource({ path })} onClose={onClose} />
      ) : (
        <RestoreQuestion
          source={source}
          onClose={onClose}
          onOther={asked === 'file' ? () => setSource(null) : undefined}
        />
      )}
    </Modal>
  );
}

function FileQuestion({ onFile, onClose }: { onFile: (path: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { client, capabilities } = useHost();
  const language = useLanguage();
  const [path, setPath] = useState('');

  async function ask() {
    const chosen = await client.host.choosePath({ what: 'backup', language });
    if (chosen.path !== null) onFile(chosen.path);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onFile(path.trim());
      }}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          label={t('backups.filePath')}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          flex={1}
          data-autofocus
        />
        {capabilities.hasOpenDialog && (
          <Button variant="default" onClick={() => void ask()}>
            {t('backups.choose')}
          </Button>
        )}
      </Group>
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={path.trim() === ''}>
          {t('backups.look')}
        </Button>
      </Group>
    </form>
  );
}

interface QuestionProps {
  source: RestoreSource;
  onClose: () => void;
  /** Another file may be named; undefined where a backup of the list was chosen. */
  onOther: (() => void) | undefined;
}

function RestoreQuestion({ source, onClose, onOther }: QuestionProps) {
  const { t } = useTranslation();
  const { api, client } = useHost();
  const queryClient = useQueryClient();
  const instant = useInstantText();
  // What it would change depends on what is saved now.
  const preview = useQuery(api.backups.preview.queryOptions({ input: source, gcTime: 0, retry: false }));
  const restore = useMutation({
    mutationFn: () => client.backups.restore(source),
    onSuccess: async () => {
      onClose();
      // Everything on the screen is of the data of before, editors among it.
      await queryClient.resetQueries();
      notifications.show({ message: t('backups.restored') });
    },
  });
  const error = restore.error ?? preview.error;
  return (
    <>
      {error && <FailureBanner failure={failureOf(error)} isWhole />}
      {preview.isPending && <Loading />}
      {preview.data && (
        <Stack gap="sm">
          <Text size="sm">{t('backups.restoreText', { time: instant(preview.data.at) })}</Text>
          <Changes preview={preview.data} />
          <Warnings preview={preview.data} />
        </Stack>
      )}
      <Group justify="flex-end" gap="sm" mt="md">
        {onOther && preview.isError && (
          <Button variant="default" onClick={onOther}>
            {t('ui.back')}
          </Button>
        )}
        {/* The way that changes nothing is the one that Enter takes. */}
        <Button variant="default" onClick={onClose} data-autofocus disabled={restore.isPending}>
          {t('ui.cancel')}
        </Button>
        <Button onClick={() => restore.mutate()} loading={restore.isPending} disabled={!preview.data}>
          {t('backups.confirm')}
        </Button>
      </Group>
    </>
  );
}

function Changes({ preview: { changes } }: { preview: RestorePreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (changes === null) {
    return (
      <Text size="sm" c="danger.8">
        {t('backups.notComparable')}
      </Text>
    );
  }
  if (changes.length === 0) return <Text size="sm">{t('backups.same')}</Text>;
  const figure = (count: number) => (count === 0 ? '–' : formatNumber(count, language));
  return (
    <Table withTableBorder verticalSpacing={3} fz="sm" className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('backups.record')}</Table.Th>
          <Table.Th ta="right">{t('backups.comesBack')}</Table.Th>
          <Table.Th ta="right">{t('backups.goes')}</Table.Th>
          <Table.Th ta="right">{t('backups.changes')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ kind, onlyInBackup, onlyNow, changed }) => (
          <Table.Tr key={kind}>
            <Table.Td>{t(`recordKind.${kind}`)}</Table.Td>
            <Table.Td ta="right">{figure(onlyInBackup)}</Table.Td>
            <Table.Td ta="right">{figure(onlyNow)}</Table.Td>
            <Table.Td ta="right">{figure(changed)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Warnings({ preview: { isOlder, hasLog, filesMissing } }: { preview: RestorePreview }) {
  const { t } = useTranslation();
  return (
    <>
      {isOlder && (
        <Text size="sm" c="gray.7">
          {t('backups.older')}
        </Text>
      )}
      {hasLog && (
        <Text size="sm" c="danger.8">
          {t('backups.hasLog')}
        </Text>
      )}
      {filesMissing > 0 && (
        <Text size="sm" c="danger.8">
          {t('backups.filesMissing', { count: filesMissing })}
        </Text>
      )}
    </>
  );
}
