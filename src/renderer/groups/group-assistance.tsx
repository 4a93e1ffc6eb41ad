import { Anchor, Button, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { formatNumber, formatRupiah } from '../../shared/money.ts';
import { Section } from '../components/section.tsx';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './group-assistance.module.css';

/** What a group was given, the newest first; more than these are in the list of assistance. */
const rowsShown = 50;

/** The assistance of a group, each opened by its row, and the way to a new one. */
export function GroupAssistance({ groupId }: { groupId: string }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const navigate = useNavigate();
  const { data } = useQuery(api.assistance.list.queryOptions({ input: { groupId, limit: rowsShown } }));
  const open = (id: string) => void navigate({ to: '/assistance/$id', params: { id } });
  return (
    <Section
      title={t('assistance.received')}
      aside={
        <>
          <Button
            component={Link}
            to={`/assistance/new?group=${groupId}`}
            variant="default"
            size="compact-xs"
            leftSection={<IconPlus size={14} />}
          >
            {t('assistance.create')}
          </Button>
          {data !== undefined && data.total > 0 && (
            <Text size="sm" className="figures">
              {t('assistance.summary', {
                count: data.total,
                value: formatRupiah(data.totals.value, language),
                unseen: data.totals.needsCheck,
              })}
            </Text>
          )}
        </>
      }
    >
      {data?.total === 0 && (
        <Text size="sm" c="gray.7">
          {t('assistance.noneReceived')}
        </Text>
      )}
      {data !== undefined && data.total > 0 && (
        <Table withTableBorder highlightOnHover className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={100}>{t('assistance.date')}</Table.Th>
              <Table.Th>{t('assistance.description')}</Table.Th>
              <Table.Th>{t('assistance.items')}</Table.Th>
              <Table.Th>{t('assistance.bastNumber')}</Table.Th>
              <Table.Th w={120} ta="right">
                {t('assistance.value')}
              </Table.Th>
              <Table.Th w={240}>{t('assistance.lastCondition')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.rows.map((row) => (
              <Table.Tr key={row.id} className={classes.row} onClick={() => open(row.id)}>
                <Table.Td>{formatShortDate(row.date, language)}</Table.Td>
                <Table.Td title={row.description}>
                  <Anchor
                    component={Link}
                    to={`/assistance/${row.id}`}
                    size="sm"
                    onClick={(event) => event.stopPropagation()}
                  >
                    {row.description}
                  </Anchor>
                </Table.Td>
                <Table.Td title={row.items}>{row.items}</Table.Td>
                <Table.Td title={row.bastNumber}>{row.bastNumber}</Table.Td>
                <Table.Td ta="right" className="figures">
                  {formatNumber(row.value, language)}
                </Table.Td>
                <Table.Td>
                  {[
                    row.lastCondition && t(`itemCondition.${row.lastCondition}`),
                    row.lastCheckedOn && formatShortDate(row.lastCheckedOn, language),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  {row.needsCheck && (
                    <Text span size="sm" c="orange.9" ml={row.lastCondition === null ? 0 : 6}>
                      {t('assistance.needsCheck')}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
