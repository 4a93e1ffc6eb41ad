import JSZip from 'jszip';
import { chartXml, drawingXml } from './xlsx-charts.ts';
import type { PlacedChart } from './xlsx-charts.ts';
import { escapeXml } from './xml-text.ts';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument';

/** The first time that a zip can hold. */
const firstTime = new Date('1980-01-01T00:00:00Z');

/** A name that formulas of this and other workbooks can use for cells. */
export interface DefinedName {
  name: string;
  /** `'A Rekap pilar'!$A$6:$K$10` */
  cells: string;
}

/** What the writer of the workbook has no means for. */
export interface FurtherParts {
  names: DefinedName[];
  /** All on the sheet of this number, counted from 1 in the order in which sheets were added. */
  charts: PlacedChart[];
  chartSheet: number;
}

/**
 * The finished workbook: with names and charts put in, and all times of the zip's entries set to one,
 * as the writer stamps them with the clock and two reports of the same figures should be the same file.
 * Entries that are not touched are copied as they are, still compressed.
 */
export async function finishedWorkbook(written: Uint8Array, parts: FurtherParts): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(written);
  await addNames(zip, parts.names);
  if (parts.charts.length > 0) await addCharts(zip, parts.charts, parts.chartSheet);
  for (const entry of Object.values(zip.files)) entry.date = firstTime;
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** The writer knows names too, but as single cells: for a table of 20,000 rows that is hundreds of thousands. */
async function addNames(zip: JSZip, names: DefinedName[]): Promise<void> {
  const added = names.map(({ name, cells }) => `<definedName name="${name}">${escapeXml(cells)}</definedName>`);
  await insertBefore(zip, 'xl/workbook.xml', '</definedNames>', added.join(''));
}

async function addCharts(zip: JSZip, charts: PlacedChart[], sheet: number): Promise<void> {
  charts.forEach((chart, index) => put(zip, `xl/charts/chart${index + 1}.xml`, chartXml(chart)));
  put(zip, 'xl/drawings/drawing1.xml', drawingXml(charts));
  const chartTargets = charts.map((_, index) => `../charts/chart${index + 1}.xml`);
  put(zip, 'xl/drawings/_rels/drawing1.xml.rels', relationshipsXml('chart', chartTargets));
  put(zip, `xl/worksheets/_rels/sheet${sheet}.xml.rels`, relationshipsXml('drawing', ['../drawings/drawing1.xml']));
  // Of what may follow a drawing in a sheet, the summary has nothing.
  await insertBefore(zip, `xl/worksheets/sheet${sheet}.xml`, '</worksheet>', '<drawing r:id="rId1"/>');
  await insertBefore(
    zip,
    '[Content_Types].xml',
    '</Types>',
    overrideXml('/xl/drawings/drawing1.xml', 'drawing') +
      charts.map((_, index) => overrideXml(`/xl/charts/chart${index + 1}.xml`, 'drawingml.chart')).join(''),
  );
}

function relationshipsXml(kind: string, targets: string[]): string {
  const rows = targets.map(
    (target, index) => `<Relationship Id="rId${index + 1}" Type="${relationships}/${kind}" Target="${target}"/>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`
  );
}

function overrideXml(part: string, kind: string): string {
  return `<Override PartName="${part}" ContentType="${contentType}.${kind}+xml"/>`;
}

function put(zip: JSZip, path: string, xml: string): void {
  zip.file(path, xml, { createFolders: false });
}

async function insertBefore(zip: JSZip, path: string, mark: string, added: string): Promise<void> {
  const xml = await zip.file(path)?.async('string');
  const at = xml?.lastIndexOf(mark) ?? -1;
  if (xml === undefined || at < 0) throw new Error(`${path} of the workbook has no ${mark}`);
  put(zip, path, xml.slice(0, at) + added + xml.slice(at));
}
