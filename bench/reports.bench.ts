/**
 * What the reports cost against pdfkit drawing the same pages by hand, in one run so that the
 * machine's speed cancels out; and how long the main thread is held up while a file is made.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createExporter } from '../src/main/reports/exporter.ts';
import { attendanceSheet } from '../src/main/reports/sheets/attendance-sheet.ts';
import { quarterlyReport } from '../src/main/reports/quarterly/quarterly-report.ts';
import { writeQuarterlyPdf } from '../src/main/reports/write-pdf.ts';
import { writeAttendanceSheet } from '../src/main/reports/sheets/write-attendance-sheet.ts';
import { writeQuarterlyXlsx } from '../src/main/reports/write-xlsx.ts';
import { attendanceExportSchema, exportRequestSchema } from '../src/shared/exports.ts';
import type { QuarterlyReport } from '../src/shared/reports.ts';
import { openRecords } from '../tests/support/report-records.ts';
import { columnsByHand, drawReportByHand, drawSheetByHand } from './by-hand.ts';
import { fillForReports } from './report-data.ts';
import { reportWorker } from '../tests/support/threads.ts';

const root = process.cwd();
const resourcesFolder = join(root, 'resources');
const rounds = 5;

const records = await openRecords();
const { unitId, meetingId, sessionId } = await fillForReports(records, { programs: 420, meetings: 420, people: 500 });
const report = await quarterlyReport(records.queries, { unitId, year: 2026, quarter: 2, language: 'id' });
const request = attendanceExportSchema.parse({ kind: 'attendance', meetingId, sessionId });
const sheet = await attendanceSheet(records.queries, request);

const pdf = await writeQuarterlyPdf(report, { paper: 'A4', resourcesFolder });
const columns = columnsByHand(report, resourcesFolder);
const pagesByHand = await drawReportByHand(report, columns, resourcesFolder);
await compare(
  `quarterly PDF, ${pdf.pages} pages, against pdfkit drawing ${pagesByHand}`,
  () => writeQuarterlyPdf(report, { paper: 'A4', resourcesFolder }),
  () => drawReportByHand(report, columns, resourcesFolder),
  2,
);
const sheetPdf = await writeAttendanceSheet(sheet, { resourcesFolder });
await compare(
  `attendance PDF, 500 people, ${sheetPdf.pages} pages, against pdfkit`,
  () => writeAttendanceSheet(sheet, { resourcesFolder }),
  () => drawSheetByHand(sheet, resourcesFolder),
  2,
);
const [figures, workbook] = [
  await median(() => quarterlyReport(records.queries, { unitId, year: 2026, quarter: 2, language: 'id' })),
  await median(() => writeQuarterlyXlsx(report, { paper: 'A4' })),
];
line('quarterly figures from SQL', `${figures.toFixed(0)} ms`);
line('quarterly workbook', `${workbook.toFixed(0)} ms`);
await compareRows('workbook of 20,000 rows against 5,000', (many) => writeQuarterlyXlsx(many, { paper: 'A4' }));
await compareRows('PDF of 20,000 rows against 5,000', (many) =>
  writeQuarterlyPdf(many, { paper: 'A4', resourcesFolder }),
);
await measureStall();
await measureCancelling();
await records.close();

/** Both in turn, so that a slow moment of the machine hits both alike; the medians are compared. */
async function compare(name: string, ours: () => Promise<unknown>, byHand: () => Promise<unknown>, goal: number) {
  const times: [number[], number[]] = [[], []];
  await ours();
  await byHand();
  for (let round = 0; round < rounds; round += 1) {
    times[0].push(await timeOf(ours));
    times[1].push(await timeOf(byHand));
  }
  const [mine, direct] = times.map(middle) as [number, number];
  line(name, `${(mine / direct).toFixed(2)}× (${mine.toFixed(0)} ms : ${direct.toFixed(0)} ms; goal ≤ ${goal}×)`);
}

async function measureStall() {
  const folder = mkdtempSync(join(tmpdir(), 'binaan-bench-'));
  const exporter = createExporter({
    dataFolder: records.folder,
    resourcesFolder,
    worker: reportWorker,
  });
  const requests = [
    exportRequestSchema.parse({ kind: 'quarterly', unitId, year: 2026, quarter: 2, format: 'pdf' }),
    exportRequestSchema.parse({ kind: 'quarterly', unitId, year: 2026, quarter: 2, format: 'xlsx' }),
    exportRequestSchema.parse(request),
  ];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (const [index, wanted] of requests.entries()) {
    await exporter.exportTo(wanted, join(folder, String(index)), { onProgress: () => {} });
  }
  delay.disable();
  await exporter.close();
  rmSync(folder, { recursive: true });
  // The resolution is part of what is measured: an idle loop shows about 1 ms.
  line('longest stall of the main thread during three exports', `${(delay.max / 1e6).toFixed(1)} ms (goal ≤ 50 ms)`);
}

/** The table of meetings with as many rows as wanted, all else left out: only the rows differ. */
function withRows(count: number): QuarterlyReport {
  const table = report.tables.find(({ id }) => id === 'G');
  if (!table) throw new Error('no table of meetings');
  const rows = Array.from({ length: count }, (_, index) => table.rows[index % table.rows.length] ?? {});
  return { ...report, tables: [{ ...table, rows, subjects: rows.map((_, index) => String(index)) }] };
}

async function compareRows(name: string, write: (many: QuarterlyReport) => Promise<unknown>) {
  const [few, many] = [withRows(5_000), withRows(20_000)];
  await write(few);
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    times[0].push(await timeOf(() => write(few)));
    times[1].push(await timeOf(() => write(many)));
  }
  const [less, more] = times.map(middle) as [number, number];
  line(name, `${(more / less).toFixed(2)}× (${more.toFixed(0)} ms : ${less.toFixed(0)} ms; goal ≤ 4.5×)`);
}

/** How long a cancelled export takes to end, at each of its steps, and what it leaves. */
async function measureCancelling() {
  const folder = mkdtempSync(join(tmpdir(), 'binaan-bench-'));
  const exporter = createExporter({
    dataFolder: records.folder,
    resourcesFolder,
    worker: reportWorker,
  });
  let longest = 0;
  for (const format of ['pdf', 'xlsx'] as const) {
    const wanted = exportRequestSchema.parse({ kind: 'quarterly', unitId, year: 2026, quarter: 2, format });
    for (const at of ['figures', 'layout'] as const) {
      const stop = new AbortController();
      let asked = 0;
      const onProgress = ({ step }: { step: string }) => {
        if (step !== at || asked > 0) return;
        asked = performance.now();
        stop.abort();
      };
      await exporter
        .exportTo(wanted, join(folder, `${format}-${at}`), { signal: stop.signal, onProgress })
        .catch(() => {});
      longest = Math.max(longest, performance.now() - asked);
    }
  }
  await exporter.close();
  line(
    'longest wait for a cancelled export',
    `${longest.toFixed(0)} ms (goal ≤ 1000 ms), files left: ${readdirSync(folder).length} (goal 0)`,
  );
  rmSync(folder, { recursive: true });
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timeOf(work));
  return middle(times);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function middle(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function line(name: string, value: string) {
  process.stdout.write(`${name}: ${value}\n`);
}
