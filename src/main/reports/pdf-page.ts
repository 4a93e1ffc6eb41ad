import type { DynamicContent } from 'pdfmake/interfaces.js';
import type { QuarterlyReport } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';
import { printable } from './printable-text.ts';

/** Ink of the report: near black for text, one quiet colour for rules and headings. */
export const ink = { text: '#1a1a1a', quiet: '#5f6368', rule: '#9aa0a6', accent: '#1f6b4a' };

interface Margins {
  left: number;
  right: number;
}

/** Millimetres in points. */
export function points(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** Whose and what it is on the left, its period or day on the right, above a thin rule. */
export function pageHeader(about: string, day: string, margins: Margins): DynamicContent {
  const left = points(margins.left);
  return (_page, _pages, size) => ({
    margin: [left, points(9), points(margins.right), 0],
    stack: [
      {
        columns: [
          { text: printable(about), noWrap: true },
          { text: printable(day), alignment: 'right', width: 'auto', noWrap: true },
        ],
        fontSize: 7.5,
        color: ink.quiet,
      },
      {
        canvas: [
          {
            type: 'line',
            x1: 0,
            y1: 3,
            x2: size.width - left - points(margins.right),
            y2: 3,
            lineWidth: 0.5,
            lineColor: ink.rule,
          },
        ],
      },
    ],
  });
}

/** Company on the left, `Halaman 3 dari 9` on the right. The cover counts, but shows no number. */
export function pageFooter(report: Pick<QuarterlyReport, 'language' | 'unit'>, margins: Margins): DynamicContent {
  const texts = textsIn(report.language);
  return (page, pages) => ({
    margin: [points(margins.left), points(4), points(margins.right), 0],
    columns: [
      { text: printable(report.unit.company), noWrap: true },
      { text: texts('reports.page', { page, pages }), alignment: 'right', width: 'auto', noWrap: true },
    ],
    fontSize: 7.5,
    color: ink.quiet,
  });
}
