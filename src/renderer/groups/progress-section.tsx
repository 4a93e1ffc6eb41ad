import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../shared/decimal.ts';
import { meanScore } from '../../shared/group-progress.ts';
import type { ProgressOfQuarter } from '../../shared/group-progress.ts';
import { formatNumber } from '../../shared/money.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { Section } from '../components/section.tsx';
import { useHost } from '../host/host-context.tsx';
import { useChoices } from '../use-choices.ts';
import { useLanguage } from '../use-language.ts';
import { ProgressChart } from './progress-chart.tsx';

/** What became of a group, quarter by quarter. */
export function ProgressSection({ groupId }: { groupId: string }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const stages = useChoices('stage');
  const progress = useQuery(api.groupProgress.list.queryOptions({ input: { groupId } }));
  const link = (
    <Button component={Link} to="/quarter" variant="subtle" size="compact-xs">
      {t('progress.fill')}
    </Button>
  );
  const figure = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  const score = ({ scores }: ProgressOfQuarter) => {
    const mean = meanScore(scores);
    return mean === null ? '–' : formatDecimal(Number(mean.toFixed(2)), language);
  };
  return (
    <Section title={t('progress.title')} aside={link}>
      {progress.isError && <LoadError error={progress.error} onRetry={() => void progress.refetch()} />}
      {progress.isPending && <Loading />}
      {progress.data?.length === 0 && (
        <Text size="sm" c="gray.7">
          {t('progress.none')}
        </Text>
      )}
      {progress.data !== undefined && progress.data.length > 0 && (
        <>
          <ProgressChart rows={progress.data} />
          <Table withTableBorder className="figures" fz="sm" verticalSpacing={3}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('progress.quarter')}</Table.Th>
                <Table.Th ta="right">{t('progress.revenue')}</Table.Th>
                <Table.Th ta="right">{t('progress.profit')}</Table.Th>
                <Table.Th ta="right">{t('progress.activeMale')}</Table.Th>
                <Table.Th ta="right">{t('progress.activeFemale')}</Table.Th>
                <Table.Th>{t('progress.production')}</Table.Th>
                <Table.Th>{t('progress.stage')}</Table.Th>
                <Table.Th ta="right">{t('progress.meanScore')}</Table.Th>
                <Table.Th>{t('progress.proof')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {progress.data.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td>{t('history.quarter', { roman: romanQuarter(row.quarter), year: row.year })}</Table.Td>
                  <Table.Td ta="right">{figure(row.revenue)}</Table.Td>
                  <Table.Td ta="right">{figure(row.profit)}</Table.Td>
                  <Table.Td ta="right">{figure(row.activeMale)}</Table.Td>
                  <Table.Td ta="right">{figure(row.activeFemale)}</Table.Td>
                  <Table.Td>{row.production}</Table.Td>
                  <Table.Td>{stages.labelOf(row.stage)}</Table.Td>
                  <Table.Td ta="right">{score(row)}</Table.Td>
                  <Table.Td maw={260}>
                    <Text size="sm" truncate title={row.proof}>
                      {row.proof}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </Section>
  );
}
