import { Anchor, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { formatNumber } from '../../shared/money.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { Section } from '../components/section.tsx';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import { attendanceBySession } from './attendance-by-session.ts';
import type { Attendant } from './attendance-by-session.ts';
import classes from './meetings-of-organization.module.css';

/** Participant rows that are asked for; a stakeholder of twenty years has fewer. */
const rowsShown = 500;

/** The meetings on whose lists a stakeholder's people stand, newest first; each row opens its meeting. */
export function MeetingsOfOrganization({ id }: { id: string }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const navigate = useNavigate();
  const meetings = useQuery(api.organizations.meetings.queryOptions({ input: { id, limit: rowsShown } }));
  const { data } = meetings;
  const open = (meetingId: string) => void navigate({ to: '/meetings/$id', params: { id: meetingId } });
  const named = ({ name, position }: Attendant) => (position === '' ? name : `${name} (${position})`);
  return (
    <Section
      title={t('organizations.meetings')}
      aside={
        data !== undefined &&
        data.total > 0 && (
          <Text size="sm" className="figures">
            {[
              t('organizations.meetingsSummary', { people: data.people, attendances: data.attendances }),
              data.rows.length < data.total &&
                t('organizations.meetingsPart', {
                  shown: formatNumber(data.rows.length, language),
                  total: formatNumber(data.total, language),
                }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        )
      }
    >
      {meetings.isError && <LoadError error={meetings.error} onRetry={() => void meetings.refetch()} />}
      {meetings.isPending && <Loading />}
      {data?.total === 0 && (
        <Text size="sm" c="gray.7">
          {t('organizations.noMeetings')}
        </Text>
      )}
      {data !== undefined && data.total > 0 && (
        <Table withTableBorder highlightOnHover className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={100}>{t('organizations.date')}</Table.Th>
              <Table.Th w="26%">{t('organizations.meeting')}</Table.Th>
              <Table.Th w="16%">{t('organizations.place')}</Table.Th>
              <Table.Th>{t('organizations.came')}</Table.Th>
              <Table.Th w="20%">{t('organizations.others')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {attendanceBySession(data.rows).map(({ sessionId, meetingId, title, date, place, came, others }) => {
              const present = came.map(named).join(', ');
              const absent = others
                .map((one) => `${named(one)} – ${t(`participantStatus.${one.status}`).toLowerCase()}`)
                .join(', ');
              return (
                <Table.Tr key={sessionId} className={classes.row} onClick={() => open(meetingId)}>
                  <Table.Td>{formatShortDate(date, language)}</Table.Td>
                  <Table.Td title={title}>
                    <Anchor
                      component={Link}
                      to={`/meetings/${meetingId}`}
                      size="sm"
                      onClick={(event) => event.stopPropagation()}
                    >
                      {title}
                    </Anchor>
                  </Table.Td>
                  <Table.Td title={place}>{place}</Table.Td>
                  <Table.Td title={present}>{present}</Table.Td>
                  <Table.Td title={absent}>{absent}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
