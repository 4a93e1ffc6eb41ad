import { Button, Paper, Text } from '@mantine/core';
import { IconCalendarEvent, IconClipboardList, IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './first-run.module.css';

const further = [
  { kind: 'group', path: '/groups/$id', icon: IconUsersGroup },
  { kind: 'program', path: '/programs/$id', icon: IconClipboardList },
  { kind: 'meeting', path: '/meetings/$id', icon: IconCalendarEvent },
] as const;

/** After the first unit: the three records that the work goes on with. */
export function WhatNext({ unitName, onLeave }: { unitName: string; onLeave: () => void }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="lg" w={560} maw="100%">
      <h1 className={classes.title}>{t('firstRun.doneTitle', { name: unitName })}</h1>
      <Text size="sm" mb="md">
        {t('firstRun.doneText')}
      </Text>
      <ul className={classes.further}>
        {further.map(({ kind, path, icon: Icon }, index) => (
          <li key={kind}>
            <Link
              to={path}
              params={{ id: 'new' }}
              onClick={onLeave}
              // The guide's fields are gone; the keyboard goes on here.
              ref={index === 0 ? (link: HTMLAnchorElement | null) => link?.focus() : undefined}
            >
              <Icon size={22} stroke={1.6} aria-hidden />
              <div>
                <strong>{t(`firstRun.further.${kind}.title`)}</strong>
                <span>{t(`firstRun.further.${kind}.reason`)}</span>
              </div>
            </Link>
          </li>
        ))}
      </ul>
      <Button variant="default" mt="md" onClick={onLeave}>
        {t('firstRun.open')}
      </Button>
    </Paper>
  );
}
