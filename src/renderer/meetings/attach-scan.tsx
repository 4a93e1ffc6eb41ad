import { Button, FileButton, Text, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { attachedFileTypes } from '../../shared/file-kind.ts';
import { useAddEvidence } from '../evidence/use-add-evidence.ts';

const attendanceList = 'daftar-hadir';

/** Puts the scanned sheet beside what is entered from it: evidence of the session. */
export function AttachScan({ meetingId, sessionId }: { meetingId: string; sessionId: string }) {
  const { t } = useTranslation();
  const { add, adding, isAdding } = useAddEvidence({ kind: 'meeting', id: meetingId }, sessionId, attendanceList);
  const refused = adding.refused[0];
  const isDone = adding.total > 0 && !isAdding && refused === undefined;
  return (
    <>
      <Text size="xs" c={refused ? 'danger.8' : 'gray.7'} role="status">
        {refused && t('evidence.refused', refused)}
        {isAdding && t('evidence.adding', { number: adding.done + 1, total: adding.total })}
        {isDone && t('meetingEntry.scanAttached', { count: adding.total })}
      </Text>
      <FileButton
        multiple
        accept={Object.keys(attachedFileTypes).join(',')}
        onChange={(files) => void add(files)}
        disabled={isAdding}
      >
        {(props) => (
          <Tooltip label={t('meetingEntry.scanHint')}>
            <Button variant="default" size="compact-xs" leftSection={<IconPaperclip size={14} />} {...props}>
              {t('meetingEntry.attachScan')}
            </Button>
          </Tooltip>
        )}
      </FileButton>
    </>
  );
}
