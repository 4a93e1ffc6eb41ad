import { ActionIcon, Group, Tabs, Tooltip } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShortDate, isCalendarDate } from '../../shared/calendar-date.ts';
import { useLanguage } from '../use-language.ts';

export interface SessionTabsProps {
  sessions: readonly { key: string; date: string | null; hasErrors: boolean }[];
  active: string;
  onActive: (key: string) => void;
  onAdd: () => void;
  onDuplicate: () => void;
  onRemove: () => void;
  children: ReactNode;
}

/** The sessions of a meeting as tabs, with buttons to add, duplicate and remove one. */
export function SessionTabs({ sessions, active, onActive, onAdd, onDuplicate, onRemove, children }: SessionTabsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const button = (label: string, icon: ReactNode, onClick: () => void, isDisabled = false) => (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick} disabled={isDisabled}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Tabs value={active} onChange={(key) => key !== null && onActive(key)} mt="md">
      <Group gap="xs" wrap="nowrap" align="end">
        <Tabs.List style={{ flex: '0 1 auto', flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {sessions.map(({ key, date, hasErrors }, index) => (
            <Tabs.Tab key={key} value={key} color={hasErrors ? 'danger' : undefined} py={6} px="sm">
              {t('meetings.session', { number: index + 1 })}
              {date !== null && isCalendarDate(date) && ` · ${formatShortDate(date, language)}`}
              {hasErrors && ' !'}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Group gap={2} wrap="nowrap">
          {button(t('meetings.addSession'), <IconPlus size={16} />, onAdd)}
          {button(t('meetings.duplicateSession'), <IconCopy size={16} />, onDuplicate)}
          {button(t('meetings.removeSession'), <IconTrash size={16} />, onRemove, sessions.length === 1)}
        </Group>
      </Group>
      <Tabs.Panel value={active} pt="sm">
        {children}
      </Tabs.Panel>
    </Tabs>
  );
}
