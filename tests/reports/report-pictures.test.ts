import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeQuarterlyPdf } from '../../src/main/reports/write-pdf.ts';
import { exportRequestSchema } from '../../src/shared/exports.ts';
import type { QuarterlyReport } from '../../src/shared/reports.ts';
import { differencesFrom, pagePictures } from '../support/page-pictures.ts';
import type { TestApplication } from '../support/test-application.ts';
import { openTestApplication } from '../support/test-application.ts';

const resourcesFolder = `${process.cwd()}/resources`;
let app: TestApplication;
let unitId: string;
let report: QuarterlyReport;

beforeAll(async () => {
  app = await openTestApplication();
  await app.client.sample.fill();
  unitId = (await app.client.units.list()).find(({ code }) => code === 'KPI-BPP')?.id ?? '';
  report = await app.client.reports.quarterly({ unitId, year: 2026, quarter: 1 });
});
afterAll(() => app.remove());

describe("the sample's report, as pictures", () => {
  it.each([
    ['report-a4-id', 'A4', 1, 'id'],
    ['report-f4-en', 'F4', 2, 'en'],
  ] as const)('looks as it was looked at: %s', async (name, paper, quarter, language) => {
    const request = exportRequestSchema.parse({
      kind: 'quarterly',
      format: 'pdf',
      unitId,
      year: 2026,
      quarter,
      paper,
      language,
    });
    const file = join(app.dataFolder, `${name}.pdf`);
    await app.exportTo(request, file);
    const pages = await pagePictures(readFileSync(file));
    expect(await differencesFrom(name, pages)).toEqual([]);
    expect(readdirSync(`tests/pictures/${name}`)).toHaveLength(pages.length);
  });

  it.skipIf(process.env['UPDATE_PICTURES'] === '1')(
    'sees a shifted line, a missing row and a changed figure',
    async () => {
      const without = { ...report, tables: report.tables.map((table) => ({ ...table, rows: table.rows.slice(1) })) };
      const pages = await pagePictures((await writeQuarterlyPdf(without, { paper: 'A4', resourcesFolder })).bytes);
      expect(await differencesFrom('report-a4-id', pages)).not.toEqual([]);
    },
  );
});
