import { ActionIcon, Drawer, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordKind } from '../../shared/history.ts';
import { HistoryPanel } from './history-panel.tsx';

export interface HistoryButtonProps {
  kind: RecordKind;
  /** The record as the page has it. */
  record: { id: string; version: number };
  name: string;
  /** The history was opened or closed. */
  onToggle?: (isOpen: boolean) => void;
  onRestored?: () => void;
}

/** Opens the history of a record beside its page. */
export function HistoryButton({ kind, record, name, onToggle, onRestored }: HistoryButtonProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);

  function toggle(next: boolean) {
    setIsOpen(next);
    onToggle?.(next);
  }
  const close = () => toggle(false);
  return (
    <>
      <Tooltip label={t('history.openHint')}>
        <ActionIcon variant="default" aria-label={t('history.title')} onClick={() => toggle(true)}>
          <IconHistory size={16} />
        </ActionIcon>
      </Tooltip>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="right"
        size={480}
        padding="md"
        transitionProps={{ duration: 0 }}
        title={t('history.ofRecord', { name })}
        styles={{ title: { overflowWrap: 'anywhere' } }}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <HistoryPanel
          kind={kind}
          record={record}
          onRestored={() => {
            close();
            onRestored?.();
          }}
        />
      </Drawer>
    </>
  );
}
