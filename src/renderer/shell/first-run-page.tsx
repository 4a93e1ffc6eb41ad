import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { failureOf } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { UnitForm } from '../units/unit-form.tsx';

/** An empty data folder: the first unit is entered, or the sample filled in. */
export function FirstRunPage() {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const [isEntering, setIsEntering] = useState(false);
  const sample = useMutation({
    mutationFn: () => client.sample.fill(),
    onSuccess: () => queryClient.invalidateQueries(),
  });

  if (isEntering) {
    return (
      <main style={{ height: '100%' }}>
        <UnitForm initial={null} onBorn={() => undefined} onBack={() => setIsEntering(false)} />
        <div id="overlays" />
      </main>
    );
  }
  return (
    <main style={{ display: 'grid', placeItems: 'center', height: '100%', background: 'var(--surface-quiet)' }}>
      <Paper withBorder p="xl" w={520}>
        <Title order={1}>{t('firstRun.title')}</Title>
        <Text size="sm" mt="xs" mb="md">
          {t('firstRun.text')}
        </Text>
        {sample.isError && <FailureBanner failure={failureOf(sample.error)} />}
        <Group gap="sm">
          <Button onClick={() => setIsEntering(true)}>{t('firstRun.createUnit')}</Button>
          <Button variant="default" onClick={() => sample.mutate()} loading={sample.isPending}>
            {t('firstRun.fillSample')}
          </Button>
        </Group>
        <Text size="xs" c="gray.7" mt="sm">
          {t('firstRun.sampleHint')}
        </Text>
      </Paper>
    </main>
  );
}
