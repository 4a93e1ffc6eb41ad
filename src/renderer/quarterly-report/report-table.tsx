import { memo, use, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import type { RecordLink } from '../../shared/record-links.ts';
import { isFigure } from '../../shared/records-behind.ts';
import { cellText, isNumeric } from '../../shared/report-cell.ts';
import type { FigureTable, ReportColumn, ReportRow, ReportTable } from '../../shared/reports.ts';
import { linkPath } from '../shell/record-anchor.tsx';
import { useLanguage } from '../use-language.ts';
import { FigureContext } from './figure-context.ts';
import { useFigureKeys } from './figure-keys.ts';
import classes from './report.module.css';

/** Columns whose words name the record that the row is about. */
const namedIn: Partial<Record<string, Partial<Record<string, RecordLink['kind']>>>> = {
  C: { code: 'program', program: 'program' },
  E: { program: 'program' },
  F: { group: 'group' },
  G: { meeting: 'meeting' },
  H: { text: 'followUp' },
};

export interface ReportTableViewProps {
  table: ReportTable & Partial<Pick<FigureTable, 'subjects'>>;
}

/**
 * One table of a report, just as the report object says it. Where its figures lead to their records, each is
 * a button, and a name a link. Kept as it is while a figure is open: a table may have hundreds of rows.
 */
export const ReportTableView = memo(function ReportTableView({ table }: ReportTableViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const open = use(FigureContext);
  const { columns, rows, totals, subjects } = table;
  const isOpenable = open !== null && subjects !== undefined;
  useFigureKeys(scroller, isOpenable ? open : null);

  function content(column: ReportColumn, row: ReportRow, text: string, subject: string | undefined): ReactNode {
    if (!isOpenable || text === '') return text;
    if (isFigure(column) && (typeof row[column.key] === 'number' || column.formula !== null)) {
      return (
        <button type="button" className={classes.open} data-cell={column.key} tabIndex={-1} aria-haspopup="dialog">
          {text}
        </button>
      );
    }
    const kind = namedIn[table.id]?.[column.key];
    if (kind === undefined || subject === undefined) return text;
    return (
      <a className={classes.open} data-cell={column.key} tabIndex={-1} href={`#${linkPath({ kind, id: subject })}`}>
        {text}
      </a>
    );
  }

  return (
    <section className={classes.section} data-table={table.id}>
      <h3 className={classes.tableTitle} id={titleId}>
        {table.id === '' ? table.title : `${table.id}. ${table.title}`}
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table must be scrolled by keyboard */}
      <div className={classes.scroller} ref={scroller} tabIndex={0} role="region" aria-labelledby={titleId}>
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
              <tr key={subjects?.[index] ?? index} data-subject={subjects?.[index]}>
                {columns.map((column) => (
                  <td key={column.key} className={classOf(column)}>
                    {content(column, row, cellText(column, row[column.key] ?? null, language), subjects?.[index])}
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
                    {content(column, totals, totalText(column, totals[column.key], language), undefined)}
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
});

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
