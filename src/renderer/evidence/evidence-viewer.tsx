import { ActionIcon, Button, Group, Modal, Text, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconArrowRight, IconDownload, IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AttachmentRow } from '../../shared/attachments.ts';
import { formatLongDate } from '../../shared/calendar-date.ts';
import { useHost } from '../host/host-context.tsx';
import { PdfPreview } from '../print-preview/pdf-preview.tsx';
import { recordPath } from '../shell/record-paths.ts';
import { useChoices } from '../use-choices.ts';
import { useLanguage } from '../use-language.ts';
import { sizeText } from './size-text.ts';
import { useAttachedFile } from './use-attached-file.ts';
import classes from './evidence.module.css';

export interface EvidenceViewerProps {
  rows: readonly AttachmentRow[];
  /** The one that is shown; null for none. */
  shownId: string | null;
  onShow: (id: string | null) => void;
  /** Whether there is a button that opens the record; on the record's own page there is none. */
  leadsToOwner?: boolean;
}

/** Attachments one after another, as large as the window allows; ← and → walk. */
export function EvidenceViewer({ rows, shownId, onShow, leadsToOwner = false }: EvidenceViewerProps) {
  const { t } = useTranslation();
  const at = rows.findIndex(({ id }) => id === shownId);
  const row = rows[at];
  const step = (by: number) => {
    const next = rows[at + by];
    if (row !== undefined && next !== undefined) onShow(next.id);
  };
  useHotkeys([
    ['ArrowLeft', () => step(-1), { preventDefault: row !== undefined }],
    ['ArrowRight', () => step(1), { preventDefault: row !== undefined }],
  ]);
  return (
    <Modal
      opened={row !== undefined}
      onClose={() => onShow(null)}
      size={1000}
      title={row && (row.caption || row.fileName)}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {row !== undefined && (
        <>
          <Shown row={row} />
          <Group gap="sm" mt="sm" wrap="nowrap">
            <Facts row={row} />
            {leadsToOwner && <OwnerLink row={row} />}
            <Tooltip label={t('evidence.previousHint')}>
              <ActionIcon aria-label={t('evidence.previous')} disabled={at === 0} onClick={() => step(-1)}>
                <IconArrowLeft size={17} />
              </ActionIcon>
            </Tooltip>
            <Text size="xs" className="figures" role="status">
              {t('evidence.place', { number: at + 1, total: rows.length })}
            </Text>
            <Tooltip label={t('evidence.nextHint')}>
              <ActionIcon aria-label={t('evidence.next')} disabled={at === rows.length - 1} onClick={() => step(1)}>
                <IconArrowRight size={17} />
              </ActionIcon>
            </Tooltip>
          </Group>
        </>
      )}
    </Modal>
  );
}

function Shown({ row }: { row: AttachmentRow }) {
  const { t } = useTranslation();
  const { readAttachment, capabilities } = useHost();
  const { url, isGone } = useAttachedFile(row.id);
  if (isGone) return <Text size="sm">{t('evidence.fileGone')}</Text>;
  const isPdf = row.mediaType === 'application/pdf';
  return (
    <>
      <div className={classes.shown}>
        {isPdf ? (
          <PdfPreview file={row} isBusy={false} read={readAttachment} />
        ) : (
          url !== null && <img src={url} alt={row.caption || row.fileName} />
        )}
      </div>
      {url !== null && (
        <Group gap="sm" mt="sm">
          <Button
            component="a"
            href={url}
            download={row.fileName}
            variant="default"
            size="compact-xs"
            leftSection={<IconDownload size={14} />}
          >
            {t('evidence.saveFile')}
          </Button>
          {isPdf && !capabilities.hasPrintDialog && (
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<IconExternalLink size={14} />}
              onClick={() => window.open(url, '_blank', 'noopener')}
            >
              {t('evidence.openInTab')}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}

function OwnerLink({ row: { owner, day } }: { row: AttachmentRow }) {
  const { t } = useTranslation();
  // An expense has a dialog over its year's list.
  const asked = owner.kind === 'expense' ? `?part=expenses&year=${day?.slice(0, 4) ?? ''}&expense=${owner.id}` : '';
  return (
    <Button component="a" href={`#${recordPath(owner.kind, owner.id)}${asked}`} variant="default" flex="none">
      {t('evidence.openOwner', { kind: t(`recordKind.${owner.kind}`).toLowerCase() })}
    </Button>
  );
}

function Facts({ row }: { row: AttachmentRow }) {
  const language = useLanguage();
  const kinds = useChoices('evidenceKind');
  const facts = [
    kinds.labelOf(row.kind),
    row.takenOn && formatLongDate(row.takenOn, language),
    row.ownerName,
    row.fileName,
    sizeText(row.size, language),
  ];
  const text = facts.filter(Boolean).join(' · ');
  return (
    <Text size="xs" c="dimmed" truncate flex={1} title={text}>
      {text}
    </Text>
  );
}
