import { Alert, Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/host-context.tsx';
import { useInstantText } from '../use-instant-text.ts';

/** Says that the last check found damage: one by itself in a large database, too. Nothing where all is well. */
export function CheckNotice() {
  const { t } = useTranslation();
  const { api } = useHost();
  const instant = useInstantText();
  const { data: facts } = useQuery(api.diagnosis.facts.queryOptions({ input: {} }));
  const check = facts?.lastCheck;
  if (!check || check.isSound) return null;
  return (
    <Alert color="danger" variant="light" p="xs" mb="sm" role="status">
      <Group gap="md">
        <Text size="sm">{t('diagnosis.attention', { time: instant(check.at) })}</Text>
        <Anchor size="sm" renderRoot={(props) => <Link to="/settings" search={{ part: 'diagnosis' }} {...props} />}>
          {t('diagnosis.attentionOpen')}
        </Anchor>
      </Group>
    </Alert>
  );
}
