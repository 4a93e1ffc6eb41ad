import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { binaan } from './support/command-line.ts';

// Each run is a process of its own, because a process reads its time zone once.

const zones = ['UTC', 'Asia/Makassar', 'America/New_York'];

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'binaan-zones-'));
  await binaan(['sample', '--data', folder]);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function inZone(zone: string) {
  const env = { TZ: zone };
  const data = ['--data', folder];
  const units: { id: string; code: string }[] = JSON.parse(
    (await binaan(['call', 'units.list', ...data], { env })).stdout,
  );
  const unitId = units.find((unit) => unit.code === 'KPI-BPP')?.id;
  const figures = await binaan(
    ['call', 'reports.quarterly', JSON.stringify({ unitId, year: 2023, quarter: 1 }), ...data],
    { env },
  );
  const meetings = await binaan(['call', 'meetings.list', '{"year":2023,"quarter":1}', ...data], { env });
  const meeting = JSON.parse(meetings.stdout).rows[0].id;
  const file = async (name: string, words: string[]) => {
    const path = join(folder, `${zone.replace('/', '-')}-${name}`);
    expect(await binaan([...words, '--output', path, ...data], { env })).toMatchObject({ status: 0 });
    return (await readFile(path)).toString('base64');
  };
  const report = ['report', 'quarterly', '--unit', 'KPI-BPP', '--year', '2023', '--quarter', '1', '--format'];
  return {
    figures: figures.stdout,
    meetings: meetings.stdout,
    workbook: await file('report.xlsx', [...report, 'xlsx']),
    pdf: await file('report.pdf', [...report, 'pdf']),
    sheet: await file('sheet.pdf', ['sheet', 'attendance', '--meeting', meeting, '--session', '2']),
  };
}

it('gives the same figures and the very same files in every time zone', async () => {
  const results = await Promise.all(zones.map(inZone));
  for (const result of results) {
    expect(result.figures).toBe(results[0]?.figures);
    expect(result.meetings).toBe(results[0]?.meetings);
    for (const file of ['workbook', 'pdf', 'sheet'] as const) {
      expect(result[file] === results[0]?.[file], file).toBe(true);
    }
  }
}, 120_000);
