import { Anchor, Button, Table, Text } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatClockTime, formatShortDate } from '../../shared/calendar-date.ts';
import type { ComingSession, Home } from '../../shared/home.ts';
import { formatNumber } from '../../shared/money.ts';
import { Section } from '../components/section.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './home.module.css';

/** The sittings that lie ahead, each with its attendance sheet. */
export function ComingMeetings({ home }: { home: Home }) {
  const { t } = useTranslation();
  const unit = useUnit();
  const language = useLanguage();
  const when = ({ date, startTime }: ComingSession) =>
    startTime === null
      ? formatShortDate(date, language)
      : `${formatShortDate(date, language)}, ${formatClockTime(startTime, language)} ${unit.timeZone}`;
  return (
    <Section
      title={t('home.coming')}
      aside={
        <Button
          component={Link}
          to="/meetings/new"
          variant="default"
          size="compact-xs"
          leftSection={<IconPlus size={14} />}
        >
          {t('home.newMeeting')}
        </Button>
      }
    >
      {home.coming.length === 0 ? (
        <Text size="sm" c="gray.7">
          {t('home.comingNone')}
        </Text>
      ) : (
        <Table withTableBorder verticalSpacing={3} fz="sm" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={160}>{t('home.when')}</Table.Th>
              <Table.Th>{t('home.meeting')}</Table.Th>
              <Table.Th ta="right" w={72}>
                {t('home.invited')}
              </Table.Th>
              <Table.Th w={112}>{t('home.sheet')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {home.coming.map((session) => (
              <Table.Tr key={session.sessionId}>
                <Table.Td className={session.date === home.today ? classes.today : ''}>{when(session)}</Table.Td>
                <Table.Td title={[session.title, session.place].filter(Boolean).join(' · ')}>
                  <Anchor component={Link} to={`/meetings/${session.meetingId}`} size="sm">
                    {session.title}
                  </Anchor>
                </Table.Td>
                <Table.Td ta="right">{formatNumber(session.invited, language)}</Table.Td>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to={`/meetings/${session.meetingId}/sheet/${session.sessionId}`}
                    size="sm"
                    aria-label={t('home.sheetOf', { title: session.title })}
                  >
                    <IconPrinter size={14} aria-hidden className={classes.icon} /> {t('home.sheet')}
                  </Anchor>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {home.comingTotal > home.coming.length && (
        <Text size="xs" c="gray.7" mt={4}>
          {t('home.comingMore', { count: home.comingTotal - home.coming.length })}
        </Text>
      )}
    </Section>
  );
}
