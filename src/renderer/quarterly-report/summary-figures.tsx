import { formatRupiah } from '../../shared/money.ts';
import { cellText } from '../../shared/report-cell.ts';
import type { QuarterlyReport, SummaryFigure } from '../../shared/reports.ts';
import { useTranslation } from 'react-i18next';
import classes from './report.module.css';

/** Ringkasan: the figures that a reader looks for first, each with what it is measured against. */
export function SummaryFigures({ report }: { report: QuarterlyReport }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.figures} aria-label={t('reportPage.summary')}>
      {report.summary.figures.map((figure) => (
        <div key={figure.key} className={classes.figure}>
          <dt>{figure.label}</dt>
          <dd className={classes.value}>{valueText(figure, report)}</dd>
          <dd className={classes.note}>{figure.note}</dd>
        </div>
      ))}
    </dl>
  );
}

function valueText({ kind, value }: SummaryFigure, { language, rupiahStyle }: QuarterlyReport): string {
  return kind === 'money' && value !== null
    ? formatRupiah(value, language, rupiahStyle)
    : cellText({ kind }, value, language);
}
