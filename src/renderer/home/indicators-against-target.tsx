import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../shared/decimal.ts';
import type { Glance, IndicatorGlance } from '../../shared/home.ts';
import { formatPercent } from '../../shared/money.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { Section } from '../components/section.tsx';
import { useLanguage } from '../use-language.ts';
import { ShareBar } from './share-bar.tsx';
import classes from './home.module.css';

const mostRows = 12;

/** What is measured against its target up to the quarter, what lags most first. */
export function IndicatorsAgainstTarget({ glance }: { glance: Glance }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year, quarter, indicators } = glance;
  const rows = indicators.toSorted(lowestFirst).slice(0, mostRows);
  const figure = (value: number | null, measure: string) =>
    value === null ? '–' : `${formatDecimal(value, language)} ${measure}`;
  return (
    <Section
      title={t('home.indicators', { roman: romanQuarter(quarter), year })}
      aside={
        rows.length > 0 && (
          <Text size="xs" c="gray.7">
            {t('home.lowestFirst')}
          </Text>
        )
      }
    >
      {rows.length === 0 ? (
        <Text size="sm" c="gray.7">
          {t('home.indicatorsNone')}
        </Text>
      ) : (
        <Table withTableBorder verticalSpacing={3} fz="sm" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('home.indicator')}</Table.Th>
              <Table.Th w={200}>{t('home.program')}</Table.Th>
              <Table.Th ta="right" w={130}>
                {t('home.target')}
              </Table.Th>
              <Table.Th ta="right" w={130}>
                {t('home.value')}
              </Table.Th>
              <Table.Th w={230}>{t('home.chart')}</Table.Th>
              <Table.Th ta="right" w={110}>
                {t('home.share')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.indicatorId}>
                <Table.Td title={row.name}>
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link to="/programs/$id/indicators" params={{ id: row.programId }} search={{ year }} {...props} />
                    )}
                  >
                    {row.name}
                  </Anchor>
                </Table.Td>
                <Table.Td title={row.programName}>{row.programName}</Table.Td>
                <Table.Td ta="right">{figure(row.target, row.measure)}</Table.Td>
                <Table.Td ta="right">
                  <Anchor
                    size="sm"
                    c="inherit"
                    renderRoot={(props) => <Link to="/quarter" search={{ year, quarter }} {...props} />}
                  >
                    {figure(row.value, row.measure)}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  {row.share !== null && <ShareBar share={row.share} label={formatPercent(row.share, language)} />}
                </Table.Td>
                <Table.Td ta="right">{formatPercent(row.share, language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {indicators.length > rows.length && (
        <Text size="xs" c="gray.7" mt={4}>
          {t('home.indicatorsMore', { count: indicators.length - rows.length })}
        </Text>
      )}
    </Section>
  );
}

/** What has no share yet comes last: there is nothing to say of it. */
function lowestFirst(a: IndicatorGlance, b: IndicatorGlance): number {
  return (a.share ?? Infinity) - (b.share ?? Infinity) || 0;
}
