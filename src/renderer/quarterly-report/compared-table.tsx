import { memo } from 'react';
import { cellText, isNumeric } from '../../shared/report-cell.ts';
import type { ReportColumn, ReportRow, ReportTable } from '../../shared/reports.ts';
import type { Language } from '../../shared/language.ts';
import { useLanguage } from '../use-language.ts';
import classes from './compare.module.css';

/** A table as it is printed, with its heading and first column kept in view; the arrow keys scroll it. */
export const ComparedTableView = memo(function ComparedTableView({
  table,
  titleId,
}: {
  table: ReportTable;
  titleId: string;
}) {
  const language = useLanguage();
  const { columns, rows, totals } = table;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table must be scrolled by keyboard
    <div className={classes.scroller} tabIndex={0} role="region" aria-labelledby={titleId}>
      <table className={classes.table} aria-labelledby={titleId}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={index} columns={columns} row={row} language={language} />
          ))}
        </tbody>
        {totals !== null && (
          <tfoot>
            <Row columns={columns} row={totals} language={language} />
          </tfoot>
        )}
      </table>
    </div>
  );
});

/** The first cell says what the row is about. */
function Row({ columns, row, language }: { columns: readonly ReportColumn[]; row: ReportRow; language: Language }) {
  return (
    <tr>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row">
            {cellText(column, row[column.key], language)}
          </th>
        ) : (
          <td key={column.key} className={classOf(column)}>
            {cellText(column, row[column.key], language)}
          </td>
        ),
      )}
    </tr>
  );
}

function classOf(column: ReportColumn): string | undefined {
  return isNumeric(column) ? classes.right : undefined;
}
