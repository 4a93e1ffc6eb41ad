import { Button, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FollowUpRow, FollowUpState, ListFollowUps } from '../../shared/follow-ups.ts';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { formatNumber } from '../../shared/money.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './follow-ups.module.css';

/** The columns; what was rejected is closed as what was done is. */
const columns = [
  { title: 'open', states: ['open'] },
  { title: 'late', states: ['late'] },
  { title: 'done', states: ['done', 'rejected'] },
] as const satisfies { title: FollowUpState; states: FollowUpState[] }[];

/** More of a column are in the table. */
const mostCards = 100;

/** Follow-ups side by side: open, late, closed; within each as they are due. */
export function FollowUpBoard({ input, onAll }: { input: ListFollowUps; onAll: (state: FollowUpState) => void }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const answer = useQuery(
    api.followUps.list.queryOptions({
      input: { ...input, sort: 'dueOn', descending: false },
      placeholderData: keepPreviousData,
    }),
  );
  if (answer.isError) return <LoadError error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Loading />;
  const { rows, totals } = answer.data;
  return (
    <div className={classes.board}>
      {columns.map(({ title, states }) => {
        const found = rows.filter(({ state }) => states.some((known) => known === state));
        const count = states.reduce((sum, state) => sum + totals[state], 0);
        // What was done last is what one looks for.
        const cards = (title === 'done' ? found.toReversed() : found).slice(0, mostCards);
        return (
          <section key={title} className={classes.column} aria-labelledby={`board-${title}`}>
            <h2 id={`board-${title}`} className={classes.columnTitle}>
              {t(title === 'done' ? 'followUps.closed' : `followUpState.${title}`)}
              <span className={classes.count}>{formatNumber(count, language)}</span>
            </h2>
            {count === 0 && (
              <Text size="sm" c="gray.7" px="xs">
                {t(`followUps.none.${title}`)}
              </Text>
            )}
            <ul className={classes.cards}>
              {cards.map((row) => (
                <li key={row.id}>
                  <Card row={row} />
                </li>
              ))}
              {count > cards.length && (
                <li>
                  <Button variant="subtle" size="compact-xs" fullWidth onClick={() => onAll(title)}>
                    {t('followUps.allInTable', { count: count - cards.length })}
                  </Button>
                </li>
              )}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Card({ row }: { row: FollowUpRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = row.status === 'done' ? row.doneOn : row.dueOn;
  const facts = [
    row.state === 'rejected' ? t('followUpState.rejected') : null,
    day === null ? t('followUps.noDueOn') : formatShortDate(day, language),
    row.responsible || t('followUps.noResponsible'),
    row.state === 'open' && row.status === 'inProgress' ? t('followUpStatus.inProgress') : null,
  ];
  return (
    <Link to="/follow-ups/$id" params={{ id: row.id }} className={classes.card} data-state={row.state} title={row.text}>
      <span className={classes.cardText}>{row.text}</span>
      <span className={classes.cardFacts}>{facts.filter(Boolean).join(' · ')}</span>
    </Link>
  );
}
