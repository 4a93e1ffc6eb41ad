import type { Content, CustomTableLayout } from 'pdfmake/interfaces.js';
import type { QuarterlyReport } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';
import { ink } from './pdf-page.ts';
import { partTitle } from './pdf-report-parts.ts';
import { printable } from './printable-text.ts';
import { closedText, dateRange } from './report-texts.ts';

const signatureLayout: CustomTableLayout = {
  hLineWidth: (line) => (line === 0 ? 0.6 : 0),
  hLineColor: () => ink.rule,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 4,
  paddingBottom: () => 4,
};

/** Logo, title, period, and whose report it is. `pageHeight` in points. */
export function coverPage(report: QuarterlyReport, pageHeight: number): Content[] {
  const { unit, language } = report;
  const texts = textsIn(language);
  const logos = [unit.logo, unit.logoRight].filter((logo) => logo !== null);
  return [
    {
      columns: logos.map((logo, index) => ({
        image: logo,
        fit: [150, 62] as [number, number],
        alignment: index === 0 ? ('left' as const) : ('right' as const),
      })),
      margin: [0, 0, 0, logos.length > 0 ? 0 : 62],
    },
    {
      text: report.title,
      fontSize: 30,
      bold: true,
      color: ink.accent,
      lineHeight: 1.05,
      margin: [0, pageHeight * 0.2, 0, 6],
    },
    { text: texts('reports.programme'), fontSize: 13, margin: [0, 0, 0, 22] },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 90, y2: 0, lineWidth: 2, lineColor: ink.accent }] },
    { text: report.period, fontSize: 17, bold: true, margin: [0, 20, 0, 2] },
    { text: dateRange(report.from, report.to, language), fontSize: 10, color: ink.quiet },
    ...(report.scope === '' ? [] : [{ text: printable(report.scope), fontSize: 11, margin: [0, 10, 0, 0] } as Content]),
    {
      text: printable(unit.name),
      fontSize: 14,
      bold: true,
      margin: [0, pageHeight * (report.scope === '' ? 0.2 : 0.17), 0, 2],
    },
    ...[unit.legalName, unit.company, unit.region]
      .filter((line, index, lines) => line !== '' && line !== unit.name && lines.indexOf(line) === index)
      .map((text): Content => ({ text: printable(text), fontSize: 11, lineHeight: 1.15 })),
    { text: printable(unit.address), fontSize: 9, color: ink.quiet, margin: [0, 4, 0, 0] },
  ];
}

/** Dasar hukum: the rules that the report is made under. */
export function legalBasisPage({ legalBasis, language }: QuarterlyReport): Content[] {
  return [
    partTitle(textsIn(language)('reports.legalBasis')),
    {
      ol: legalBasis.map(({ name, about }) => ({
        text: [...printable(name, { bold: true }), ...printable(about === '' ? '' : `\n${about}`)],
        margin: [4, 0, 0, 8] as [number, number, number, number],
      })),
      fontSize: 10.5,
      lineHeight: 1.3,
    },
  ];
}

/** Lembar pengesahan: who prepared, checked and approved, with room for signature and stamp. */
export function approvalPage(report: QuarterlyReport): Content[] {
  const texts = textsIn(report.language);
  const { title, period, unit } = report;
  return [
    partTitle(texts('reports.approvalTitle')),
    {
      text: printable(
        texts('reports.approvalText', { title, period, unit: unit.name, programme: texts('reports.programme') }),
      ),
      fontSize: 10.5,
      lineHeight: 1.3,
      margin: [0, 0, 0, report.closed ? 8 : 26],
    },
    ...closedLine(report),
    ...report.signatories.map((signatory): Content => ({
      unbreakable: true,
      margin: [0, 0, 0, 18],
      table: {
        widths: ['*', 190],
        heights: [16, 92],
        body: [
          [
            { text: printable(signatory.label), bold: true },
            { text: `${texts('reports.signatureDate')}: ……………………………`, color: ink.quiet },
          ],
          [
            {
              stack: [
                {
                  text: printable(signatory.name === '' ? '……………………………………………' : signatory.name),
                  bold: true,
                  fontSize: 11,
                },
                { text: printable(signatory.position), color: ink.quiet },
              ],
              margin: [0, 60, 0, 0],
            },
            { text: '' },
          ],
        ],
      },
      layout: signatureLayout,
    })),
  ];
}

/** That the figures are those of the quarter's closing, where they are. */
function closedLine(report: QuarterlyReport): Content[] {
  const text = closedText(report);
  return text === '' ? [] : [{ text: printable(text), fontSize: 9, color: ink.quiet, margin: [0, 0, 0, 18] }];
}
