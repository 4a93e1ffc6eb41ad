import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Section } from '../components/section.tsx';
import { useHost } from '../host/host-context.tsx';
import { LessonTable } from './lesson-table.tsx';

/** What a group learned on its visits and what became of it, the newest first. */
export function GroupLessons({ groupId }: { groupId: string }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const { data } = useQuery(api.lessons.list.queryOptions({ input: { groupId, limit: 100 } }));
  return (
    <Section
      title={t('lessons.learned')}
      aside={
        <>
          <Button
            component={Link}
            to={`/lessons/new?group=${groupId}`}
            variant="default"
            size="compact-xs"
            leftSection={<IconPlus size={14} />}
          >
            {t('lessons.create')}
          </Button>
          {data !== undefined && data.total > 0 && (
            <Text size="sm" className="figures">
              {t('lessons.totalsNote', data.totals)}
            </Text>
          )}
        </>
      }
    >
      {data?.total === 0 && (
        <Text size="sm" c="gray.7">
          {t('lessons.noneOfGroup')}
        </Text>
      )}
      {data !== undefined && data.total > 0 && <LessonTable lessons={data.rows} of="group" />}
    </Section>
  );
}
