import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import type { QuarterCompleteness, Todo } from '../../shared/home.ts';
import { formatNumber } from '../../shared/money.ts';
import { quarterDueDate, quarterOf, quarterRange, romanQuarter } from '../../shared/quarter.ts';
import { narrowList } from '../components/record-list/use-list.ts';
import type { FilterValues } from '../components/record-list/use-list.ts';
import { Section } from '../components/section.tsx';
import { useSettings } from '../shell/settings-context.tsx';
import { useToday, useUnit } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './home.module.css';

/** The list that shows what is counted, narrowed to just that. */
interface Way {
  to: '/follow-ups' | '/lessons' | '/meetings' | '/budgets' | '/assistance' | '/groups';
  list: string;
  filters: FilterValues;
}

/** What waits for somebody, each with the way to it. */
export function TodoTable({ todos, quarters }: { todos: Todo[]; quarters: readonly QuarterCompleteness[] }) {
  const { t } = useTranslation();
  const unit = useUnit();
  const language = useLanguage();
  const today = useToday();
  const { year } = quarterOf(today);
  const { dueDays } = useSettings();
  const ways: Record<Todo['kind'], Way> = {
    followUps: { to: '/follow-ups', list: 'followUps', filters: { state: 'late' } },
    lessons: { to: '/lessons', list: 'lessons', filters: { isCheckDue: true } },
    unattended: { to: '/meetings', list: 'meetings', filters: { year, lacks: 'attendance' } },
    vouchers: { to: '/budgets', list: 'expenses', filters: { lacks: 'voucher' } },
    needsCheck: { to: '/assistance', list: 'assistance', filters: { needsCheck: true } },
    licences: { to: '/groups', list: 'groups', filters: { hasExpiredLicence: true } },
  };
  // What is still running is no arrear yet.
  const open = quarters.filter((quarter) => quarterRange(quarter).to < today && quarter.missing.all > 0);
  return (
    <Section title={t('home.todo')}>
      {todos.length + open.length === 0 ? (
        <Text size="sm" c="gray.7">
          {t('home.todoNone')}
        </Text>
      ) : (
        <Table withTableBorder verticalSpacing={3} fz="sm" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('home.matter')}</Table.Th>
              <Table.Th ta="right" w={70}>
                {t('home.count')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {open.map(({ year: of, quarter, missing }) => (
              <Table.Tr key={`${of}/${quarter}`}>
                <Table.Td>
                  <Anchor
                    size="sm"
                    renderRoot={(props) => <Link to="/quarter" search={{ year: of, quarter }} {...props} />}
                  >
                    {t('home.quarterMissing', {
                      roman: romanQuarter(quarter),
                      year: of,
                      due: formatShortDate(quarterDueDate({ year: of, quarter }, dueDays), language),
                    })}
                  </Anchor>
                </Table.Td>
                <Table.Td ta="right">{formatNumber(missing.all, language)}</Table.Td>
              </Table.Tr>
            ))}
            {todos.map(({ kind, count }) => (
              <Table.Tr key={kind}>
                <Table.Td>
                  <Anchor
                    size="sm"
                    onClick={() => narrowList(unit.id, ways[kind].list, ways[kind].filters)}
                    renderRoot={(props) => (
                      <Link
                        to={ways[kind].to}
                        search={ways[kind].to === '/budgets' ? { part: 'expenses', year } : {}}
                        {...props}
                      />
                    )}
                  >
                    {t(`home.kinds.${kind}`)}
                  </Anchor>
                </Table.Td>
                <Table.Td ta="right">{formatNumber(count, language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
