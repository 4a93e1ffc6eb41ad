import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createExporter } from '../../src/main/reports/exporter.ts';
import type { Exporter } from '../../src/main/reports/exporter.ts';
import type { ExportEvent, ExportInput, ExportProgress, ExportRequest } from '../../src/shared/exports.ts';
import { exportRequestSchema } from '../../src/shared/exports.ts';
import { readPdf } from '../support/read-pdf.ts';
import { openRecords } from '../support/report-records.ts';
import type { Records } from '../support/report-records.ts';
import { reportWorker } from '../support/threads.ts';

let records: Records;
let exporter: Exporter;
let output: string;
let unitId: string;
let meetingId: string;
let sessionId: string;

beforeAll(async () => {
  records = await openRecords();
  unitId = await records.unit({ code: 'RU V/BPP' });
  await records.identity(unitId, 'Unit');
  meetingId = await records.meeting(unitId, 'Rapat: "besar" <1/2>');
  sessionId = await records.session(meetingId, '2026-01-23');
  await records.crowd(
    sessionId,
    Array.from({ length: 1200 }, (_, index) => `Peserta ${index + 1}`),
  );
  exporter = createExporter({
    dataFolder: records.folder,
    resourcesFolder: join(process.cwd(), 'resources'),
    worker: reportWorker,
  });
});
afterAll(async () => {
  await exporter.close();
  await records.close();
});
beforeEach(() => {
  output = join(records.folder, `output-${Math.random().toString(36).slice(2)}`);
  mkdirSync(output);
});

function request(options: Partial<ExportInput> = {}): ExportRequest {
  return exportRequestSchema.parse({ kind: 'attendance', meetingId, sessionId, ...options });
}

function quarterly(format: 'pdf' | 'xlsx'): ExportRequest {
  return exportRequestSchema.parse({ kind: 'quarterly', unitId, year: 2026, quarter: 1, format });
}

async function eventsOf(events: AsyncIterable<ExportEvent>): Promise<ExportEvent[]> {
  const list: ExportEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

describe('an export', () => {
  it('tells of its steps in order, with a share done that only grows, and ends with the file', async () => {
    const events = await eventsOf(exporter.run(quarterly('pdf')));
    const progress = events.filter((event) => event.type === 'progress');
    const steps = ['queued', 'figures', 'layout', 'file'];
    const order = progress.map(({ step, done }) => steps.indexOf(step) + done / 2);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(events.at(-1)).toMatchObject({
      type: 'finished',
      file: { name: 'Laporan Triwulan I 2026 - RU V BPP.pdf', mediaType: 'application/pdf' },
    });
  });

  it('keeps the file in the outbox until the exporter closes', async () => {
    const events = await eventsOf(exporter.run(quarterly('xlsx')));
    const last = events.at(-1);
    if (last?.type !== 'finished') throw new Error('not finished');
    const file = exporter.file(last.file.id);
    expect(file?.name).toBe('Laporan Triwulan I 2026 - RU V BPP.xlsx');
    expect(readFileSync(file?.path ?? '').byteLength).toBe(last.file.bytes);
    expect(last.file.pages).toBeNull();
    expect(exporter.file('unknown')).toBeUndefined();
  });

  it('writes to a place of one’s own, over what is there, and leaves nothing else in the folder', async () => {
    const target = join(output, 'daftar.pdf');
    writeFileSync(target, 'old');
    const file = await exporter.exportTo(request(), target);
    expect(file.name).toBe('Daftar Hadir - 2026-01-23 - Rapat besar 1 2.pdf');
    expect((await readPdf(readFileSync(target))).pages).toHaveLength(file.pages ?? 0);
    expect(readdirSync(output)).toEqual(['daftar.pdf']);
  });

  it('fails as missing for a record that is not there, through the thread, and works again after it', async () => {
    const missing = request({ sessionId: '01890000-0000-7000-8000-000000000000' });
    await expect(exporter.exportTo(missing, join(output, 'a.pdf'))).rejects.toMatchObject({
      code: 'MISSING',
      data: { entity: 'MeetingSession' },
    });
    await exporter.exportTo(quarterly('xlsx'), join(output, 'b.xlsx'));
    expect(readdirSync(output)).toEqual(['b.xlsx']);
  });

  it('leaves what was at the target when it cannot be written', async () => {
    const target = join(output, 'folder.pdf');
    mkdirSync(join(target, 'inside'), { recursive: true });
    await expect(exporter.exportTo(quarterly('pdf'), target)).rejects.toThrow();
    expect(readdirSync(output)).toEqual(['folder.pdf']);
  });
});

describe('cancelling', () => {
  it('leaves no file, whichever step the work is at', async () => {
    for (const step of ['queued', 'figures', 'layout', 'file'] as const) {
      const stop = new AbortController();
      const onProgress = (progress: ExportProgress) => {
        if (progress.step === step) stop.abort();
      };
      await expect(
        exporter.exportTo(request(), join(output, 'a.pdf'), { signal: stop.signal, onProgress }),
      ).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(readdirSync(output)).toEqual([]);
    }
  });

  it('happens when the reader of an export turns away', async () => {
    const seen: string[] = [];
    for await (const event of exporter.run(request())) {
      if (event.type !== 'progress') throw new Error('not cancelled');
      seen.push(event.step);
      if (event.step === 'layout') break;
    }
    expect(seen).toContain('layout');
    await exporter.exportTo(quarterly('xlsx'), join(output, 'next.xlsx'));
    expect(existsSync(join(output, 'next.xlsx'))).toBe(true);
  });

  it('takes a waiting export out of the queue at once and leaves the running one alone', async () => {
    const running = exporter.exportTo(request(), join(output, 'running.pdf'));
    const stop = new AbortController();
    const waiting = exporter.exportTo(quarterly('pdf'), join(output, 'waiting.pdf'), { signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    await running;
    expect(readdirSync(output)).toEqual(['running.pdf']);
  });

  it('ends a thread that does not listen, and a new one does the next job', async () => {
    const script = join(output, 'deaf.mjs');
    writeFileSync(
      script,
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });`,
    );
    const deaf = createExporter({ dataFolder: output, resourcesFolder: output, worker: pathToFileURL(script) });
    const stop = new AbortController();
    const result = deaf.exportTo(quarterly('pdf'), join(output, 'a.pdf'), { signal: stop.signal });
    // Long enough for the job to be in the thread; were it not, the cancelled wait would look the same.
    setTimeout(() => stop.abort(), 300);
    await expect(result).rejects.toMatchObject({ code: 'CANCELLED' });
    await deaf.close();
    expect(readdirSync(output)).toEqual(['deaf.mjs']);
  });
});
