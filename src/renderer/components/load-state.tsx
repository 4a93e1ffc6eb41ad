import { Alert, Button, Group, Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, failureText } from '../host/failure.ts';

/** Something is on its way. Nothing is shown at first: most answers come before the eye needs it. */
export function Loading() {
  const { t } = useTranslation();
  const [isVisible, setIsVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsVisible(true), 200);
    return () => clearTimeout(timer);
  }, []);
  if (!isVisible) return null;
  return (
    <Group gap="sm" p="lg" role="status">
      <Loader size={16} />
      <Text size="sm" c="gray.7">
        {t('ui.loading')}
      </Text>
    </Group>
  );
}

/** It did not come; says why and tries again. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="danger" variant="light" m="md" role="alert">
      <Group justify="space-between">
        <Text size="sm" c="danger.8">
          {failureText(t, failureOf(error))}
        </Text>
        <Button variant="default" onClick={onRetry}>
          {t('ui.retry')}
        </Button>
      </Group>
    </Alert>
  );
}
