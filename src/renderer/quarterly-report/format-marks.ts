import { bulletMark, numberMark } from '../../shared/formatted-text.ts';

/** A part of a text replaced by another, and what is selected then. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
  selection: readonly [from: number, to: number];
}

type Selection = readonly [from: number, to: number];
export type StyleMark = '**' | '*';

/**
 * Makes what is selected bold (`**`) or italic (`*`), line by line, or plain again where it was; with nothing
 * selected, opens and closes the mark around the cursor. A text has one of the two styles: the other goes.
 */
export function toggledStyle(text: string, selection: Selection, mark: StyleMark): TextEdit {
  const [from, to] = withoutBlanks(text, selection);
  if (from === to) return toggledAtCursor(text, from, mark);
  const outer = marksAround(text, from, to);
  const lines = text.slice(from, to).split('\n');
  const isOn = outer === mark || lines.every((line) => line.trim() === '' || markOf(bodyOf(line)) === mark);
  const insert = lines
    .map((line) => {
      const body = bodyOf(line);
      const plain = body.trimEnd().replaceAll('*', '');
      return line.slice(0, line.length - body.length) + (isOn || plain === '' ? plain : mark + plain + mark);
    })
    .join('\n');
  const start = from - outer.length;
  const inner = lines.length === 1 && !isOn && insert.startsWith(mark) ? mark.length : 0;
  return { from: start, to: to + outer.length, insert, selection: [start + inner, start + insert.length - inner] };
}

/** Makes the lines that are selected a list, or takes its marks off again. */
export function toggledList(text: string, [from, to]: Selection, isNumbered: boolean): TextEdit {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const end = next === -1 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const own = isNumbered ? numberMark : bulletMark;
  const isOn = lines.every((line) => line.trim() === '' || own.test(line)) && lines.some((line) => own.test(line));
  let number = 0;
  const insert = lines
    .map((line) => {
      const plain = line.replace(bulletMark, '').replace(numberMark, '');
      if (isOn || (plain.trim() === '' && lines.length > 1)) return plain;
      number += 1;
      return (isNumbered ? `${number}. ` : '- ') + plain;
    })
    .join('\n');
  const after = start + insert.length;
  return { from: start, to: end, insert, selection: from === to ? [after, after] : [start, after] };
}

/** What Enter does in a list: the next item, or the end of the list after an empty one. Null elsewhere. */
export function nextItem(text: string, [from, to]: Selection): TextEdit | null {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const line = text.slice(start, from);
  const mark = bulletMark.exec(line)?.[0] ?? numberMark.exec(line)?.[0];
  if (mark === undefined) return null;
  if (line === mark) return { from: start, to, insert: '', selection: [start, start] };
  const insert = `\n${mark.replace(/\d+/, (digits) => String(Number(digits) + 1))}`;
  return { from, to, insert, selection: [from + insert.length, from + insert.length] };
}

function toggledAtCursor(text: string, at: number, mark: StyleMark): TextEdit {
  const { length } = mark;
  const isOpen = text.slice(at - length, at) === mark && text.slice(at, at + length) === mark;
  if (isOpen) return { from: at - length, to: at + length, insert: '', selection: [at - length, at - length] };
  return { from: at, to: at, insert: mark + mark, selection: [at + length, at + length] };
}

function withoutBlanks(text: string, [from, to]: Selection): Selection {
  const selected = text.slice(from, to);
  const kept = selected.trim();
  if (kept === '') return [to, to];
  const start = from + selected.indexOf(kept);
  return [start, start + kept.length];
}

/** The marks that stand just outside of a part of a text. */
function marksAround(text: string, from: number, to: number): StyleMark | '' {
  const before = /\*{0,2}$/.exec(text.slice(0, from))?.[0] ?? '';
  const after = /^\*{0,2}/.exec(text.slice(to))?.[0] ?? '';
  if (before !== after) return '';
  return before === '**' || before === '*' ? before : '';
}

/** A line without the mark of a list. */
function bodyOf(line: string): string {
  return line.replace(bulletMark, '').replace(numberMark, '');
}

function markOf(body: string): StyleMark | '' {
  const trimmed = body.trimEnd();
  if (/^\*\*[^*]+\*\*$/.test(trimmed)) return '**';
  return /^\*[^*]+\*$/.test(trimmed) ? '*' : '';
}
