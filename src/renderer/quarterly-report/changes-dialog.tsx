import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { mostListRows } from '../../shared/exports.ts';
import type { ChangedCell } from '../../shared/closings.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import type { ListColumn } from '../components/record-list/list-column.ts';
import { ListFoot } from '../components/record-list/list-foot.tsx';
import { listTable } from '../components/record-list/list-table.ts';
import { LoadError, Loading } from '../components/load-state.tsx';
import { useHost } from '../host/host-context.tsx';
import { useLanguage } from '../use-language.ts';
import type { QuarterOfUnit } from './report-panel.tsx';
import classes from './report.module.css';

/** Berubah setelah penutupan: what the closed report says, and what the records would say now. */
export function ChangesDialog({ of, onClose }: { of: QuarterOfUnit; onClose: () => void }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const language = useLanguage();
  const changes = useQuery(api.closings.changes.queryOptions({ input: { ...of, language } }));
  const period = t('quarter.withYear', { roman: romanQuarter(of.quarter), year: of.year });
  const columns = columnsOf(t);
  const rows = changes.data ?? [];
  const title = t('closings.changesTitle');
  return (
    <Modal
      opened
      onClose={onClose}
      size={980}
      title={`${title} · ${period}`}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {changes.isError && <LoadError error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.isPending && <Loading />}
      {changes.data && (
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long table must be scrolled by keyboard */}
          <div className={classes.changes} tabIndex={0} role="region" aria-label={title}>
            <table className={classes.table}>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column.key} scope="col" style={{ width: column.width }}>
                      {column.title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr key={index}>
                    {columns.map((column) => (
                      <td key={column.key}>{column.value(row)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ListFoot
            content={() => ({
              note: period,
              table: listTable(columns, rows.slice(0, mostListRows), undefined, {
                title: `${title} ${t('history.quarter', { roman: romanQuarter(of.quarter), year: of.year })}`,
                criteria: t('closings.changesCriteria'),
                empty: t('closings.unchanged'),
                total: t('list.total'),
              }),
            })}
          >
            {t('closings.changesCriteria')}
          </ListFoot>
        </>
      )}
    </Modal>
  );
}

function columnsOf(t: TFunction): ListColumn<ChangedCell, never>[] {
  const side = (key: 'before' | 'after'): ListColumn<ChangedCell, never> => ({
    key,
    title: t(`closings.${key}`),
    width: 240,
    value: (cell) => (cell[key] === null ? t('closings.absent') : cell[key] === '' ? t('closings.empty') : cell[key]),
  });
  return [
    { key: 'table', title: t('closings.table'), width: 90, value: ({ table }) => table },
    { key: 'row', title: t('closings.row'), width: 220, value: ({ row }) => row },
    {
      key: 'column',
      title: t('closings.column'),
      width: 140,
      value: ({ column, before, after }) =>
        column === '' && (before === null || after === null) ? t('closings.wholeRow') : column,
    },
    side('before'),
    side('after'),
  ];
}
