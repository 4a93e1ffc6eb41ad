import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { UnitGuide } from '../first-run/unit-guide.tsx';
import { WhatNext } from '../first-run/what-next.tsx';
import { failureOf } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import classes from '../first-run/first-run.module.css';

type Stage = { is: 'choice' } | { is: 'unit' } | { is: 'done'; unitName: string };

/** An empty data folder: the sample is filled in, or the first unit entered step by step. */
export function FirstRunPage() {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const [stage, setStage] = useState<Stage>({ is: 'choice' });
  // Asking for the units again ends the first run: the shell finds one and shows the program.
  const leave = () => void queryClient.invalidateQueries();
  const sample = useMutation({ mutationFn: () => client.sample.fill(), onSuccess: leave });

  function content() {
    switch (stage.is) {
      case 'unit':
        return (
          <UnitGuide
            onBack={() => setStage({ is: 'choice' })}
            onDone={(unitName) => setStage({ is: 'done', unitName })}
          />
        );
      case 'done':
        return <WhatNext unitName={stage.unitName} onLeave={leave} />;
      case 'choice':
        return (
          <Paper withBorder p="xl" w={520}>
            <Title order={1}>{t('firstRun.title')}</Title>
            <Text size="sm" mt="xs" mb="md">
              {t('firstRun.text')}
            </Text>
            {sample.isError && <FailureBanner failure={failureOf(sample.error)} />}
            <Group gap="sm">
              <Button onClick={() => setStage({ is: 'unit' })}>{t('firstRun.createUnit')}</Button>
              <Button variant="default" onClick={() => sample.mutate()} loading={sample.isPending}>
                {t('firstRun.fillSample')}
              </Button>
            </Group>
            <Text size="xs" c="gray.7" mt="sm">
              {t('firstRun.sampleHint')}
            </Text>
          </Paper>
        );
    }
  }

  return (
    <main className={classes.page}>
      {content()}
      <div id="overlays" />
    </main>
  );
}
