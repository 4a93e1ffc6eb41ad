import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../src/renderer/palette/commands.ts';

const vocabulary = {
  pages: [
    { page: 'meetings' as const, names: ['Pertemuan', 'Meetings'] },
    { page: 'budgets' as const, names: ['Anggaran & Realisasi', 'Budget & Spending'] },
    { page: 'report' as const, names: ['Laporan Triwulan', 'Quarterly Report'] },
    { page: 'bin' as const, names: ['Keranjang sampah', 'Bin', 'Trash'] },
  ],
  kinds: [
    { kind: 'meeting' as const, names: ['Pertemuan baru', 'New meeting'] },
    { kind: 'expense' as const, names: ['Realisasi baru', 'New expense'] },
  ],
  report: ['laporan', 'report'],
  quarter: ['triwulan', 'tw', 'quarter', 'q'],
  filler: ['tahun', 'year'],
};
const commands = (text: string) => commandsFor(text, vocabulary, '2026-11-24');
const first = (text: string) => commands(text)[0];

describe('commands in words', () => {
  it('open a page by a part of its name, in either language', () => {
    expect(first('anggaran')).toEqual({ do: 'open', page: 'budgets' });
    expect(first('keranjang sampah')).toEqual({ do: 'open', page: 'bin' });
    expect(first('tra')).toEqual({ do: 'open', page: 'bin' });
    expect(first('budget')).toEqual({ do: 'open', page: 'budgets' });
    expect(first('LAPORAN')).toEqual({ do: 'open', page: 'report' });
  });

  it('make a record, whatever the order of the words', () => {
    for (const text of ['pertemuan baru', 'baru pertemuan', 'pert bar', 'new meeting', 'meeting new']) {
      expect(commands(text), text).toEqual([{ do: 'create', kind: 'meeting' }]);
    }
    expect(first('realisasi baru')).toEqual({ do: 'create', kind: 'expense' });
    expect(commands('pertemuan')).toEqual([
      { do: 'open', page: 'meetings' },
      { do: 'create', kind: 'meeting' },
    ]);
  });

  it('open the report of a quarter, however that is written', () => {
    const quarter = { do: 'report', year: 2026, quarter: 1 };
    for (const text of [
      'laporan TW I 2026',
      'laporan triwulan 1 2026',
      'TW1 2026',
      'tw i 2026',
      '2026 tw 1',
      'Laporan Triwulan I Tahun 2026',
      'report Q1 2026',
      'laporan 1 2026',
    ]) {
      expect(first(text), text).toEqual(quarter);
    }
    expect(first('tw iv 2025')).toEqual({ do: 'report', year: 2025, quarter: 4 });
    expect(first('tw 3')).toEqual({ do: 'report', year: 2026, quarter: 3 });
  });

  it('take no other words for a quarter', () => {
    for (const text of [
      'tw 5 2026',
      'tw 1 1999',
      'tw 1 2 2026',
      '1 2026',
      'i',
      'laporan 2026 mawar',
      'tw 1 2026 2025',
    ]) {
      expect(
        commands(text).filter((command) => command.do === 'report'),
        text,
      ).toEqual([]);
    }
  });

  it('are none for names, signs and single letters', () => {
    for (const text of ['mawar melati', 'p', 'pe', '', '%*"', 'pertemuan mawar', 'baru baru']) {
      expect(commands(text), text).toEqual([]);
    }
  });
});
