import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A text of a page with its left edge and baseline, points from the page's upper left corner. */
export interface PdfText {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

export interface PdfPage {
  /** Points. */
  width: number;
  height: number;
  texts: PdfText[];
  /** Boxes around the drawn paths, as drawn: left, upper, right, lower edge in points. */
  paths: [number, number, number, number][];
  /** All texts in the order in which they were drawn, joined with blanks. */
  words: string;
}

/** Opens a PDF as a reader would, for measuring what is on its pages. */
export async function readPdf(bytes: Uint8Array): Promise<{ pages: PdfPage[]; info: Record<string, unknown> }> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await loading.promise;
  const { info } = await document.getMetadata();
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const content = await page.getTextContent();
    const texts = content.items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [size = 0, , , , x = 0, y = 0] = item.transform as number[];
      return [{ text: item.str, x: x - left, y: top - y, width: item.width, size }];
    });
    const operators = await page.getOperatorList();
    const paths = operators.fnArray.flatMap((operator, index) => {
      if (operator !== OPS.constructPath) return [];
      const box = (operators.argsArray[index] as [number, unknown, Record<number, number> | null])[2];
      return box ? [[box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0] as [number, number, number, number]] : [];
    });
    pages.push({
      width: right - left,
      height: top - bottom,
      texts,
      paths,
      words: texts.map(({ text }) => text).join(' '),
    });
  }
  await loading.destroy();
  return { pages, info: info as Record<string, unknown> };
}
