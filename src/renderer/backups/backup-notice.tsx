import { Alert, Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysWithoutBackup } from '../../shared/backups.ts';
import { useHost } from '../host/host-context.tsx';
import { useInstantText } from '../use-instant-text.ts';

/** Says that data are without a backup of this week; nothing where all is well. */
export function BackupNotice() {
  const { t } = useTranslation();
  const { api } = useHost();
  const instant = useInstantText();
  const { data: state } = useQuery(api.backups.state.queryOptions({ input: {} }));
  if (!state?.needsAttention) return null;
  return (
    <Alert color="yellow" variant="light" p="xs" mb="sm" role="status">
      <Group gap="md">
        <Text size="sm">
          {state.failure
            ? t('backups.attentionFailed')
            : t('backups.attentionOld', { time: instant(state.lastAt ?? ''), days: daysWithoutBackup })}
        </Text>
        <Anchor size="sm" renderRoot={(props) => <Link to="/settings" search={{ part: 'backups' }} {...props} />}>
          {t('backups.attentionOpen')}
        </Anchor>
      </Group>
    </Alert>
  );
}
