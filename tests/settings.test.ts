import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatRupiah, setRupiahStyle } from '../src/shared/money.ts';
import { quarterDueDate } from '../src/shared/quarter.ts';
import { defaultSettings, legalBasisOn } from '../src/shared/settings.ts';
import { readPdf } from './support/read-pdf.ts';
import type { TestApplication } from './support/test-application.ts';
import { failureOf, meetingInput, openTestApplication, programInput, unitInput } from './support/test-application.ts';

let app: TestApplication;
beforeEach(async () => {
  app = await openTestApplication();
});
afterEach(() => app.remove());

const settings = () => app.client.settings.get();

describe('settings of the office', () => {
  it('are there in a new data folder, with the rules of today, and leave no history', async () => {
    const { legalBasis, ...fields } = await settings();
    expect(fields).toMatchObject({ rupiahStyle: 'joined', paper: 'A4', dueDays: 15, version: 1 });
    expect(legalBasis.map(({ id: _, ...rule }) => rule)).toEqual(defaultSettings.legalBasis);
    expect((await app.client.history.ofRecord({ kind: 'settings', id: fields.id })).actions).toEqual([]);
    expect((await app.client.history.lastActions()).undo).toEqual([]);
  });

  it('are made once: opened again, the folder has what the office made of them', async () => {
    const before = await settings();
    await app.client.settings.save({ ...before, paper: 'F4', legalBasis: [] });
    const kept = await settings();
    await app.close();
    app = await openTestApplication(undefined, app.dataFolder);
    expect(await settings()).toEqual(kept);
    expect(kept).toMatchObject({ id: before.id, paper: 'F4', legalBasis: [] });
  });

  it('keep rules in the order given, each with its own history', async () => {
    const before = await settings();
    const [first, second] = before.legalBasis;
    const legalBasis = [{ ...second, name: second?.name ?? '' }, { name: 'Perda 1/2026' }, { ...first, name: 'Baru' }];
    await app.client.settings.save({ ...before, dueDays: 20, legalBasis });
    expect((await settings()).legalBasis.map(({ name }) => name)).toEqual([
      'PermenLH/BPLH 7/2025',
      'Perda 1/2026',
      'Baru',
    ]);
    const { actions } = await app.client.history.ofRecord({ kind: 'settings', id: before.id });
    expect(actions).toHaveLength(1);
    const changes = actions[0]?.changes.map(({ entity, after }) => [entity, after?.['name'] ?? after?.['dueDays']]);
    expect(changes).toEqual(
      expect.arrayContaining([
        ['Settings', 20],
        ['LegalBasis', 'Perda 1/2026'],
        ['LegalBasis', 'Baru'],
      ]),
    );
  });

  it('are what they were after an undo, and can be put back to before a change', async () => {
    const before = await settings();
    await app.client.settings.save({ ...before, rupiahStyle: 'spaced', legalBasis: [] });
    const changed = await settings();
    const [last] = (await app.client.history.lastActions()).undo;
    expect(last).toMatchObject({ operation: 'settings.save', kind: 'settings', recordName: '' });
    await app.client.history.undo({ actionId: last?.actionId ?? '' });
    expect(await settings()).toEqual(before);
    const [redo] = (await app.client.history.lastActions()).redo;
    await app.client.history.undo({ actionId: redo?.actionId ?? '' });
    expect(await settings()).toEqual(changed);
    const reference = { kind: 'settings' as const, id: before.id, actionId: last?.actionId ?? '' };
    await app.client.history.restore({ ...reference, version: changed.version });
    expect((await settings()).legalBasis).toEqual(before.legalBasis);
    expect((await settings()).rupiahStyle).toBe('joined');
  });

  it('refuse what somebody else changed meanwhile, and what is wrong at its field', async () => {
    const before = await settings();
    await app.client.settings.save({ ...before, dueDays: 0 });
    expect((await failureOf(app.client.settings.save({ ...before, dueDays: 90 }))).code).toBe('CONFLICT');
    const now = await settings();
    const wrong = {
      ...now,
      dueDays: 91,
      legalBasis: [{ name: ' ' }, { name: 'x', validFrom: '2026-02-01', validTo: '2026-01-31' }],
    };
    expect((await failureOf(app.client.settings.save(wrong))).issues).toEqual([
      'dueDays: dueDays',
      'legalBasis.0.name: required',
      'legalBasis.1.validTo: endBeforeStart',
    ]);
    // The test asks what happens to input that the types do not allow.
    const typed = { ...now, dueDays: 'lima belas' as unknown as number };
    expect((await failureOf(app.client.settings.save(typed))).issues).toEqual(['dueDays: count']);
    expect(await settings()).toEqual(now);
  });

  it('can be neither removed nor made a second time', async () => {
    const { id, version, ...fields } = await settings();
    expect((await failureOf(app.client.bin.remove({ kind: 'settings', id, version }))).issues).toEqual(['kind: stays']);
    const other = { ...fields, id: crypto.randomUUID(), version: 1 };
    expect((await failureOf(app.client.settings.save(other))).code).toBe('MISSING');
    expect((await settings()).id).toBe(id);
  });
});

describe('the day on which a quarter is due', () => {
  it('lies the office’s number of days after the quarter’s end, also over a year’s end', () => {
    expect(quarterDueDate({ year: 2026, quarter: 1 }, 15)).toBe('2026-04-15');
    expect(quarterDueDate({ year: 2026, quarter: 4 }, 15)).toBe('2027-01-15');
    expect(quarterDueDate({ year: 2026, quarter: 2 }, 0)).toBe('2026-06-30');
    expect(quarterDueDate({ year: 2027, quarter: 4 }, 90)).toBe('2028-03-30');
  });

  it('follows the setting', async () => {
    const quarter = { year: 2026, quarter: 1 };
    expect(quarterDueDate(quarter, (await app.client.settings.get()).dueDays)).toBe('2026-04-15');
    await app.client.settings.save({ ...(await settings()), dueDays: 10 });
    expect(quarterDueDate(quarter, (await app.client.settings.get()).dueDays)).toBe('2026-04-10');
  });
});

describe('the legal basis on a day', () => {
  it('is what is in force then, the first and the last day among them, in the order given', () => {
    const rules = [
      { name: 'baru', validFrom: '2026-02-01', validTo: null },
      { name: 'selalu', validFrom: null, validTo: null },
      { name: 'lama', validFrom: null, validTo: '2026-01-31' },
    ];
    const on = (day: string) => legalBasisOn(rules, day).map(({ name }) => name);
    expect(on('2026-01-31')).toEqual(['selalu', 'lama']);
    expect(on('2026-02-01')).toEqual(['baru', 'selalu']);
  });
});

describe('the quarterly report', () => {
  it('names the rules of its quarter’s last day: one replaced in 2026 leaves a report of 2023 with the old one', async () => {
    const { id: unitId } = await app.client.units.save(unitInput());
    const before = await settings();
    await app.client.settings.save({
      ...before,
      legalBasis: [
        { name: 'PER-1/MBU/03/2023', about: 'TJSL', validFrom: '2023-03-01', validTo: '2026-03-31' },
        { name: 'PER-9/MBU/04/2026', about: '', validFrom: '2026-04-01' },
      ],
    });
    const rules = async (year: number, quarter: number) =>
      (await app.client.reports.quarterly({ unitId, year, quarter })).legalBasis.map(({ name }) => name);
    expect(await rules(2023, 2)).toEqual(['PER-1/MBU/03/2023']);
    expect(await rules(2026, 1)).toEqual(['PER-1/MBU/03/2023']);
    expect(await rules(2026, 2)).toEqual(['PER-9/MBU/04/2026']);
    expect(await rules(2022, 4)).toEqual([]);
    const words = async (year: number) => {
      const path = join(app.dataFolder, `laporan-${year}.pdf`);
      const request = { kind: 'quarterly', format: 'pdf', unitId, year, quarter: 4, language: 'id' } as const;
      await app.exportTo(request, path);
      return (await readPdf(readFileSync(path))).pages.map((page) => page.words).join('\n');
    };
    expect(await words(2023)).toContain('PER-1/MBU/03/2023');
    expect(await words(2023)).not.toContain('PER-9/MBU/04/2026');
    // Before any rule there is nothing to head.
    expect(await words(2022)).not.toContain('Dasar hukum');
  });

  it('is on the office’s paper where none is named, sheets alike, and has its amounts in the office’s style', async () => {
    const { id: unitId } = await app.client.units.save(unitInput());
    await app.client.programs.save(programInput(unitId));
    const { id: meetingId } = await app.client.meetings.save(meetingInput(unitId));
    const sessionId = (await app.client.meetings.get({ id: meetingId })).sessions[0]?.id ?? '';
    await app.client.settings.save({ ...(await settings()), paper: 'F4', rupiahStyle: 'spaced' });
    const path = join(app.dataFolder, 'berkas');
    const quarter = { kind: 'quarterly', unitId, year: 2026, quarter: 1, language: 'id' } as const;
    const sheet = { kind: 'attendance', meetingId, sessionId, blankRows: 5, isBlank: false, phone: 'masked' } as const;
    const sizes = async () => {
      const [first] = (await readPdf(readFileSync(path))).pages;
      return [first?.width, first?.height].map((points) => Math.round(((points ?? 0) * 25.4) / 72));
    };
    await app.exportTo({ ...quarter, format: 'pdf' }, path);
    expect(await sizes()).toEqual([215, 330]);
    await app.exportTo({ ...sheet, language: 'id' }, path);
    expect(await sizes()).toEqual([215, 330]);
    await app.exportTo({ ...quarter, format: 'pdf', paper: 'A4' }, path);
    expect(await sizes()).toEqual([210, 297]);
    await app.exportTo({ ...quarter, format: 'xlsx' }, path);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    expect(new Set(workbook.worksheets.map(({ pageSetup }) => pageSetup.paperSize))).toEqual(new Set([14]));
    expect(workbook.getWorksheet('A Rekap pilar')?.getCell('D7').numFmt).toBe('"Rp\u00a0"#,##0;-"Rp\u00a0"#,##0');
  });
});

describe('amounts', () => {
  it('in a message and in what is found are in the office’s style', async () => {
    const { id: unitId } = await app.client.units.save(unitInput());
    const { id: programId } = await app.client.programs.save(programInput(unitId));
    await app.client.settings.save({ ...(await settings()), rupiahStyle: 'spaced' });
    const expense = { programId, date: '2026-02-01', amount: 1_250_000, description: 'Konsumsi' };
    await expect(app.client.expenses.save(expense)).rejects.toMatchObject({
      data: { issues: [{ code: 'overspent', params: { amount: 'Rp\u00a01.250.000' } }] },
    });
    await app.client.expenses.save({ ...expense, overspendReason: 'Mendesak' });
    const [hit] = await app.client.search.find({ query: 'Konsumsi' });
    expect(hit?.detail).toContain('Rp\u00a01.250.000');
  });

  it('are written as the office wants it, the figure never on the next line', () => {
    expect(formatRupiah(1_234_567, 'id', 'joined')).toBe('Rp1.234.567');
    expect(formatRupiah(-1_234_567, 'en', 'spaced')).toBe('-Rp\u00a01,234,567');
  });

  it('are written in the style of the page where none is named', () => {
    setRupiahStyle('spaced');
    expect(formatRupiah(5000)).toBe('Rp\u00a05.000');
    setRupiahStyle('joined');
    expect(formatRupiah(5000)).toBe('Rp5.000');
  });
});
