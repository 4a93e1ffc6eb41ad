import { describe, expect, it } from 'vitest';
import { textsIn } from '../../src/main/texts.ts';
import { actionText } from '../../src/renderer/history/action-text.ts';
import { changeLines } from '../../src/renderer/history/change-words.ts';
import type { WordContext } from '../../src/renderer/history/field-words.ts';
import type { RecordChange } from '../../src/shared/history.ts';
import type { Language } from '../../src/shared/language.ts';

const lookups = {
  names: {
    p1: 'Siti Aminah',
    p2: 'Budi',
    g1: 'Posyandu Mawar',
    pr1: 'Wasiat',
    '64.09.01.2020': 'Giri Mukti, Kec. Penajam',
  },
  sessions: { s1: 1, s2: 2 },
};
const labels: Record<string, string> = { posyandu: 'Posyandu', kwt: 'KWT', lansia: 'Lansia', anak: 'Anak' };

function context(language: Language): WordContext {
  return { t: textsIn(language), language, lookups, labelOf: (_list, code) => labels[code] ?? code };
}

function changed(entity: string, before: RecordChange['before'], after: RecordChange['after'], row = {}): RecordChange {
  return { entity, entityId: 'x', before, after, row: { ...before, ...after, ...row } };
}

const lines = (own: string, changes: RecordChange[], language: Language = 'id') =>
  changeLines(own, changes, context(language)).map(({ text }) => text);

describe('what an action changed, in words,', () => {
  it('tells texts, choices, days, areas and truth under the labels of the form', () => {
    const before = {
      name: 'A',
      shortName: '',
      kind: 'posyandu',
      foundedOn: null,
      isActive: true,
      areaCode: '64.09.01.2020',
      unheardOf: 3,
    };
    const after = {
      name: 'B',
      shortName: 'PM',
      kind: 'kwt',
      foundedOn: '2024-02-29',
      isActive: false,
      areaCode: '64.99',
      unheardOf: { a: 1 },
    };
    expect(lines('Group', [changed('Group', before, after)])).toEqual([
      'Nama kelompok: “A” → “B”',
      'Singkatan: kosong → “PM”',
      'Jenis: Posyandu → KWT',
      'Tanggal berdiri: kosong → 29 Feb 2024',
      'Aktif dibina: ya → tidak',
      'Wilayah: Giri Mukti, Kec. Penajam → (sudah dihapus)',
      'unheardOf: 3 → {"a":1}',
    ]);
    expect(lines('Group', [changed('Group', before, after)], 'en').slice(0, 5)).toEqual([
      'Group name: “A” → “B”',
      'Short name: empty → “PM”',
      'Kind: Posyandu → KWT',
      'Founded on: empty → 29 Feb 2024',
      'Actively assisted: yes → no',
    ]);
  });

  it('writes money, TPB and quarters as Indonesians do', () => {
    expect(lines('Program', [changed('Program', { mainTpb: 3 }, { mainTpb: 5 })])).toEqual([
      'TPB utama: TPB 3 · Kehidupan Sehat dan Sejahtera → TPB 5 · Kesetaraan Gender',
    ]);
    const quarter = { year: 2026, quarter: 2 };
    expect(
      lines('Program', [
        changed('Budget', { amount: 1_000_000 }, { amount: 2_500_000 }, quarter),
        changed('Budget', null, { ...quarter, quarter: 4, amount: 10 }),
      ]),
    ).toEqual(['Anggaran ditambahkan: TW IV 2026 Rp10', 'Anggaran TW II 2026: Jumlah (Rp) Rp1.000.000 → Rp2.500.000']);
  });

  it('names members that came, changed and went', () => {
    const changes = [
      changed('Membership', null, { personId: 'p1', role: 'chair' }),
      changed('Membership', { personId: 'p2', role: 'member' }, null),
      changed('Membership', { role: 'member' }, { role: 'cadre' }, { personId: 'p2' }),
      changed(
        'Membership',
        { vulnerableCategories: '' },
        { vulnerableCategories: 'lansia anak' },
        { personId: 'p1', role: 'chair' },
      ),
    ];
    expect(lines('Group', changes)).toEqual([
      'Anggota ditambahkan: Siti Aminah (Ketua)',
      'Anggota Budi: Peran Anggota → Kader',
      'Anggota Siti Aminah: Kategori rentan kosong → Lansia, Anak',
      'Anggota dihapus: Budi',
    ]);
  });

  it('sums the same change of several rows up, session by session', () => {
    const present = (name: string, sessionId: string) =>
      changed('Participant', { status: 'invited' }, { status: 'present' }, { name, sessionId });
    const told = changeLines(
      'Meeting',
      [...Array.from({ length: 12 }, (_, index) => present(`Orang ${index}`, 's1')), present('Budi', 's2')],
      context('id'),
    );
    expect(told.map(({ text }) => text)).toEqual([
      'Peserta sesi 1: Status Diundang → Hadir (12 orang)',
      'Peserta sesi 2 Budi: Status Diundang → Hadir',
    ]);
    expect(told[0]?.items?.slice(0, 2)).toEqual(['Orang 0', 'Orang 1']);
    expect(lines('Meeting', [present('A', 's1'), present('B', 's1')], 'en')).toEqual([
      'Participants of session 1: Status Invited → Present (2 people)',
    ]);
  });

  it('gives many new rows as one line with their count, which opens', () => {
    const rows = Array.from({ length: 500 }, (_, index) =>
      changed('Participant', null, { name: `Orang ${index}`, sessionId: 's1' }),
    );
    const told = changeLines('Meeting', rows, context('id'));
    expect(told).toMatchObject([{ text: 'Peserta sesi 1 ditambahkan: 500 orang' }]);
    expect(told[0]?.items).toHaveLength(500);
  });

  it('tells of a changed order once, however many rows moved, and of a signatory’s job title as a title', () => {
    const moved = ['p1', 'p2'].map((personId, index) =>
      changed('Membership', { position: index }, { position: 1 - index }, { personId }),
    );
    expect(lines('Group', moved)).toEqual(['Urutan Anggota diubah']);
    const signatory = changed(
      'Signatory',
      { position: 'Staf', rank: 0 },
      { position: 'Manajer', rank: 1 },
      { name: 'Ani' },
    );
    expect(lines('OperatingUnit', [signatory])).toEqual([
      'Penanda tangan Ani: Jabatan “Staf” → “Manajer”',
      'Urutan Penanda tangan diubah',
    ]);
  });

  it('cuts long texts and keeps the whole in the title', () => {
    const long = 'kata '.repeat(60).trim();
    const [told] = changeLines('Group', [changed('Group', { description: long }, { description: '' })], context('id'));
    expect(told?.text).toMatch(/^Keterangan: “kata .{40,70}…” → kosong$/);
    expect(told?.title).toBe(`Keterangan: “${long}” → kosong`);
  });

  it('tells of a new record with what was filled in, of the bin and of pictures', () => {
    const [born] = changeLines('Person', [changed('Person', null, { name: 'Siti', phone: '', birthYear: 1980 })], {
      ...context('id'),
    });
    expect(born).toEqual({ text: 'Data dibuat', items: ['Nama: “Siti”', 'Tahun lahir: 1980'] });
    expect(lines('Group', [changed('Group', { deletedAt: null }, { deletedAt: '2026-01-01' })])).toEqual([
      'Dipindahkan ke keranjang sampah',
    ]);
    const logo = changed('UnitIdentity', { logo: null }, { logo: 'data:image/png;base64,AA' }, { name: 'AFT' });
    expect(lines('OperatingUnit', [logo])).toEqual(['Nama dan kop surat AFT: Logo kiri kosong → gambar']);
  });
});

describe('an action in words', () => {
  it('has what was done, to what, by name', () => {
    const text = (operation: string, language: Language = 'id') =>
      actionText(textsIn(language), { operation, kind: 'group', recordName: 'Posyandu Mawar' });
    expect(text('groups.save')).toBe('Simpan kelompok Posyandu Mawar');
    expect(text('bin.remove')).toBe('Hapus kelompok Posyandu Mawar');
    expect(text('people.merge')).toBe('Gabungkan orang Posyandu Mawar');
    expect(text('imports.run')).toBe('Ubah kelompok Posyandu Mawar');
    expect(text('groups.save', 'en')).toBe('Save group Posyandu Mawar');
    expect(actionText(textsIn('id'), { operation: 'budgets.save', kind: 'program', recordName: '' })).toBe(
      'Simpan anggaran',
    );
  });
});
