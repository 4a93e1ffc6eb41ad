import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { binaan } from './support/command-line.ts';

let folder: string;
let data: string[];
let output: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'binaan command line '));
  output = join(folder, 'output');
  data = ['--data', join(folder, 'data')];
  const { status, stdout } = await binaan(['sample', ...data]);
  expect({ status, answer: JSON.parse(stdout) }).toEqual({ status: 0, answer: { units: 2, meetings: 22 } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const oneLine = /^[^\n]+\n$/;

/** The lines that `report all` prints of files. */
function linesOf(target: string, word: string, names: string[]): string {
  return names.map((name) => `${word}: ${join(target, name)}\n`).join('');
}

async function meetingId(): Promise<string> {
  const { stdout } = await binaan(['call', 'meetings.list', '{"year":2026}', ...data]);
  return JSON.parse(stdout).rows[0].id;
}

describe('the command line', () => {
  it('names every operation with the JSON Schema of its input', async () => {
    const { stdout } = await binaan(['operations']);
    const operations = z.array(z.object({ operation: z.string(), input: z.looseObject({}) })).parse(JSON.parse(stdout));
    const save = operations.find((entry) => entry.operation === 'meetings.save');
    expect(save?.input).toMatchObject({ type: 'object', required: expect.arrayContaining(['title', 'sessions']) });
    expect(operations.length).toBeGreaterThan(25);
  });

  it('calls any operation, with its input in an argument or from standard input', async () => {
    const direct = await binaan(['call', 'areas.search', '{"query":"girimukti"}', ...data]);
    const piped = await binaan(['call', 'areas.search', '-', ...data], { input: '{"query":"girimukti"}' });
    expect(JSON.parse(direct.stdout)[0].code).toBe('64.09.01.2020');
    expect(piped.stdout).toBe(direct.stdout);
  });

  it('writes reports and sheets', async () => {
    const files = {
      xlsx: join(folder, 'laporan.xlsx'),
      pdf: join(folder, 'laporan.pdf'),
      sheet: join(folder, 'daftar hadir.pdf'),
    };
    const report = (format: 'xlsx' | 'pdf') =>
      binaan([
        'report',
        'quarterly',
        '--unit',
        'AFT-SUPADIO',
        '--year',
        '2026',
        '--quarter',
        '1',
        '--format',
        format,
        '--output',
        files[format],
        ...data,
      ]);
    expect((await report('xlsx')).stdout.trim()).toBe(files.xlsx);
    expect((await report('pdf')).stdout.trim()).toBe(files.pdf);
    const sheet = [
      'sheet',
      'attendance',
      '--meeting',
      await meetingId(),
      '--session',
      '1',
      '--paper',
      'F4',
      '--blank-rows',
      '3',
    ];
    expect((await binaan([...sheet, '--output', files.sheet, ...data])).status).toBe(0);
    expect((await readFile(files.xlsx)).subarray(0, 2).toString()).toBe('PK');
    expect((await readFile(files.pdf)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await readFile(files.sheet)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('writes a meeting’s papers as PDF and as Word files', async () => {
    const write = async (name: string, format: string) => {
      const path = join(folder, `${name}.${format}`);
      const words = ['document', name, '--meeting', await meetingId(), '--format', format, '--output', path];
      expect((await binaan([...words, ...data])).stdout.trim()).toBe(path);
      return readFile(path);
    };
    expect((await write('official-report', 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await write('minutes', 'docx')).subarray(0, 2).toString()).toBe('PK');
    expect((await binaan(['document', 'letter', '--output', 'x', ...data])).status).toBe(2);
  });

  it('writes the quarter of all units, and a second time only what changed', async () => {
    const target = join(folder, 'semua', 'unit');
    const all = (...words: string[]) =>
      binaan(['report', 'all', '--year', '2026', '--quarter', '1', '--output', target, ...words, ...data]);
    const first = await all();
    const names = ['AFT-SUPADIO', 'KPI-BPP'].flatMap((unit) =>
      ['xlsx', 'pdf'].map((format) => `2026-TW1 ${unit} Laporan Triwulan.${format}`),
    );
    expect(first).toMatchObject({ status: 0, stderr: '', stdout: linesOf(target, 'ditulis', names) });
    expect(readdirSync(target).toSorted()).toEqual(names.toSorted());

    const [changed = '', ...others] = names;
    writeFileSync(join(target, changed), 'of somebody else');
    const times = () => others.map((name) => statSync(join(target, name)).mtimeMs);
    const before = times();
    const second = await all();
    expect(second.stdout).toBe(linesOf(target, 'ditulis', [changed]) + linesOf(target, 'tidak berubah', others));
    expect(times()).toEqual(before);
    expect(readdirSync(target).toSorted()).toEqual(names.toSorted());
  });

  it('goes on with the other units where a file cannot be replaced, and says so at the end', async () => {
    const target = join(folder, 'terkunci');
    const name = '2026-TW1 AFT-SUPADIO Laporan Triwulan.xlsx';
    // A folder in its place cannot be replaced by a file on any system; Excel's lock is of Windows only.
    mkdirSync(join(target, name), { recursive: true });
    writeFileSync(join(target, name, 'buka'), '');
    const run = await binaan([
      'report',
      'all',
      '--year',
      '2026',
      '--quarter',
      '1',
      '--format',
      'xlsx',
      '--output',
      target,
      ...data,
    ]);
    expect(run).toMatchObject({ status: 1, stderr: expect.stringMatching(/^AFT-SUPADIO: [^\n]+\n$/) });
    expect(run.stdout).toBe(linesOf(target, 'ditulis', ['2026-TW1 KPI-BPP Laporan Triwulan.xlsx']));
    expect(readdirSync(target).toSorted()).toEqual([name, '2026-TW1 KPI-BPP Laporan Triwulan.xlsx']);
  });

  it.skipIf(process.platform === 'win32')('leaves no partial file when it is interrupted', async () => {
    const target = join(folder, 'terputus');
    const words = ['report', 'all', '--year', '2026', '--quarter', '1', '--output', target, ...data];
    const run = await binaan(words, { interruptAfter: 'ditulis' });
    expect(run).toMatchObject({ status: 1, stderr: 'Dibatalkan\n' });
    const written = run.stdout
      .trim()
      .split('\n')
      .map((line) => line.slice('ditulis: '.length));
    expect(
      readdirSync(target)
        .map((name) => join(target, name))
        .toSorted(),
    ).toEqual(written.toSorted());
    expect(written.length).toBeLessThan(4);
  });

  const report = [
    'report',
    'quarterly',
    '--unit',
    'AFT-SUPADIO',
    '--year',
    '2026',
    '--quarter',
    '1',
    '--format',
    'pdf',
  ];
  const all = ['report', 'all', '--year', '2026', '--quarter', '1'];
  it.each([
    ['an unknown command', ['bogus'], 2, 'bogus'],
    ['an unknown option', ['sample', '--bogus'], 2, '--bogus'],
    ['an unknown operation', ['call', 'groups.explode', '{}'], 1, 'groups.explode'],
    ['broken JSON', ['call', 'groups.list', '{'], 2, 'JSON'],
    ['a wrong field', ['call', 'groups.list', '{"limit":"x"}'], 1, 'limit'],
    ['a missing field', ['call', 'groups.get', '{}'], 1, 'id: Wajib diisi'],
    ['a quarter that is none', [...report.with(7, '5'), '--output', 'x.pdf'], 1, 'quarter: Triwulan 1 sampai 4'],
    ['a unit that is none', [...report.with(3, 'XYZ'), '--output', 'x.pdf'], 1, 'XYZ'],
    ['no output', report, 2, '--output'],
    [
      'several units and none named',
      ['report', 'quarterly', '--year', '2026', '--quarter', '1', '--format', 'pdf', '--output', 'x'],
      2,
      'KPI-BPP',
    ],
    ['a report that is none', ['report', 'yearly'], 2, 'report yearly'],
    ['a format that is none', [...all, '--format', 'docx', '--output', 'x'], 2, '--format docx'],
    ['a paper that is none', [...all, '--paper', 'A3', '--output', 'x'], 1, 'paper'],
    ['no folder for all reports', all, 2, '--output'],
    ['a second sample', ['sample'], 1, 'sudah berisi'],
  ])('says in one line what is wrong: %s', async (_name, words, status, text) => {
    const run = await binaan([...words, ...data]);
    expect(run).toMatchObject({ status, stdout: '', stderr: expect.stringMatching(oneLine) });
    expect(run.stderr).toContain(text);
  });

  it('speaks English where asked', async () => {
    expect((await binaan(['call', 'groups.get', '{}', '--language', 'en', ...data])).stderr).toContain('id: Required');
  });

  it('leaves nothing half-written where the target cannot be written', async () => {
    const blocked = join(folder, 'a file');
    writeFileSync(blocked, '');
    const run = await binaan([...report, '--output', join(blocked, 'laporan.pdf'), ...data]);
    expect(run).toMatchObject({ status: 1, stderr: expect.stringMatching(oneLine) });
    expect(run.stderr).toContain(`tidak ditemukan atau sudah dihapus: folder ${blocked}`);
    expect(existsSync(output)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('tmp') || name.includes('part'))).toEqual([]);
  });
});
