import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DataCounts } from '../../shared/diagnosis.ts';
import { formatNumber } from '../../shared/money.ts';
import { Section } from '../components/section.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './diagnosis.module.css';

/** How many rows each table has, by its name in the database, as whoever helps knows it. */
export function RowCounts({ tables }: { tables: DataCounts['tables'] | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Section title={t('diagnosis.rows')}>
      {tables === undefined ? (
        <Text size="sm" c="gray.7">
          {t('diagnosis.counting')}
        </Text>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by keys
        <section className={classes.rows} tabIndex={0} aria-label={t('diagnosis.rows')}>
          <Table withTableBorder verticalSpacing={2} fz="sm" className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('diagnosis.table')}</Table.Th>
                <Table.Th ta="right">{t('diagnosis.rowCount')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tables.map(({ table, rows }) => (
                <Table.Tr key={table}>
                  <Table.Td>{table}</Table.Td>
                  <Table.Td ta="right">{rows === null ? '–' : formatNumber(rows, language)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </Section>
  );
}
