import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** How far something is that runs, and the way to stop it. */
export function RunLine({
  text,
  label,
  done,
  onCancel,
}: {
  text: string;
  label: string;
  done: number;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Group gap="md" role="status" mt={6}>
      <Progress value={done * 100} w={160} aria-label={label} />
      <Text size="sm" flex={1} truncate>
        {text}
      </Text>
      <Button variant="default" size="compact-xs" onClick={onCancel}>
        {t('ui.cancel')}
      </Button>
    </Group>
  );
}
