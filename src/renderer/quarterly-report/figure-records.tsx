import { Alert, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostListRows } from '../../shared/exports.ts';
import { formatNumber } from '../../shared/money.ts';
import type { FigurePart, FigurePlace } from '../../shared/records-behind.ts';
import { cellText, isNumeric } from '../../shared/report-cell.ts';
import { ListFoot } from '../components/record-list/list-foot.tsx';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { RecordAnchor } from '../shell/record-anchor.tsx';
import { useLanguage } from '../use-language.ts';
import classes from './figure-records.module.css';
import type { FiguresProps } from './figures.tsx';

/** Rows that are drawn until all are asked for. */
const firstRows = 200;

/** A figure of the report and the records that make it up, each with the way to it. */
export function FigureRecords({ of, place }: { of: FiguresProps['of']; place: FigurePlace }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const answer = useQuery(api.reports.records.queryOptions({ input: { ...of, ...place, language } }));
  const [chosen, setChosen] = useState(0);
  if (answer.isError) return <LoadError error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  const { title, place: where, column, figure, parts, isFrozen } = answer.data;
  const part = parts[chosen] ?? parts[0];
  return (
    <>
      <h3 className={classes.title}>{title}</h3>
      <Text size="xs" c="gray.7">
        {where}
      </Text>
      <p className={classes.figure}>{cellText(column, figure, language)}</p>
      {isFrozen && (
        <Alert color="yellow" variant="light" p="xs" mb="sm">
          <Text size="sm">{t('recordsBehind.frozen')}</Text>
        </Alert>
      )}
      {parts.length > 1 && (
        <SegmentedControl
          fullWidth
          mb="xs"
          aria-label={t('recordsBehind.partsOf')}
          value={String(chosen)}
          onChange={(value) => setChosen(Number(value))}
          data={parts.map((one, index) => ({
            value: String(index),
            label: `${one.column.title}: ${cellText(one.column, one.figure, language)}`,
          }))}
        />
      )}
      {part && <PartRecords key={part.column.key} part={part} note={`${title} · ${where}`} isFrozen={isFrozen} />}
    </>
  );
}

function PartRecords({ part, note, isFrozen }: { part: FigurePart; note: string; isFrozen: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isWhole, setIsWhole] = useState(false);
  const { table, links, made, now, column, figure } = part;
  const { columns, rows, totals } = table;
  const shown = isWhole ? rows : rows.slice(0, firstRows);
  const count = (value: number) => formatNumber(value, language);
  const nowText = cellText(column, now, language);
  const right = (one: (typeof columns)[number]) =>
    isNumeric(one) ? classes.right : one.kind === 'date' ? classes.day : undefined;
  return (
    <>
      <Text size="xs" c="gray.7" mb={4}>
        {table.criteria}
      </Text>
      {rows.length === 0 ? (
        <Text size="sm" c="gray.7" py="md">
          {t('recordsBehind.none')}
        </Text>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table must be scrolled by keyboard
        <div className={classes.scroller} tabIndex={0} role="region" aria-label={table.title}>
          <table className={classes.table}>
            <thead>
              <tr>
                {columns.map((one) => (
                  <th key={one.key} scope="col" className={right(one)}>
                    {one.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row, index) => (
                <tr key={index}>
                  {columns.map((one, at) => {
                    const text = cellText(one, row[one.key], language);
                    const link = at === 0 ? links[index] : null;
                    return (
                      <td key={one.key} className={right(one)}>
                        {link ? (
                          <RecordAnchor to={link} className={classes.link ?? ''}>
                            {text || '–'}
                          </RecordAnchor>
                        ) : (
                          text
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
            {totals !== null && (
              <tfoot>
                <tr>
                  {columns.map((one) => (
                    <td key={one.key} className={right(one)}>
                      {cellText(one, totals[one.key], language)}
                    </td>
                  ))}
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
      {shown.length < rows.length && (
        <Group gap="sm" mt={4}>
          <Text size="sm">{t('recordsBehind.part', { shown: count(shown.length), total: count(rows.length) })}</Text>
          <Button variant="default" size="compact-xs" onClick={() => setIsWhole(true)}>
            {t('recordsBehind.showAll')}
          </Button>
        </Group>
      )}
      {isFrozen && (
        <Text size="sm" mt="xs" fw={now === figure ? 400 : 600}>
          {now === figure
            ? t('recordsBehind.frozenSame', { now: nowText })
            : t('recordsBehind.frozenDiffers', { now: nowText, figure: cellText(column, figure, language) })}
        </Text>
      )}
      {rows.length > 0 && (
        <div className={classes.foot}>
          <ListFoot content={() => ({ note, table: { ...table, rows: rows.slice(0, mostListRows) } })}>
            {t(`recordsBehind.made.${made.how}`, { rows: count(rows.length), now: nowText })}
          </ListFoot>
        </div>
      )}
    </>
  );
}
