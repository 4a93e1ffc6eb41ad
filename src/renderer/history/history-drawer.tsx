import { ActionIcon, Drawer, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface HistoryDrawerProps {
  /** What the history is of. */
  title: string;
  /** It was opened or closed. */
  onToggle?: ((isOpen: boolean) => void) | undefined;
  children: (close: () => void) => ReactNode;
}

/** A button that opens a history beside the page. */
export function HistoryDrawer({ title, onToggle, children }: HistoryDrawerProps) {
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
        title={title}
        styles={{ title: { overflowWrap: 'anywhere' } }}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {children(close)}
      </Drawer>
    </>
  );
}
