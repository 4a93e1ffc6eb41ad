/** What this needs of a face that pdfkit has opened. pdfkit's own types tell of none of it. */
export interface OpenedFont {
  font: { getGlyph(id: number, codePoints?: number[]): Glyph };
  subset: { glyphs: number[]; mapping: Record<number, number | undefined>; includeGlyph(id: number): number };
  widths: number[];
  unicode: number[][];
  scale: number;
  ascender: number;
  descender: number;
  lineGap: number;
  layout(text: string, features?: unknown): { glyphs: Glyph[]; positions: unknown[] };
  encode(text: string, features?: unknown): [codes: string[], positions: unknown[]];
}

interface Glyph {
  id: number;
  advanceWidth: number;
  codePoints: number[];
}

/** Of an em of 1000. */
const notoSansLine = { ascender: 1069, descender: -293, lineGap: 0 };

const exactFonts = new WeakSet<OpenedFont>();

/** The face that the document writes in at the moment. */
export function currentFont(document: PDFKit.PDFDocument): OpenedFont {
  // oxlint-disable-next-line no-underscore-dangle -- the only way to a face that a document has opened; not in the types
  return (document as unknown as { _font: OpenedFont })._font;
}

/**
 * Makes a face say in the PDF which letters each sign stands for, so that they are found and copied as they were
 * typed. pdfkit keeps one meaning for a sign, the first; but one picture may stand for 👩 and 👩🏽, and the box for
 * every letter that the face lacks. Here a sign is kept once for each of its meanings.
 */
export function keepLettersExact(opened: OpenedFont): void {
  if (exactFonts.has(opened)) return;
  exactFonts.add(opened);
  giveGlyphsTheirLetters(opened.font);
  const codes = new Map<string, string>();
  opened.encode = (text, features) => {
    const { glyphs, positions } = opened.layout(text, features);
    const encoded = glyphs.map((glyph) => {
      const meaning = `${glyph.id}:${glyph.codePoints.join('+')}`;
      const code = codes.get(meaning) ?? codeOf(opened, glyph);
      codes.set(meaning, code);
      return code;
    });
    return [encoded, positions];
  };
}

/** fontkit keeps a glyph with the letters that it was first asked for; a copy carries those of each later use. */
function giveGlyphsTheirLetters(font: OpenedFont['font']): void {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = getGlyph(id, codePoints);
    if (String(glyph.codePoints) === String(codePoints)) return glyph;
    return Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph;
  };
}

function codeOf({ subset, widths, unicode, scale }: OpenedFont, glyph: Glyph): string {
  const letters = lettersAsRead(glyph.codePoints);
  const known = subset.mapping[glyph.id];
  const hasOther = known !== undefined && String(unicode[known]) !== String(letters);
  const code = hasOther || glyph.id === 0 ? subset.glyphs.push(glyph.id) - 1 : subset.includeGlyph(glyph.id);
  widths[code] = glyph.advanceWidth * scale;
  unicode[code] = letters;
  return code.toString(16).padStart(4, '0');
}

/** Readers take Arabic from the right, sign by sign, and turn each sign's letters round as well. */
function lettersAsRead(codePoints: number[]): number[] {
  const isArabic = codePoints.every((codePoint) => /[\p{Script=Arabic}&&\p{L}]/v.test(String.fromCodePoint(codePoint)));
  return isArabic ? codePoints.toReversed() : codePoints;
}

/** Gives a face the line height of Noto Sans: those of other scripts ask for up to half as much again. */
export function keepLineHeight(opened: OpenedFont): void {
  Object.assign(opened, notoSansLine);
}
