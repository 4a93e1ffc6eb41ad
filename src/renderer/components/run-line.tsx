import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** How far something is that runs, and the way to stop it. */
export function RunLine({
  text,
  label,
  done,
  onCancel,
  width = 160,
  className,
}: {
  text: string;
  label: string;
  done: number;
  onCancel: () => void;
  /** Of the bar. */
  width?: number;
  className?: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <Group gap="md" role="status" className={className}>
      <Progress value={done * 100} w={width} aria-label={label} />
      <Text size="sm" truncate>
        {text}
      </Text>
      <Button variant="default" size="compact-xs" onClick={onCancel}>
        {t('ui.cancel')}
      </Button>
    </Group>
  );
}
