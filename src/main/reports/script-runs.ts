/** The faces besides Noto Sans, each for the letters that it lacks. */
export type ScriptFace = 'arabic' | 'emoji' | 'chinese';

/** A part of a text that one face sets. */
export interface TextRun {
  /** As pdfkit is to be given it. */
  text: string;
  face: 'latin' | ScriptFace;
  /** `left` is written from left to right; the others stand in an Arabic text: its words, numbers, and signs. */
  direction: 'left' | 'right' | 'number' | 'neutral';
}

/** Nearly every text of a report: letters that Noto Sans has, written from left to right. */
const plain = /^[\n\r -~\u00a0-\u036f\u1e00-\u1eff\u2002-\u200b\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u215f]*$/;

/** Emoji, but no figures and signs that are emoji only where a text asks for it. */
const emoji = /[\p{Emoji}--[\0-\u2189]]|\p{Emoji}\ufe0f/v;
const arabic = /[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;
/** With the signs that Chinese sets have: arrows, boxes, figures in circles. */
const chinese = /[\u2190-\u27bf\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\u{20000}-\u{3ffff}]/u;

const number = /^[\d\u0660-\u0669\u06f0-\u06f9]$/;
const mirrors = new Map(
  ['()', '[]', '{}', '<>', '«»', '‹›'].flatMap(([left = '', right = '']) => [
    [left, right],
    [right, left],
  ]),
);

/** Whether Noto Sans sets the text alone: then there is nothing to split, and no other face is opened. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** The letters as a reader sees them: an accent, a skin tone or the parts of a family stay with what they change. */
export function lettersOf(text: string): string[] {
  return isPlain(text) ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * Splits a line into the runs that are set one after the other, by the face that has their letters; letters that
 * no face has are left to the face that would have them, which draws a box. The runs are in the order of the text;
 * `inPlace` brings them into the order in which they stand on paper.
 */
export function runsOf(text: string): TextRun[] {
  if (isPlain(text)) return text === '' ? [] : [{ text, face: 'latin', direction: 'left' }];
  const hasArabic = arabic.test(text);
  const runs = lettersOf(text.toWellFormed().replaceAll('\t', ' ')).map((letter): TextRun => {
    const face = faceOf(letter);
    return { text: letter, face, direction: hasArabic ? directionOf(letter, face) : 'left' };
  });
  return hasArabic ? merged(outside(joined(merged(runs)))).map(withNumbersTurned) : merged(runs);
}

/**
 * The runs from left to right. Arabic stands in a line of ours as a quotation does: its words, and the numbers and
 * signs between them, go from right to left; a text of nothing else does so as a whole. That is less than Unicode's
 * bidirectional algorithm, and enough for names.
 */
export function inPlace(runs: TextRun[]): TextRun[] {
  const placed: TextRun[] = [];
  let quotation: TextRun[] = [];
  for (const run of runs) {
    if (run.direction !== 'left') {
      quotation = [run, ...quotation];
      continue;
    }
    placed.push(...quotation, run);
    quotation = [];
  }
  return [...placed, ...quotation];
}

function faceOf(letter: string): TextRun['face'] {
  if (emoji.test(letter)) return 'emoji';
  if (arabic.test(letter)) return 'arabic';
  return chinese.test(letter) ? 'chinese' : 'latin';
}

function directionOf(letter: string, face: TextRun['face']): TextRun['direction'] {
  if (number.test(letter)) return 'number';
  if (face === 'arabic') return 'right';
  return /\p{L}/u.test(letter) ? 'left' : 'neutral';
}

/** Neighbours of one face and direction as one run. */
function merged(runs: TextRun[]): TextRun[] {
  const result: TextRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.face === run.face && last.direction === run.direction) last.text += run.text;
    else result.push({ ...run });
  }
  return result;
}

/** Arabic words with the blanks between them, and numbers with their points and strokes, as one run each. */
function joined(runs: TextRun[]): TextRun[] {
  const result: TextRun[] = [];
  runs.forEach((run, index) => {
    const [before, next] = [result.at(-1), runs[index + 1]];
    const isBetween = before?.direction === next?.direction && before?.face === next?.face;
    const joins = before?.direction === 'right' ? /^ +$/ : /^[.,:/-]$/;
    if (run.direction === 'neutral' && before?.direction !== 'neutral' && isBetween && joins.test(run.text)) {
      result.push({ ...run, face: before?.face ?? run.face, direction: before?.direction ?? run.direction });
    } else result.push(run);
  });
  return merged(result);
}

/** Numbers and signs that do not stand between Arabic words belong to the text around, if there is any. */
function outside(runs: TextRun[]): TextRun[] {
  if (!runs.some(({ direction }) => direction === 'left')) return runs.map(mirrored);
  return runs.map((run, index) => {
    if (run.direction === 'right') return run;
    const isLeft = ({ direction }: TextRun) => direction === 'left' || direction === 'right';
    const before = runs.slice(0, index).findLast(isLeft);
    const next = runs.slice(index).find(isLeft);
    const isBetween = before?.direction === 'right' && next?.direction === 'right';
    return isBetween ? mirrored(run) : { ...run, direction: 'left' };
  });
}

/** fontkit turns all that is Arabic round; numbers, written from left to right there too, are turned beforehand. */
function withNumbersTurned(run: TextRun): TextRun {
  if (run.face !== 'arabic' || run.direction === 'right') return run;
  return { ...run, text: lettersOf(run.text).toReversed().join('') };
}

function mirrored(run: TextRun): TextRun {
  if (run.direction !== 'neutral') return run;
  return {
    ...run,
    text: Array.from(run.text, (sign) => mirrors.get(sign) ?? sign)
      .toReversed()
      .join(''),
  };
}
