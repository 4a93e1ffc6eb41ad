import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
