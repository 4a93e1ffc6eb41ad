import type { Content, ContentText, CustomTableLayout } from 'pdfmake/interfaces.js';
import { formatLongDate } from '../../shared/calendar-date.ts';
import type { Language } from '../../shared/language.ts';
import { formatNumber, formatPercent, formatRupiah } from '../../shared/money.ts';
import type { QuarterlyReport, SummaryFigure } from '../../shared/reports.ts';
import { textsIn } from '../texts.ts';
import { chartSvg } from './chart-svg.ts';
import { formattedContent } from './pdf-formatted-text.ts';
import { ink } from './pdf-page.ts';
import { printable } from './printable-text.ts';

/** A photo's bytes as a data URL that can be set; undefined where its file is not there or is of another kind. */
export type PhotoData = ReadonlyMap<string, string>;

/** The family of texts in pictures. */
export const pictureFont = 'Pictures';

const figureLayout: CustomTableLayout = {
  hLineWidth: () => 0.5,
  hLineColor: () => ink.rule,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 3.5,
  paddingBottom: () => 3.5,
};

/** Title of a part: it stands in the contents and among the bookmarks; of a program within a part, in neither. */
export function partTitle(text: string, level: 1 | 2 = 1): ContentText {
  return {
    text,
    bold: true,
    color: ink.accent,
    fontSize: level === 1 ? 18 : 12,
    margin: level === 1 ? [0, 0, 0, 14] : [0, 8, 0, 5],
    ...(level === 1 && { tocItem: true, outline: true }),
  };
}

/** A program's own heading. */
function programTitle(program: string): Content {
  return { ...partTitle('', 2), text: printable(program) };
}

/** Daftar isi, with the page of each part. */
export function contentsPage({ language }: QuarterlyReport): Content[] {
  return [
    { ...partTitle(textsIn(language)('reports.contents')), tocItem: false },
    { toc: { textMargin: [0, 3, 0, 3], textStyle: { fontSize: 10.5 }, numberStyle: { fontSize: 10.5 } } },
  ];
}

/** Ringkasan: the figures as a table, then the charts, two beside each other. `width` in points. */
export function summaryPage(report: QuarterlyReport, width: number): Content[] {
  const { summary, language } = report;
  const texts = textsIn(language);
  const gap = 18;
  const size = { width: (width - gap) / 2, height: 172, font: pictureFont, language };
  const charts = summary.charts.map((chart): Content => ({
    stack: [
      { text: chart.title, bold: true, fontSize: 8.5, margin: [0, 0, 0, 3] },
      { svg: chartSvg(chart, size), width: size.width },
    ],
    margin: [0, 0, 0, 12],
  }));
  const pairs = charts.flatMap((chart, index) => (index % 2 === 0 ? [[chart, charts[index + 1] ?? { text: '' }]] : []));
  return [
    partTitle(texts('reports.summaryTitle')),
    {
      table: {
        widths: ['auto', 'auto', '*'],
        body: summary.figures.map((figure) => [
          { text: figure.label, fontSize: 9.5 },
          { text: figureText(report, figure), bold: true, fontSize: 9.5, alignment: 'right' },
          { text: figure.note, color: ink.quiet, fontSize: 8.5, margin: [10, 0.8, 0, 0] },
        ]),
      },
      layout: figureLayout,
      margin: [0, 0, 0, 18],
    },
    ...pairs.map((columns): Content => ({ columns, columnGap: gap, unbreakable: true })),
  ];
}

function figureText({ language, rupiahStyle }: QuarterlyReport, { kind, value }: SummaryFigure): string {
  if (kind === 'percent') return formatPercent(value, language);
  if (value === null) return '–';
  return kind === 'money' ? formatRupiah(value, language, rupiahStyle) : formatNumber(value, language);
}

/** Narasi: what is told of each program, one after the other. */
export function narrativePages({ narratives, language }: QuarterlyReport): Content[] {
  const told = narratives.filter(({ text }) => text !== '');
  if (told.length === 0) return [];
  return [
    partTitle(textsIn(language)('reports.narratives')),
    ...told.flatMap(({ program, text }) => {
      const [first, ...more] = formattedContent(text);
      return [kept([programTitle(program), ...running(first ? [first] : [])], text), ...running(more)];
    }),
  ];
}

/** Kendala dan solusi, a program after the other, each problem with what was done about it beside it. */
export function problemPages({ narratives, language }: QuarterlyReport): Content[] {
  const texts = textsIn(language);
  const told = narratives.filter(({ problems, solutions }) => problems !== '' || solutions !== '');
  if (told.length === 0) return [];
  return [
    partTitle(texts('reports.problemsTitle')),
    ...told.map(({ program, problems, solutions }): Content =>
      kept(
        [
          programTitle(program),
          {
            columns: [
              { stack: [label(texts('narratives.problems')), ...running(formattedContent(orDash(problems)))] },
              { stack: [label(texts('narratives.solutions')), ...running(formattedContent(orDash(solutions)))] },
            ],
            columnGap: 18,
          },
        ],
        `${problems}${solutions}`,
      ),
    ),
  ];
}

/** Letters that still stand on a page together with their heading; more than that would not fit. */
const mostKept = 1500;

/** A heading does not stand alone at a page's foot: what follows it comes along, as long as it fits a page. */
function kept(stack: Content[], text: string): Content {
  return { stack, unbreakable: text.length <= mostKept };
}

function orDash(text: string): string {
  return text === '' ? '–' : text;
}

function label(text: string): Content {
  return { text, bold: true, fontSize: 8.5, color: ink.quiet, margin: [0, 0, 0, 3] };
}

function running(content: Content[]): Content[] {
  return [{ stack: content, fontSize: 10, lineHeight: 1.3 }];
}

/** Dokumentasi: photos two beside each other, each with caption and day. `width` in points. */
export function photoPages(report: QuarterlyReport, data: PhotoData, width: number): Content[] {
  const { photos, language } = report;
  const texts = textsIn(language);
  if (photos.length === 0) return [];
  const gap = 16;
  const fit: [number, number] = [(width - gap) / 2, 210];
  const cells = photos.map((photo): Content => {
    const image = data.get(photo.id);
    return {
      stack: [
        image
          ? { image, fit, margin: [0, 0, 0, 4] }
          : { text: texts('reports.noPicture'), italics: true, color: ink.quiet, margin: [0, 30, 0, 30] },
        { text: printable(photo.caption === '' ? texts('reports.noCaption') : photo.caption), fontSize: 9 },
        { text: dayText(photo.day, language), fontSize: 8, color: ink.quiet },
      ],
    };
  });
  const pairs = cells.flatMap((cell, index) => (index % 2 === 0 ? [[cell, cells[index + 1] ?? { text: '' }]] : []));
  return [
    partTitle(texts('reports.documentation')),
    ...pairs.map((columns): Content => ({ columns, columnGap: gap, unbreakable: true, margin: [0, 0, 0, 18] })),
  ];
}

function dayText(day: string, language: Language): string {
  return formatLongDate(day, language);
}
