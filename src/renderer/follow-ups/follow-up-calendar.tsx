import { ActionIcon, Button, Popover, Text, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLongDate, formatMonth, formatWeekday } from '../../shared/calendar-date.ts';
import type { FollowUpRow, ListFollowUps } from '../../shared/follow-ups.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { useToday } from '../shell/unit-context.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './follow-ups.module.css';
import { monthAfter, weeksOf } from './month-weeks.ts';

export interface FollowUpCalendarProps {
  input: ListFollowUps;
  /** `2026-11` */
  month: string;
  onMonth: (month: string) => void;
}

/** A month with what is due on its days. */
export function FollowUpCalendar({ input, month, onMonth }: FollowUpCalendarProps) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const today = useToday();
  const weeks = weeksOf(month);
  const answer = useQuery(
    api.followUps.list.queryOptions({
      input: { ...input, sort: 'dueOn', descending: false, dueFrom: weeks[0]?.[0], dueTo: weeks.at(-1)?.[6] },
      placeholderData: keepPreviousData,
    }),
  );
  const undated = useQuery(api.followUps.list.queryOptions({ input: { ...input, lacks: 'dueOn', limit: 1 } }));
  // Also where the switch of views, an input, has the focus.
  useHotkeys(
    [
      ['PageUp', () => onMonth(monthAfter(month, -1))],
      ['PageDown', () => onMonth(monthAfter(month, 1))],
    ],
    [],
  );
  if (answer.isError) return <LoadError error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Loading />;
  const byDay = Map.groupBy(answer.data.rows, ({ dueOn }) => dueOn);
  const title = formatMonth(`${month}-01`, language);
  const turn = (label: string, icon: ReactNode, months: number) => (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => onMonth(monthAfter(month, months))}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <>
      <div className={classes.monthBar}>
        {turn(t('followUps.earlierMonth'), <IconChevronLeft size={17} />, -1)}
        <h2 className={classes.month} aria-live="polite">
          {title}
        </h2>
        {turn(t('followUps.laterMonth'), <IconChevronRight size={17} />, 1)}
        <Button
          variant="default"
          size="compact-xs"
          disabled={month === today.slice(0, 7)}
          onClick={() => onMonth(today.slice(0, 7))}
        >
          {t('followUps.thisMonth')}
        </Button>
        {undated.data !== undefined && undated.data.total > 0 && (
          <Text size="sm" c="gray.7" ml="auto">
            {t('followUps.undated', { count: undated.data.total })}
          </Text>
        )}
      </div>
      <div className={classes.calendar}>
        <table className={classes.days} aria-label={t('followUps.calendarOf', { month: title })}>
          <thead>
            <tr>
              {weeks[0]?.map((date) => (
                <th key={date} scope="col">
                  {formatWeekday(date, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]} style={{ height: `${100 / weeks.length}%` }}>
                {week.map((date) => (
                  <td
                    key={date}
                    className={date.startsWith(month) ? undefined : classes.outside}
                    aria-current={date === today ? 'date' : undefined}
                  >
                    <Day date={date} rows={byDay.get(date) ?? []} mostShown={weeks.length > 5 ? 3 : 4} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A day's number and what is due; the rest of many behind a button. */
function Day({ date, rows, mostShown }: { date: string; rows: FollowUpRow[]; mostShown: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = rows.length <= mostShown ? rows : rows.slice(0, mostShown - 1);
  const links = (some: readonly FollowUpRow[]) => (
    <ul className={classes.due}>
      {some.map((row) => (
        <li key={row.id}>
          <Link
            to="/follow-ups/$id"
            params={{ id: row.id }}
            className={classes.dueLink}
            data-state={row.state}
            title={[row.text, row.responsible].filter(Boolean).join(' · ')}
          >
            {row.text}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <div className={classes.day}>
      <span className={classes.dayNumber}>{Number(date.slice(8))}</span>
      {rows.length > 0 && links(shown)}
      {rows.length > shown.length && (
        <Popover position="bottom" width={320} shadow="md" trapFocus returnFocus>
          <Popover.Target>
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('followUps.allOfDay', {
                more: rows.length - shown.length,
                count: rows.length,
                date: formatLongDate(date, language),
              })}
            >
              {t('followUps.more', { count: rows.length - shown.length })}
            </Button>
          </Popover.Target>
          <Popover.Dropdown p="xs" aria-label={formatLongDate(date, language)}>
            <Text size="sm" fw={600} mb={4}>
              {formatLongDate(date, language)}
            </Text>
            <div className={classes.allOfDay}>{links(rows)}</div>
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
}
