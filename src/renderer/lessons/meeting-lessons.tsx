import { ActionIcon, Button, Stack, Text, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { MeetingParts } from '../meetings/meeting-parts.tsx';
import { Page } from '../shell/page.tsx';
import { LessonTable } from './lesson-table.tsx';

/** Hasil benchmarking: the part of a meeting's page for what its groups learned. */
export function MeetingLessons({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const navigate = useNavigate();
  const meeting = useQuery(api.minutes.get.queryOptions({ input: { meetingId } }));
  const lessons = useQuery(
    api.lessons.list.queryOptions({ input: { meetingId, limit: 5000, sort: 'sessionDate', descending: false } }),
  );
  const create = () => void navigate({ to: '/lessons/$id', params: { id: 'new' }, search: { meeting: meetingId } });
  const back = () => void navigate({ to: '/meetings' });
  useHotkeys([['alt+N', create]], []);
  useHotkeys([['Escape', back]]);
  const failed = [meeting, lessons].find(({ isError }) => isError);
  if (failed) return <LoadError error={failed.error} onRetry={() => void failed.refetch()} />;
  if (meeting.data === undefined || lessons.data === undefined) return <Loading />;
  const { rows, total, totals } = lessons.data;
  const button = (
    <Tooltip label="Alt+N">
      <Button leftSection={<IconPlus size={15} />} onClick={create}>
        {t('lessons.create')}
      </Button>
    </Tooltip>
  );
  return (
    <Page
      title={meeting.data.title}
      before={
        <Tooltip label={t('ui.backHint')}>
          <ActionIcon aria-label={t('ui.back')} onClick={back}>
            <IconArrowLeft size={17} />
          </ActionIcon>
        </Tooltip>
      }
      actions={total > 0 && button}
    >
      <MeetingParts meetingId={meetingId} part="lessons" />
      {total === 0 ? (
        <Stack align="center" gap="sm" p="xl">
          <Text size="sm">{t('lessons.noneOfMeeting')}</Text>
          {button}
        </Stack>
      ) : (
        <>
          <Text size="sm" mb="xs" className="figures">
            {t('lessons.totalsNote', totals)}
          </Text>
          <LessonTable lessons={rows} of="meeting" />
        </>
      )}
    </Page>
  );
}
