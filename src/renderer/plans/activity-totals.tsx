import { useTranslation } from 'react-i18next';
import { formatRupiah } from '../../shared/money.ts';
import type { Renja } from '../../shared/plans.ts';
import { romanQuarter } from '../../shared/quarter.ts';
import type { SheetRow } from '../components/sheet-grid/sheet.ts';
import { useLanguage } from '../use-language.ts';
import { quarterKeys } from './activity-sheet.ts';
import { amountIn } from './plan-rows.ts';
import classes from './plans.module.css';

export interface ActivityTotalsProps {
  rows: readonly SheetRow[];
  /** What was spent, as saved. */
  spent: Renja['totals'] | undefined;
}

/** Planned and unplanned activities apart, and all of them, as typed. */
export function ActivityTotals({ rows, spent }: ActivityTotalsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const unplanned = rows.filter(({ cells }) => cells['isPlanned'] === 'unplanned');
  const planned = rows.filter((row) => !unplanned.includes(row));
  const spentOf = { planned: spent?.planned.spent ?? 0, unplanned: spent?.unplanned.spent ?? 0 };
  const line = (label: string, of: readonly SheetRow[], spentSum: number) => {
    const quarters = quarterKeys.map((key) => of.reduce((sum, row) => sum + amountIn(row, key), 0));
    const figures = [...quarters, quarters.reduce((sum, amount) => sum + amount, 0), spentSum];
    return (
      <tr>
        <th scope="row">{label}</th>
        {figures.map((amount, index) => (
          // The columns stand in this order.
          <td key={quarterKeys[index] ?? index} className={classes.right}>
            {formatRupiah(amount, language)}
          </td>
        ))}
      </tr>
    );
  };
  return (
    <div className={classes.scroller} style={{ marginTop: 8 }}>
      <table className={classes.table} aria-label={t('plans.quarterSums')}>
        <thead>
          <tr>
            <th scope="col">{t('plans.quarterSums')}</th>
            {quarterKeys.map((key, index) => (
              <th key={key} scope="col" className={classes.right}>
                {t('plans.quarter', { roman: romanQuarter(index + 1) })}
              </th>
            ))}
            <th scope="col" className={classes.right}>
              {t('plans.amount')}
            </th>
            <th scope="col" className={classes.right}>
              {t('plans.spent')}
            </th>
          </tr>
        </thead>
        <tbody>
          {line(t('plans.planned'), planned, spentOf.planned)}
          {line(t('plans.unplanned'), unplanned, spentOf.unplanned)}
        </tbody>
        <tfoot>{line(t('plans.total'), rows, spentOf.planned + spentOf.unplanned)}</tfoot>
      </table>
    </div>
  );
}
