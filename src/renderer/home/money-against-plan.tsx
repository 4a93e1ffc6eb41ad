import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Glance, MoneyRow } from '../../shared/home.ts';
import { formatNumber, formatPercent, shareOf } from '../../shared/money.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import { narrowList } from '../components/record-list/use-list.ts';
import { Section } from '../components/section.tsx';
import { useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import { ShareBar } from './share-bar.tsx';
import classes from './home.module.css';

/** Programs that are shown; all are in the total. */
const mostRows = 12;

/** Spending up to the quarter against the year's budget and the plan up to the quarter, the largest budgets first. */
export function MoneyAgainstPlan({ glance }: { glance: Glance }) {
  const { t } = useTranslation();
  const unit = useUnit();
  const { year, quarter, money, moneyTotal } = glance;
  const title = t('home.money', { roman: romanQuarter(quarter), year });
  const rows = money.toSorted((a, b) => b.budgetYear - a.budgetYear).slice(0, mostRows);
  if (rows.length === 0) {
    return (
      <Section title={title}>
        <Text size="sm" c="gray.7">
          {t('home.moneyNone')}
        </Text>
      </Section>
    );
  }
  const onExpenses = (filters: { programId?: string }) => () => narrowList(unit.id, 'expenses', filters);
  return (
    <Section
      title={title}
      aside={
        <Text size="xs" c="gray.7">
          {t('home.barKey')}
        </Text>
      }
    >
      <Table withTableBorder verticalSpacing={3} fz="sm" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('home.program')}</Table.Th>
            <Table.Th ta="right" w={130}>
              {t('home.budgetYear', { year })}
            </Table.Th>
            <Table.Th ta="right" w={130}>
              {t('home.budgetToDate')}
            </Table.Th>
            <Table.Th ta="right" w={130}>
              {t('home.spentToDate')}
            </Table.Th>
            <Table.Th w={230}>{t('home.chart')}</Table.Th>
            <Table.Th ta="right" w={110}>
              {t('home.ofYear')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.programId}>
              <Table.Td title={`${row.code} · ${row.name}`}>
                <Anchor component={Link} to={`/programs/${row.programId}`} size="sm">
                  {row.name}
                </Anchor>
              </Table.Td>
              <MoneyCells row={row} year={year} onExpenses={onExpenses({ programId: row.programId })} />
            </Table.Tr>
          ))}
          <Table.Tr className={classes.total}>
            <Table.Td>{t('home.total')}</Table.Td>
            <MoneyCells row={moneyTotal} year={year} onExpenses={onExpenses({})} />
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {money.length > rows.length && (
        <Text size="xs" c="gray.7" mt={4}>
          {t('home.moneyMore', { count: money.length - rows.length })}
        </Text>
      )}
    </Section>
  );
}

type Money = Pick<MoneyRow, 'budgetYear' | 'budgetToDate' | 'spentToDate'>;

function MoneyCells({ row, year, onExpenses }: { row: Money; year: number; onExpenses: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const figure = (value: number) => formatNumber(value, language);
  const spent = shareOf(row.spentToDate, row.budgetYear);
  const plan = shareOf(row.budgetToDate, row.budgetYear);
  return (
    <>
      <Table.Td ta="right">
        <Anchor
          size="sm"
          c="inherit"
          fw="inherit"
          renderRoot={(props) => <Link to="/budgets" search={{ part: 'budget', year }} {...props} />}
        >
          {figure(row.budgetYear)}
        </Anchor>
      </Table.Td>
      <Table.Td ta="right">{figure(row.budgetToDate)}</Table.Td>
      <Table.Td ta="right">
        <Anchor
          size="sm"
          c="inherit"
          fw="inherit"
          onClick={onExpenses}
          renderRoot={(props) => <Link to="/budgets" search={{ part: 'expenses', year }} {...props} />}
        >
          {figure(row.spentToDate)}
        </Anchor>
      </Table.Td>
      <Table.Td>
        {spent !== null && plan !== null && (
          <ShareBar
            share={spent}
            mark={plan}
            label={t('home.moneyBar', { spent: formatPercent(spent, language), plan: formatPercent(plan, language) })}
          />
        )}
      </Table.Td>
      <Table.Td ta="right">{formatPercent(spent, language)}</Table.Td>
    </>
  );
}
