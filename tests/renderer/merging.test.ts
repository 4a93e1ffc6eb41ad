import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../src/renderer/components/record-page/compare-versions.ts';
import { isSame, mergeTyped } from '../../src/renderer/components/record-page/merge-typed.ts';
import { afterSave, mergeRows } from '../../src/renderer/components/sheet-grid/merge-rows.ts';
import { changeRows, newSheet, typedRows, undo } from '../../src/renderer/components/sheet-grid/sheet.ts';
import type { SheetRow } from '../../src/renderer/components/sheet-grid/sheet.ts';

interface Origin {
  id?: string | undefined;
}
const row = (key: string, name: string, id?: string): SheetRow<Origin> => ({
  key,
  cells: { name, phone: '' },
  ...(id !== undefined && { origin: { id } }),
});
const names = (rows: readonly SheetRow<Origin>[]) => rows.map(({ cells }) => cells['name']);

describe('a form merged with another version of its record', () => {
  it('keeps what was typed and takes everything else over', () => {
    const base = { name: 'A', place: 'Balai', tpbs: [1, 2] };
    expect(mergeTyped(base, { ...base, name: 'B' }, { ...base, place: 'Kantor' })).toEqual({
      name: 'B',
      place: 'Kantor',
      tpbs: [1, 2],
    });
    expect(mergeTyped(base, { ...base, tpbs: [1, 3] }, { ...base, tpbs: [4] }).tpbs).toEqual([1, 3]);
  });

  it('follows sessions by their keys when others come, go and move', () => {
    const session = (key: string, place: string) => ({ key, place });
    const base = [session('a', '1'), session('b', '2'), session('c', '3')];
    const mine = [session('a', 'saya'), session('c', '3'), session('baru', '4')];
    const theirs = [session('c', 'mereka'), session('a', '1'), session('b', '2'), session('lain', '5')];
    expect(mergeTyped(base, mine, theirs)).toEqual([
      session('c', 'mereka'),
      session('a', 'saya'),
      session('baru', '4'),
      session('lain', '5'),
    ]);
  });

  it('keeps a part that one side removed and the other changed', () => {
    const part = (key: string, place: string) => ({ key, place });
    const base = [part('a', '1'), part('b', '2')];
    expect(mergeTyped(base, [part('a', '1')], [part('a', '1'), part('b', 'mereka')])).toEqual([
      part('a', '1'),
      part('b', 'mereka'),
    ]);
    expect(mergeTyped(base, [part('a', '1'), part('b', 'saya')], [part('a', '1')])).toEqual([
      part('a', '1'),
      part('b', 'saya'),
    ]);
  });

  it('counts a field that is undefined as missing', () => {
    expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(isSame({ a: null }, {})).toBe(false);
    expect(isSame([1, [2]], [1, [2]])).toBe(true);
    expect(isSame([1], { 0: 1 })).toBe(false);
  });

  it('names each difference by its field, proposes the side that changed, and applies the choice', () => {
    const show = String;
    let applied: unknown;
    const comparison = compareVersions({
      theirs: {},
      values: {
        base: { name: 'A', place: 'x', hidden: 1, sessions: [{ key: 'k', date: '1' }] },
        mine: { name: 'B', place: 'x', hidden: 1, sessions: [{ key: 'k', date: '2' }] },
        theirs: { name: 'C', place: 'y', hidden: 2, sessions: [{ key: 'k', date: '3' }] },
      },
      rows: undefined,
      labels: new Map([
        ['name', { label: 'Nama', show }],
        ['place', { label: 'Tempat', show }],
        ['sessions.4.date', { label: 'Tanggal', show }],
      ]),
      apply: (values) => (applied = values),
    });
    expect(comparison.differences).toEqual([
      { key: 'name', label: 'Nama', mine: 'B', theirs: 'C', isMineChanged: true },
      { key: 'place', label: 'Tempat', mine: 'x', theirs: 'y', isMineChanged: false },
      { key: 'sessions.0.date', label: 'Tanggal (1)', mine: '2', theirs: '3', isMineChanged: true },
    ]);
    comparison.apply((key) => (key === 'name' ? 'theirs' : 'mine'));
    expect(applied).toEqual({ name: 'C', place: 'x', hidden: 2, sessions: [{ key: 'k', date: '2' }] });
  });
});

describe('rows of a grid after their save', () => {
  const typed = [row('new-1', ' Siti '), row('new-2', 'Budi')];
  const fresh = [row('p1', 'Siti', 'p1'), row('p2', 'Budi', 'p2')];

  it('get their ids and kept texts, keep their keys, and count as saved', () => {
    const sheet = changeRows(newSheet<Origin>(), typed);
    const after = afterSave(sheet, sheet.rows, typed, fresh);
    expect(after.state.rows).toEqual([
      { key: 'new-1', cells: fresh[0]?.cells, origin: { id: 'p1' } },
      { key: 'new-2', cells: fresh[1]?.cells, origin: { id: 'p2' } },
    ]);
    expect(after.state.rows).toBe(after.saved);
  });

  it('leave the text of an open cell editor unsaved, in the row that got its id', () => {
    const sheet = { ...changeRows(newSheet<Origin>(), typed), typing: [row('new-1', 'Siti Amin'), ...typed.slice(1)] };
    const { state, saved } = afterSave(sheet, sheet.rows, typed, fresh);
    expect(state.rows).toBe(saved);
    expect(typedRows(state)).toMatchObject([
      { key: 'new-1', cells: { name: 'Siti Amin' }, origin: { id: 'p1' } },
      { key: 'new-2', cells: { name: 'Budi' }, origin: { id: 'p2' } },
    ]);
    expect(typedRows(undo(state))).toBe(undo(state).rows);
  });

  it('keep what was typed while the save was under way', () => {
    const sheet = changeRows(newSheet<Origin>(), typed);
    const meanwhile = changeRows(sheet, [{ ...row('new-1', 'Siti Aminah') }, ...typed.slice(1), row('new-3', 'Ani')]);
    const after = afterSave(meanwhile, sheet.rows, typed, fresh);
    expect(names(after.state.rows)).toEqual(['Siti Aminah', 'Budi', 'Ani']);
    expect(after.state.rows.map(({ origin }) => origin?.id)).toEqual(['p1', 'p2', undefined]);
    expect(after.state.rows).not.toBe(after.saved);
  });

  it('can be undone back to what is saved, and that is not unsaved work', () => {
    const sheet = changeRows(newSheet<Origin>(), typed);
    const meanwhile = changeRows(sheet, typed.slice(1));
    const after = afterSave(meanwhile, sheet.rows, typed, fresh);
    expect(undo(after.state).rows).toBe(after.saved);
  });
});

describe('rows of a grid merged with a newer version', () => {
  const idOf = ({ origin }: SheetRow<Origin>) => origin?.id;
  const base = [row('a', 'Ani', 'a'), row('b', 'Budi', 'b'), row('c', 'Citra', 'c')];

  it('keep rows of both sides, and cells that only one of them changed', () => {
    const mine = [
      { ...row('a', 'Ani', 'a'), cells: { name: 'Ani', phone: '08' } },
      ...base.slice(1),
      row('new', 'Dedi'),
    ];
    const theirs = [row('a', 'Anita', 'a'), base[1] as SheetRow<Origin>, row('e', 'Eka', 'e')];
    const merged = mergeRows(base, mine, theirs, idOf);
    expect(merged.rows.map(({ cells }) => [cells['name'], cells['phone']])).toEqual([
      ['Anita', '08'],
      ['Budi', ''],
      ['Eka', ''],
      ['Dedi', ''],
    ]);
    expect(merged.conflicts).toEqual([]);
  });

  it('name a cell that both changed, and show mine until it is decided', () => {
    const mine = [row('a', 'Ani S.', 'a'), ...base.slice(1)];
    const theirs = [row('a', 'Anita', 'a'), ...base.slice(1)];
    const merged = mergeRows(base, mine, theirs, idOf);
    expect(names(merged.rows)[0]).toBe('Ani S.');
    expect(merged.conflicts).toEqual([{ rowKey: 'a', column: 'name', mine: 'Ani S.', theirs: 'Anita' }]);
  });

  it('enter a row anew that was removed there and changed here', () => {
    const mine = [base[0] as SheetRow<Origin>, row('b', 'Budiman', 'b'), base[2] as SheetRow<Origin>];
    const merged = mergeRows(base, mine, [base[0] as SheetRow<Origin>], idOf);
    expect(names(merged.rows)).toEqual(['Ani', 'Budiman']);
    expect(merged.rows[1]?.origin).toBeUndefined();
  });
});
