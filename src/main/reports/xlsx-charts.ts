import type { ReportChart } from '../../shared/reports.ts';
import { escapeXml } from './xml-text.ts';

/**
 * Charts of a workbook as DrawingML (ECMA-376 part 1, chapter 21.2). The schema fixes the order of
 * the elements: Excel repairs a file that has them in another, so it is kept to the letter.
 */

const chartNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const drawingNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const relationshipsNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Deep green, light green, grey, amber: told apart in grey print too. Further series begin anew. */
const colours = ['1F6B4A', 'A9CDBB', '8C8C8C', 'C58A1B'];

/** Of two series the second is what was achieved: it has the accent, as in the PDF. */
const pairColours = ['A9CDBB', '1F6B4A'];

/** A thin line needs more contrast than a bar: light green comes last. */
const lineColours = ['1F6B4A', 'C58A1B', '8C8C8C', 'A9CDBB'];
const ink = '333333';
const faintInk = 'D9D9D9';

/** Up to this, an axis of whole numbers is told its step: left alone it would count in halves. */
const fewWhole = 5;

/** The two axes of a chart; they only have to differ. */
const [categoryAxisId, valueAxisId] = [111_111_111, 222_222_222];

/** A chart whose figures stand in cells: one row a category, one column a series, headed by its name. */
export interface PlacedChart {
  chart: ReportChart;
  sheetName: string;
  /** Rows count from 1. */
  headerRow: number;
  categoryColumn: string;
  seriesColumns: string[];
  /** Number format of the cells. */
  cellFormat: string;
  /** Number format of the value axis, and the unit that stands beside it. */
  axisFormat: string;
  axisUnit: string;
  /** The cells that it covers, counted from 0: one column, and rows up to the one that is named last. */
  place: { column: number; firstRow: number; lastRow: number };
}

/** The chart part: the figures by reference to their cells, and as the copy that a viewer shows without calculating. */
export function chartXml(placed: PlacedChart): string {
  const { chart } = placed;
  const legend = chart.series.length > 1 ? legendXml() : '';
  return (
    `${declaration}<c:chartSpace xmlns:c="${chartNamespace}" xmlns:a="${drawingNamespace}" xmlns:r="${relationshipsNamespace}">` +
    '<c:date1904 val="0"/><c:roundedCorners val="0"/>' +
    `<c:chart>${titleXml(chart.title, { size: 1100, isBold: true })}<c:autoTitleDeleted val="0"/>` +
    `<c:plotArea><c:layout/>${plotXml(placed)}${categoryAxisXml(chart)}${valueAxisXml(placed)}</c:plotArea>` +
    `${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr>${fillXml('FFFFFF')}${noLine}</c:spPr>${textXml(900)}` +
    '</c:chartSpace>'
  );
}

/** The drawing part of the sheet that the charts are on; relationship `rId1` is the first chart, and so on. */
export function drawingXml(charts: PlacedChart[]): string {
  const anchors = charts.map(({ chart, place }, index) => {
    const id = index + 1;
    return (
      // A chart keeps its size when columns are made wider, but moves with its rows.
      `<xdr:twoCellAnchor editAs="oneCell">${cornerXml('from', place.column, place.firstRow)}` +
      cornerXml('to', place.column + 1, place.lastRow + 1) +
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id + 1}" name="Chart ${id}" descr="${escapeXml(chart.title)}"/>` +
      '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>' +
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
      `<a:graphic><a:graphicData uri="${chartNamespace}"><c:chart xmlns:c="${chartNamespace}" xmlns:r="${relationshipsNamespace}" r:id="rId${id}"/>` +
      '</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>'
    );
  });
  return (
    `${declaration}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="${drawingNamespace}">` +
    `${anchors.join('')}</xdr:wsDr>`
  );
}

/** A corner of a chart: the upper left one of a cell, counted from 0. */
function cornerXml(name: 'from' | 'to', column: number, row: number): string {
  return (
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff>` +
    `<xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`
  );
}

function plotXml(placed: PlacedChart): string {
  const series = placed.chart.series.map((_, index) => seriesXml(placed, index)).join('');
  const axes = `<c:axId val="${categoryAxisId}"/><c:axId val="${valueAxisId}"/>`;
  if (placed.chart.form === 'line') {
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`;
  }
  const direction = placed.chart.form === 'bars' ? 'bar' : 'col';
  return (
    `<c:barChart><c:barDir val="${direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}` +
    `<c:gapWidth val="60"/><c:overlap val="0"/>${axes}</c:barChart>`
  );
}

function seriesXml(placed: PlacedChart, index: number): string {
  const { chart, headerRow, categoryColumn } = placed;
  const column = placed.seriesColumns[index] ?? '';
  const { name = '', values = [] } = chart.series[index] ?? {};
  const rows: [number, number] = [headerRow + 1, headerRow + chart.categories.length];
  const isLine = chart.form === 'line';
  const palette = isLine ? lineColours : chart.series.length === 2 ? pairColours : colours;
  const colour = palette[index % palette.length] ?? ink;
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>` +
    `<c:tx>${textReference(cellRange(placed, column, [headerRow, headerRow]), [name])}</c:tx>` +
    (isLine ? lineLookXml(colour) : `<c:spPr>${fillXml(colour)}</c:spPr><c:invertIfNegative val="0"/>`) +
    `<c:cat>${textReference(cellRange(placed, categoryColumn, rows), chart.categories)}</c:cat>` +
    `<c:val>${numberReference(placed, cellRange(placed, column, rows), values)}</c:val>` +
    (isLine ? '<c:smooth val="0"/></c:ser>' : '</c:ser>')
  );
}

function lineLookXml(colour: string): string {
  return (
    `<c:spPr><a:ln w="28575" cap="rnd">${fillXml(colour)}<a:round/></a:ln></c:spPr>` +
    `<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>${fillXml(colour)}${noLine}</c:spPr></c:marker>`
  );
}

function textReference(range: string, texts: string[]): string {
  const points = texts.map((text, index) => `<c:pt idx="${index}"><c:v>${escapeXml(text)}</c:v></c:pt>`).join('');
  return `<c:strRef><c:f>${escapeXml(range)}</c:f><c:strCache><c:ptCount val="${texts.length}"/>${points}</c:strCache></c:strRef>`;
}

/** A figure that is not there has no point: its cell is empty too. */
function numberReference({ chart, cellFormat }: PlacedChart, range: string, values: (number | null)[]): string {
  const points = chart.categories.map((_, index) => {
    const value = values[index] ?? null;
    return value === null ? '' : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`;
  });
  return (
    `<c:numRef><c:f>${escapeXml(range)}</c:f><c:numCache><c:formatCode>${escapeXml(cellFormat)}</c:formatCode>` +
    `<c:ptCount val="${chart.categories.length}"/>${points.join('')}</c:numCache></c:numRef>`
  );
}

/** `'Ringkasan'!$B$12:$B$15`; one cell without its double. */
function cellRange({ sheetName }: PlacedChart, column: string, [first, last]: [number, number]): string {
  const sheet = `'${sheetName.replaceAll("'", "''")}'`;
  return first === last ? `${sheet}!$${column}$${first}` : `${sheet}!$${column}$${first}:$${column}$${last}`;
}

function categoryAxisXml({ form }: ReportChart): string {
  // Bars are read from the top, the axis counts from the bottom.
  const orientation = form === 'bars' ? 'maxMin' : 'minMax';
  return (
    `<c:catAx><c:axId val="${categoryAxisId}"/><c:scaling><c:orientation val="${orientation}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${form === 'bars' ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/>` +
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
    `<c:spPr><a:ln w="9525">${fillXml('8C8C8C')}</a:ln></c:spPr>${textXml(900)}` +
    `<c:crossAx val="${valueAxisId}"/><c:crosses val="autoZero"/>` +
    '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
  );
}

function valueAxisXml({ chart, axisFormat, axisUnit }: PlacedChart): string {
  const isLying = chart.form === 'bars';
  const title = axisUnit === '' ? '' : titleXml(axisUnit, { size: 900, isBold: false, isUpright: !isLying });
  return (
    `<c:valAx><c:axId val="${valueAxisId}"/><c:scaling><c:orientation val="minMax"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${isLying ? 'b' : 'l'}"/>` +
    `<c:majorGridlines><c:spPr><a:ln w="6350">${fillXml(faintInk)}</a:ln></c:spPr></c:majorGridlines>${title}` +
    `<c:numFmt formatCode="${escapeXml(axisFormat)}" sourceLinked="0"/>` +
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>' +
    `<c:spPr>${noLine}</c:spPr>${textXml(900)}` +
    // With the categories turned over, their far end is where the figures are wanted: below.
    `<c:crossAx val="${categoryAxisId}"/><c:crosses val="${isLying ? 'max' : 'autoZero'}"/>` +
    `<c:crossBetween val="between"/>${hasFewWhole(chart) ? '<c:majorUnit val="1"/>' : ''}</c:valAx>`
  );
}

function hasFewWhole({ kind, series }: ReportChart): boolean {
  return kind === 'integer' && series.every(({ values }) => values.every((value) => Math.abs(value ?? 0) <= fewWhole));
}

function titleXml(text: string, look: { size: number; isBold: boolean; isUpright?: boolean }): string {
  const properties = (tag: string) =>
    `<a:${tag} sz="${look.size}" b="${look.isBold ? 1 : 0}">${fillXml(ink)}<a:latin typeface="Calibri"/></a:${tag}>`;
  const turn = look.isUpright ? ' rot="-5400000" vert="horz"' : '';
  return (
    `<c:title><c:tx><c:rich><a:bodyPr${turn}/><a:lstStyle/><a:p><a:pPr>${properties('defRPr')}</a:pPr>` +
    `<a:r>${properties('rPr')}<a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  );
}

function legendXml(): string {
  return `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textXml(900)}</c:legend>`;
}

/** How the text of an element is set; size in hundredths of a point. */
function textXml(size: number): string {
  return (
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="0">${fillXml(ink)}<a:latin typeface="Calibri"/></a:defRPr></a:pPr>` +
    '<a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
  );
}

function fillXml(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
}

const noLine = '<a:ln><a:noFill/></a:ln>';
