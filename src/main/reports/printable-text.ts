import { inPlace, isPlain, lettersOf, runsOf } from './script-runs.ts';
import type { TextRun } from './script-runs.ts';
import { faceOfRun, fontNames, settingOf } from './text-measure.ts';

/** Noto Sans under a second name: asked for by it, it keeps letters exact that it has no picture of. */
export const exactNotoSans = 'NotoSansExact';

/** A part of a text as pdfmake takes it. */
export type PrintableText<Style> = Style & { text: string; font?: string; noWrap?: boolean; fontFeatures?: [] };

/**
 * A text of a record for pdfmake, in parts of one face each: `{ text: printable(unit.name), bold: true }`. Every text
 * that somebody typed goes through it; with Latin letters only it comes back as one part. Where the result stands
 * inside another array of texts, pdfmake forgets the style of what is around: hand it over as `style`.
 */
export function printable<Style extends object = object>(text: string, style?: Style): PrintableText<Style>[] {
  // An own copy for each part: pdfmake writes into what it is given.
  const part = (fields: PrintableText<object>) => ({ ...style, ...fields }) as PrintableText<Style>;
  if (isPlain(text)) return [part({ text })];
  return inPlace(runsOf(text)).flatMap((run) => partsOf(run).map(part));
}

function partsOf(run: TextRun): PrintableText<object>[] {
  if (run.face === 'latin') return [isPlain(run.text) ? { text: run.text } : { text: run.text, font: exactNotoSans }];
  const font = fontNames[faceOfRun(run, 'regular')];
  // pdfmake would set word after word from the left; with blanks that do not break they stay one word.
  if (run.face === 'arabic') return [{ text: run.text.replaceAll(' ', '\u00a0'), font, fontFeatures: [] }];
  // Nor does it know what belongs together in an emoji.
  if (run.face === 'emoji') return lettersOf(run.text).map((text) => ({ text, font, noWrap: true, ...settingOf(run) }));
  return [{ text: run.text, font }];
}
