import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadError, Loading } from '../components/load-state.tsx';
import { download } from '../host/deliver-file.ts';
import { useLanguage } from '../use-language.ts';
import classes from './diagnosis.module.css';

/** The whole text of the problem report, and then the buttons that let it leave the office. */
export function ReportDialog({ load, onClose }: { load: () => Promise<{ text: string }>; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  // It is of this moment each time.
  const report = useQuery({ queryKey: ['problem report', language], queryFn: load, gcTime: 0, staleTime: 0 });
  return (
    <Modal opened onClose={onClose} title={t('report.dialog')} withCloseButton={false} size="xl">
      {report.isError && <LoadError error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <Loading />}
      {report.data && (
        <>
          <Text size="sm" mb="xs">
            {t('report.review')}
          </Text>
          <Textarea
            aria-label={t('report.text')}
            className={classes.report}
            value={report.data.text}
            readOnly
            rows={22}
            data-autofocus
          />
        </>
      )}
      <Group gap="xs" mt="md" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('ui.close')}
        </Button>
        <Button variant="default" disabled={!report.data} onClick={() => save(report.data?.text ?? '')}>
          {t('report.save')}
        </Button>
        <Button disabled={!report.data} onClick={() => void copy(report.data?.text ?? '')}>
          {t('report.copy')}
        </Button>
      </Group>
    </Modal>
  );

  async function copy(text: string) {
    await navigator.clipboard.writeText(text);
    notifications.show({ message: t('report.copied') });
  }

  function save(text: string) {
    // Windows' own editor wants its line ends.
    download(new Blob([text.replaceAll('\n', '\r\n')], { type: 'text/plain' }), t('report.fileName'));
  }
}
