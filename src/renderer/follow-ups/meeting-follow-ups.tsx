import { Anchor, Button, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { Section } from '../components/section.tsx';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './follow-ups.module.css';
import { StateText } from './state-text.tsx';

/** What came of a meeting, each opened by its row, and the way to a follow-up that comes from no point. */
export function MeetingFollowUps({ meetingId, empty }: { meetingId: string; empty: ReactNode }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const navigate = useNavigate();
  const { data } = useQuery(api.followUps.list.queryOptions({ input: { meetingId, limit: 5000 } }));
  return (
    <Section
      title={t('navigation.followUps')}
      aside={
        <>
          <Button
            component={Link}
            to={`/follow-ups/new?meeting=${meetingId}`}
            variant="default"
            size="compact-xs"
            leftSection={<IconPlus size={14} />}
          >
            {t('followUps.create')}
          </Button>
          {data !== undefined && data.total > 0 && (
            <Text size="sm" className="figures">
              {t('followUps.totalsNote', data.totals)}
            </Text>
          )}
        </>
      }
    >
      {data?.total === 0 && empty}
      {data !== undefined && data.total > 0 && (
        <Table withTableBorder highlightOnHover className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={100}>{t('followUps.dueOn')}</Table.Th>
              <Table.Th>{t('followUps.text')}</Table.Th>
              <Table.Th w={180}>{t('followUps.responsible')}</Table.Th>
              <Table.Th w={180}>{t('meetings.institution')}</Table.Th>
              <Table.Th w={100}>{t('followUps.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.rows.map((row) => (
              <Table.Tr
                key={row.id}
                className={classes.row}
                onClick={() => void navigate({ to: '/follow-ups/$id', params: { id: row.id } })}
              >
                <Table.Td>{row.dueOn && formatShortDate(row.dueOn, language)}</Table.Td>
                <Table.Td title={row.text}>
                  <Anchor
                    component={Link}
                    to={`/follow-ups/${row.id}`}
                    size="sm"
                    onClick={(event) => event.stopPropagation()}
                  >
                    {row.text}
                  </Anchor>
                </Table.Td>
                <Table.Td title={row.responsible}>{row.responsible}</Table.Td>
                <Table.Td title={row.institution}>{row.institution}</Table.Td>
                <Table.Td>
                  <StateText state={row.state} status={row.status} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
