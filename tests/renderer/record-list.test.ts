import { describe, expect, it } from 'vitest';
import {
  firstLayout,
  gridTemplate,
  leastListWidth,
  moveColumn,
  showColumn,
  sizeColumns,
  visibilityOf,
} from '../../src/renderer/components/record-list/column-layout.ts';
import type { ListColumn } from '../../src/renderer/components/record-list/list-column.ts';
import { filterWords, listNote, withoutFilters } from '../../src/renderer/components/record-list/list-filter.ts';
import type { ListFilter } from '../../src/renderer/components/record-list/list-filter.ts';
import { listTable } from '../../src/renderer/components/record-list/list-table.ts';
import { renameView, withoutView, withView } from '../../src/renderer/components/record-list/saved-views.ts';
import { textsIn } from '../../src/main/texts.ts';

interface Row {
  name: string;
  budget: number;
  spent: number;
}
const columns: ListColumn<Row, 'name'>[] = [
  { key: 'name', title: 'Nama', width: 200, grows: true, sort: 'name', value: (row) => row.name },
  { key: 'budget', title: 'Anggaran', kind: 'money', width: 100, value: (row) => row.budget },
  { key: 'spent', title: 'Realisasi', kind: 'money', width: 100, value: (row) => row.spent },
  {
    key: 'share',
    title: '%',
    kind: 'percent',
    width: 60,
    isOffered: true,
    share: { part: 'spent', whole: 'budget' },
    value: (row) => (row.budget === 0 ? null : row.spent / row.budget),
  },
];
const keys = columns.map(({ key }) => key);

describe('the columns of a list', () => {
  it('show at first what is not only offered, and what the user chose afterwards', () => {
    expect(visibilityOf(columns, firstLayout)).toEqual({ name: true, budget: true, spent: true, share: false });
    const chosen = showColumn(showColumn(firstLayout, 'share', true), 'spent', false);
    expect(visibilityOf(columns, chosen)).toEqual({ name: true, budget: true, spent: false, share: true });
  });

  it('move by one, and not beyond either end', () => {
    expect(moveColumn(firstLayout, keys, 'spent', -1).columnOrder).toEqual(['name', 'spent', 'budget', 'share']);
    expect(moveColumn(firstLayout, keys, 'name', -1).columnOrder).toEqual(keys);
    expect(moveColumn(firstLayout, keys, 'share', 1).columnOrder).toEqual(keys);
  });

  it('fill the window until they are sized by hand, and stay between what can be read', () => {
    expect(gridTemplate(columns, firstLayout)).toBe('minmax(200px, 200fr) 100px 100px 60px');
    const sized = sizeColumns(firstLayout, { name: 321.4, budget: 1, spent: 5000 });
    expect(gridTemplate(columns, sized)).toBe('321px 36px 900px 60px');
    expect(sizeColumns(sized, { name: null }).columnSizing).toEqual({ budget: 36, spent: 900 });
    expect(leastListWidth(columns, firstLayout)).toBe(460 + 3 * 16 + 2 * 12);
  });
});

describe('the words of a filter', () => {
  const t = textsIn('id');
  const filters: ListFilter[] = [
    { key: 'year', label: 'Tahun', control: 'year' },
    { key: 'quarter', label: 'Triwulan', control: 'quarter' },
    { key: 'areaCode', label: 'Wilayah', control: 'area' },
    { key: 'isActive', label: 'Aktif', control: 'choice', options: [{ value: false, label: 'Tidak' }] },
  ];
  const words = (values: Parameters<typeof filterWords>[2], some = filters) =>
    filterWords(t, some, values, (code) => `nama ${code}`);

  it('take a year and its quarter together', () => {
    expect(words({ year: 2026, quarter: 2 })).toEqual([{ keys: ['quarter', 'year'], text: 'Triwulan II Tahun 2026' }]);
    expect(words({ year: 2026 })).toEqual([{ keys: ['year'], text: 'Tahun: 2026' }]);
    expect(words({ quarter: 3 }, filters.slice(1))).toEqual([{ keys: ['quarter'], text: 'Triwulan III' }]);
  });

  it('name areas and choices, also `false`, and say of a choice that it is gone', () => {
    expect(words({ areaCode: '64.09', isActive: false }).map(({ text }) => text)).toEqual([
      'Wilayah: nama 64.09',
      'Aktif: Tidak',
    ]);
    expect(words({ isActive: 'x' })[0]?.text).toBe('Aktif: tidak ada lagi');
  });

  it('stand on paper with the search and the order', () => {
    const note = (search: string, descending: boolean, set = words({ year: 2026 })) =>
      listNote(t, set, { search, descending }, 'Nama');
    expect(note(' tani ', true)).toBe('Tahun: 2026 · Cari: “tani” · Urut: Nama (menurun)');
    expect(note('', false, [])).toBe('Semua data · Urut: Nama');
  });

  it('leave no value behind', () => {
    expect(withoutFilters({ year: 2026, quarter: 2, kind: 'fgd' }, ['quarter', 'year'])).toEqual({ kind: 'fgd' });
  });
});

describe('a list as a table for paper', () => {
  const rows: Row[] = [
    { name: '=1+1', budget: 100, spent: 50 },
    { name: 'B', budget: 300, spent: 50 },
    { name: 'C', budget: 0, spent: 0 },
  ];
  const texts = { title: 'Program', criteria: '3 baris', empty: 'Belum ada', total: 'Jumlah' };
  const totals = { budget: 1, spent: 1, share: 1 };

  it('has the shown columns and rows in their order, and the sums of these rows', () => {
    const shown = [columns[2]!, columns[0]!, columns[1]!, columns[3]!];
    const table = listTable(shown, rows, totals, texts);
    expect(table.columns.map(({ key }) => key)).toEqual(['spent', 'name', 'budget', 'share']);
    expect(table.rows).toEqual([
      { spent: 50, name: '=1+1', budget: 100, share: 0.5 },
      { spent: 50, name: 'B', budget: 300, share: 50 / 300 },
      { spent: 0, name: 'C', budget: 0, share: null },
    ]);
    expect(table.totals).toEqual({ spent: 100, name: 'Jumlah', budget: 400, share: 0.25 });
    expect(table.columns[3]?.formula).toEqual({ kind: 'share', part: 'spent', whole: 'budget' });
  });

  it('makes texts as wide as the longest, so that a workbook needs no wrapping, within reason', () => {
    const long = [{ name: 'Kelompok Warga Siaga Sehat', budget: 1, spent: 1 }, ...rows];
    expect(listTable([columns[0]!], long, undefined, texts).columns[0]?.width).toBe(26);
    const endless = [{ name: 'A'.repeat(300), budget: 1, spent: 1 }];
    expect(listTable([columns[0]!], endless, undefined, texts).columns[0]?.width).toBe(48);
  });

  it('has no formula over a column that is not shown, and no totals where nothing is summed', () => {
    const table = listTable([columns[0]!, columns[3]!], rows, totals, texts);
    expect(table.columns[1]?.formula).toBeNull();
    expect(table.totals).toBeNull();
    expect(listTable(columns, rows, undefined, texts).totals?.['budget']).toBeUndefined();
  });
});

describe('saved filters', () => {
  const view = (name: string, search = '') => ({
    name,
    search,
    sort: 'name',
    descending: false,
    filters: {},
    layout: firstLayout,
  });

  it('replace one of the same name, whatever its case, and stand in order', () => {
    const views = withView(withView([view('B')], view('a')), view('b', 'baru'));
    expect(views.map(({ name, search }) => [name, search])).toEqual([
      ['a', ''],
      ['b', 'baru'],
    ]);
  });

  it('are renamed and taken away', () => {
    const views = [view('A'), view('B', 'dua')];
    expect(renameView(views, 'B', 'C')).toEqual([view('A'), view('C', 'dua')]);
    expect(renameView(views, 'B', 'A')).toEqual([view('A', 'dua')]);
    expect(withoutView(views, 'A')).toEqual([view('B', 'dua')]);
  });
});
