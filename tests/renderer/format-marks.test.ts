import { describe, expect, it } from 'vitest';
import { nextItem, toggledList, toggledStyle } from '../../src/renderer/quarterly-report/format-marks.ts';
import type { TextEdit } from '../../src/renderer/quarterly-report/format-marks.ts';

/** `[` and `]` show what is selected, `|` the cursor. */
function read(shown: string): { text: string; selection: [number, number] } {
  const from = shown.search(/[[|]/);
  const text = shown.replaceAll(/[[\]|]/g, '');
  const end = shown.indexOf(']');
  return { text, selection: [from, end === -1 ? from : end - 1] };
}

function show(text: string, { from, to, insert, selection: [start, end] }: TextEdit): string {
  const edited = text.slice(0, from) + insert + text.slice(to);
  if (start === end) return `${edited.slice(0, start)}|${edited.slice(start)}`;
  return `${edited.slice(0, start)}[${edited.slice(start, end)}]${edited.slice(end)}`;
}

const styled = (shown: string, mark: '**' | '*') => {
  const { text, selection } = read(shown);
  return show(text, toggledStyle(text, selection, mark));
};
const listed = (shown: string, isNumbered: boolean) => {
  const { text, selection } = read(shown);
  return show(text, toggledList(text, selection, isNumbered));
};
const entered = (shown: string) => {
  const { text, selection } = read(shown);
  const edit = nextItem(text, selection);
  return edit && show(text, edit);
};

describe('bold and italic', () => {
  it('go around what is selected, without the blanks at its ends, and off again', () => {
    expect(styled('satu[ dua ]tiga', '**')).toBe('satu **[dua]** tiga');
    expect(styled('satu **[dua]** tiga', '**')).toBe('satu [dua] tiga');
    expect(styled('satu [**dua**] tiga', '**')).toBe('satu [dua] tiga');
    expect(styled('*[dua]*', '*')).toBe('[dua]');
  });

  it('take each other’s place: a text has one of the two', () => {
    expect(styled('**[dua]**', '*')).toBe('*[dua]*');
    expect(styled('[*dua* tiga]', '**')).toBe('**[dua tiga]**');
  });

  it('go line by line, past the marks of a list', () => {
    expect(styled('[- satu\n\n2. dua]', '**')).toBe('[- **satu**\n\n2. **dua**]');
    expect(styled('[- **satu**\n\n2. **dua**]', '**')).toBe('[- satu\n\n2. dua]');
  });

  it('open at the cursor, and close where nothing was typed', () => {
    expect(styled('satu |', '**')).toBe('satu **|**');
    expect(styled('satu **|**', '**')).toBe('satu |');
  });
});

describe('lists', () => {
  it('are made of the lines that are touched, numbered from one, and taken apart again', () => {
    expect(listed('satu\nd|ua', false)).toBe('satu\n- dua|');
    expect(listed('s[atu\n\ndu]a', true)).toBe('[1. satu\n\n2. dua]');
    expect(listed('[1. satu\n\n2. dua]', true)).toBe('[satu\n\ndua]');
    expect(listed('[1. satu\n2. dua]', false)).toBe('[- satu\n- dua]');
    expect(listed('|', true)).toBe('1. |');
  });

  it('go on with Enter and end with an empty item', () => {
    expect(entered('- satu|')).toBe('- satu\n- |');
    expect(entered('9. satu|')).toBe('9. satu\n10. |');
    expect(entered('- satu\n- |')).toBe('- satu\n|');
    expect(entered('satu|')).toBeNull();
  });
});
