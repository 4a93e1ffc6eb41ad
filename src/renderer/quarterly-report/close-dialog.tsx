import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { romanQuarter } from '../../shared/quarter.ts';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { failureOf } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import type { QuarterOfUnit } from './report-panel.tsx';
import classes from './report.module.css';

const parts = ['indicators', 'spending', 'beneficiaries', 'groups'] as const;

/** Says what closing a quarter means and what it still lacks, and closes it. */
export function CloseDialog({ of, onClose }: { of: QuarterOfUnit; onClose: () => void }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const lacks = useLacks(of);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isClosing, setIsClosing] = useState(false);
  const period = t('quarter.withYear', { roman: romanQuarter(of.quarter), year: of.year });

  async function close() {
    setIsClosing(true);
    try {
      await client.closings.close(of);
      refreshLists(queryClient);
      notifications.show({ message: t('closings.closedNow'), autoClose: 2000 });
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
      setIsClosing(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('closings.closeTitle', { period })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {failure && <FailureBanner failure={failure} isWhole />}
      <Text size="sm">{t('closings.closeText')}</Text>
      {lacks?.length === 0 && (
        <Text size="sm" mt="sm">
          {t('closings.nothingMissing')}
        </Text>
      )}
      {lacks !== null && lacks.length > 0 && (
        <>
          <Text size="sm" mt="sm" fw={600}>
            {t('closings.missing')}
          </Text>
          <ul className={classes.lacks}>
            {lacks.map(({ part, count }) => (
              <li key={part}>{t('closings.part', { part, count })}</li>
            ))}
          </ul>
        </>
      )}
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button
          variant="default"
          onClick={() =>
            void navigate({ to: '/report', search: { year: of.year, quarter: of.quarter, part: 'check' } })
          }
        >
          {t('closings.check')}
        </Button>
        <Button onClick={() => void close()} loading={isClosing}>
          {t('closings.confirm')}
        </Button>
      </Group>
    </Modal>
  );
}

/** What is not entered or told yet, by part; null until that is known. */
function useLacks(of: QuarterOfUnit): { part: string; count: number }[] | null {
  const { t } = useTranslation();
  const { api } = useHost();
  const entry = useQuery(api.quarterEntry.get.queryOptions({ input: of }));
  const narratives = useQuery(api.narratives.list.queryOptions({ input: of }));
  if (!entry.data || !narratives.data) return null;
  const { missing } = entry.data;
  const counts = [
    ...parts.map((part) => ({ part: t(`quarterEntry.parts.${part}`), count: missing[part] })),
    { part: t('narratives.title'), count: narratives.data.filter(({ version }) => version === null).length },
  ];
  return counts.filter(({ count }) => count > 0);
}
