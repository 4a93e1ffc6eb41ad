import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import { cellText, isNumeric } from '../../shared/report-cell.ts';
import type { ReportColumn, ReportTable } from '../../shared/reports.ts';
import { useLanguage } from '../use-language.ts';
import classes from './report.module.css';

/** One table of a report, just as the report object says it. */
export function ReportTableView({ table }: { table: ReportTable }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleId = useId();
  const { columns, rows, totals } = table;
  return (
    <section className={classes.section}>
      <h3 className={classes.tableTitle} id={titleId}>
        {table.id === '' ? table.title : `${table.id}. ${table.title}`}
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table must be scrolled by keyboard */}
      <div className={classes.scroller} tabIndex={0} role="region" aria-labelledby={titleId}>
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={classOf(column)} style={{ minWidth: `${width(column)}ch` }}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 && (
              <tr>
                <td colSpan={columns.length} className={classes.none}>
                  {t('reportPage.noRows')}
                </td>
              </tr>
            )}
            {rows.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column.key} className={classOf(column)}>
                    {cellText(column, row[column.key] ?? null, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {totals !== null && (
            <tfoot>
              <tr>
                {columns.map((column) => (
                  <td key={column.key} className={classOf(column)}>
                    {totalText(column, totals[column.key], language)}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <p className={classes.criteria}>{table.criteria}</p>
    </section>
  );
}

/** Cells without a total stay empty; a percentage that cannot be computed is a dash there too. */
function totalText(column: ReportColumn, value: string | number | null | undefined, language: Language): string {
  return value === undefined || (value === null && column.kind !== 'percent') ? '' : cellText(column, value, language);
}

function classOf(column: ReportColumn): string | undefined {
  return isNumeric(column) ? classes.right : undefined;
}

/** Widths are relative, about one per character; long texts wrap. */
function width(column: ReportColumn): number {
  return Math.min(column.width, 26);
}
