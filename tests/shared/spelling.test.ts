import { describe, expect, it } from 'vitest';
import { allowedEdits, editsWithin, trigrams } from '../../src/shared/spelling.ts';

describe('close spellings', () => {
  it('count a letter dropped, added, changed or swapped as one slip', () => {
    expect(editsWithin('girmukti', 'girimukti')).toBe(1);
    expect(editsWithin('girimuktii', 'girimukti')).toBe(1);
    expect(editsWithin('girimukte', 'girimukti')).toBe(1);
    expect(editsWithin('girmiukti', 'girimukti')).toBe(1);
    expect(editsWithin('girimukti', 'girimukti')).toBe(0);
  });

  it('cost nothing for what else the name holds, before or after', () => {
    expect(editsWithin('mawarmelatti', 'posyandumawarmelatirawasari')).toBe(1);
    expect(editsWithin('balikpapn', 'kotabalikpapan')).toBe(1);
  });

  it('cost every letter that is nowhere', () => {
    expect(editsWithin('xyz', 'girimukti')).toBe(3);
    expect(editsWithin('abc', '')).toBe(3);
    expect(editsWithin('', 'girimukti')).toBe(0);
  });

  it('are taken for a misspelling only where most letters are right', () => {
    expect([0, 4, 5, 8, 9, 12, 13, 40].map(allowedEdits)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  });

  it('are looked up by runs of three letters, each once', () => {
    expect(trigrams('budibudi')).toEqual(['bud', 'udi', 'dib', 'ibu']);
    expect(trigrams('ab')).toEqual([]);
  });
});
