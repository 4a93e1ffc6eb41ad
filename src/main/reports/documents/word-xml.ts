import { escapeXml } from '../xml-text.ts';

/** The little of Word's XML that our templates are written in. Sizes: type in half points, lengths in twips. */

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Twips of a millimetre. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

export interface ParagraphStyle {
  align?: 'left' | 'center' | 'right' | 'both';
  isBold?: boolean;
  isUnderlined?: boolean;
  /** Half points. */
  size?: number;
  /** Blank above and below, twips. */
  before?: number;
  after?: number;
  /** From the left; the first line begins that much before it. */
  indent?: number;
  hanging?: number;
  keepsWithNext?: boolean;
  startsPage?: boolean;
  /** Where tabs go to. */
  tabs?: number[];
  hasDoubleRule?: boolean;
}

/** A paragraph of one text; `\t` goes to the next of its tabs, `\n` begins a line. */
export function paragraph(text: string, style: ParagraphStyle = {}): string {
  const { align = 'left', before = 0, after = 80, indent = 0, hanging = 0, tabs = [] } = style;
  const properties = [
    style.keepsWithNext ? '<w:keepNext/>' : '',
    style.startsPage ? '<w:pageBreakBefore/>' : '',
    style.hasDoubleRule
      ? '<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="18" w:space="4" w:color="000000"/></w:pBdr>'
      : '',
    tabs.length > 0 ? `<w:tabs>${tabs.map((at) => `<w:tab w:val="left" w:pos="${at}"/>`).join('')}</w:tabs>` : '',
    `<w:spacing w:before="${before}" w:after="${after}"/>`,
    indent > 0 ? `<w:ind w:left="${indent}" w:hanging="${hanging}"/>` : '',
    `<w:jc w:val="${align}"/>`,
  ];
  return `<w:p><w:pPr>${properties.join('')}</w:pPr>${run(text, style)}</w:p>`;
}

function run(text: string, { isBold, isUnderlined, size }: ParagraphStyle): string {
  const half = size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  const properties = `${isBold ? '<w:b/><w:bCs/>' : ''}${half}${isUnderlined ? '<w:u w:val="single"/>' : ''}`;
  const parts = text.split(/(\t|\n)/).map((part) => {
    if (part === '\t') return '<w:tab/>';
    if (part === '\n') return '<w:br/>';
    return part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
  });
  return `<w:r><w:rPr>${properties}</w:rPr>${parts.join('')}</w:r>`;
}

/** What Word writes in place of a field: the page's number, the number of pages. */
function field(code: 'PAGE' | 'NUMPAGES'): string {
  return (
    '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>' +
    `<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>` +
    '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>' +
    '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>1</w:t></w:r>' +
    '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
  );
}

export interface TableStyle {
  /** Twips of each column. */
  widths: number[];
  hasGrid: boolean;
  /** The first row is repeated on each page. */
  hasHead?: boolean;
}

/** A table of cells that are paragraphs each. No row is parted. */
export function table(rows: readonly (readonly string[])[], { widths, hasGrid, hasHead }: TableStyle): string {
  const border = (side: string) =>
    `<w:${side} w:val="${hasGrid ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="444444"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const body = rows.map((cells, index) => {
    const head = hasHead && index === 0;
    const shade = head ? '<w:shd w:val="clear" w:color="auto" w:fill="ECECEC"/><w:vAlign w:val="center"/>' : '';
    const columns = cells.map(
      (cell, column) =>
        `<w:tc><w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="dxa"/>${shade}</w:tcPr>${cell}</w:tc>`,
    );
    return `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${columns.join('')}</w:tr>`;
  });
  const width = widths.reduce((sum, one) => sum + one, 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body.join('')}</w:tbl>`
  );
}

export interface WordPage {
  /** Twips. */
  width: number;
  height: number;
  margins: { left: number; right: number; top: number; bottom: number; foot: number };
  /** Of the text, half points. */
  size: number;
}

/** A picture of the kop, by its number among them. */
export interface WordPicture {
  bytes: Uint8Array;
  extension: 'png' | 'jpeg';
  /** EMU. */
  width: number;
  height: number;
}

/** A picture in a paragraph of its own. */
export function picture({ width, height }: WordPicture, number: number, align: 'left' | 'right'): string {
  const drawing =
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/>` +
    `<wp:docPr id="${number}" name="Logo ${number}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
    `<pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="logo${number}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="rIdLogo${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>';
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="${align}"/></w:pPr><w:r>${drawing}</w:r></w:p>`;
}

const namespaces =
  `xmlns:w="${main}" xmlns:r="${relations}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

/** The parts of a Word file: its text, the kop over its first page, the pages' numbers below all. */
export function wordParts(
  body: string,
  { kop, pageText, page, pictures }: { kop: string; pageText: string; page: WordPage; pictures: WordPicture[] },
): Record<string, string | Uint8Array> {
  const { margins } = page;
  const section =
    '<w:sectPr><w:headerReference w:type="first" r:id="rIdKop"/><w:footerReference w:type="default" r:id="rIdFoot"/><w:footerReference w:type="first" r:id="rIdFoot"/>' +
    `<w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${margins.top}" w:right="${margins.right}" w:bottom="${margins.bottom}" w:left="${margins.left}" w:header="${margins.top}" w:footer="${margins.foot}" w:gutter="0"/><w:titlePg/></w:sectPr>`;
  const [before = '', between = '', after = ''] = pageText.split(/\{page\}|\{pages\}/);
  const small = (text: string) => (text === '' ? '' : run(text, { size: 16 }));
  const foot = `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${small(before)}${field('PAGE')}${small(between)}${field('NUMPAGES')}${small(after)}</w:p>`;
  const media = Object.fromEntries(
    pictures.map(({ bytes, extension }, index) => [`word/media/logo${index + 1}.${extension}`, bytes]),
  );
  return {
    '[Content_Types].xml':
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
      '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>' +
      `<Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${types}.styles+xml"/>` +
      `<Override PartName="/word/header1.xml" ContentType="${types}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${types}.footer+xml"/></Types>`,
    '_rels/.rels': relationships([{ id: 'rId1', type: 'officeDocument', target: 'word/document.xml' }]),
    'word/document.xml': `${declaration}<w:document ${namespaces}><w:body>${body}${section}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships([
      { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
      { id: 'rIdKop', type: 'header', target: 'header1.xml' },
      { id: 'rIdFoot', type: 'footer', target: 'footer1.xml' },
    ]),
    'word/styles.xml': stylesOf(page.size),
    'word/header1.xml': `${declaration}<w:hdr ${namespaces}>${kop}</w:hdr>`,
    'word/_rels/header1.xml.rels': relationships(
      pictures.map(({ extension }, index) => ({
        id: `rIdLogo${index + 1}`,
        type: 'image',
        target: `media/logo${index + 1}.${extension}`,
      })),
    ),
    'word/footer1.xml': `${declaration}<w:ftr ${namespaces}>${foot}</w:ftr>`,
    ...media,
  };
}

function relationships(rows: { id: string; type: string; target: string }[]): string {
  const xml = rows.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRelations}">${xml.join('')}</Relationships>`;
}

/** Arial is on every office's machine, and what their letters are written in. `size` in half points. */
const stylesOf = (size: number) =>
  `${declaration}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>` +
  '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="' +
  `${size}"/><w:szCs w:val="${size}"/><w:lang w:val="id-ID"/>` +
  '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>';
