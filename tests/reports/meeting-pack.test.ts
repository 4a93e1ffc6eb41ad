import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackExport } from '../../src/shared/exports.ts';
import { exportRequestSchema, packParts } from '../../src/shared/exports.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { PdfPage } from '../support/read-pdf.ts';
import type { TestApplication } from '../support/test-application.ts';
import { openTestApplication } from '../support/test-application.ts';

let app: TestApplication;
let meetings: { id: string; title: string }[];
beforeAll(async () => {
  app = await openTestApplication();
  await app.client.sample.fill();
  meetings = (await app.client.meetings.list({ limit: 20 })).rows;
}, 60_000);
afterAll(() => app.remove());

function request(options: Partial<PackExport>) {
  return exportRequestSchema.parse({
    kind: 'pack',
    meetingIds: meetings.slice(0, 1).map(({ id }) => id),
    parts: packParts,
    ...options,
  });
}

async function packOf(options: Partial<PackExport>): Promise<{ pages: PdfPage[]; marks: string[][] }> {
  const file = join(app.dataFolder, 'pack.pdf');
  await app.exportTo(request(options), file);
  const bytes = readFileSync(file);
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const outline = await document.getOutline();
  // Null where there is none.
  const marks = ((outline as typeof outline | null) ?? []).map(({ title, items }) => [
    title,
    ...items.map((item: { title: string }) => item.title),
  ]);
  return { pages: (await readPdf(bytes)).pages, marks };
}

describe('a pack', () => {
  it('has the parts asked for in the order in which they are filed, whatever the order of asking', async () => {
    const visit = meetings.find(({ title }) => title.startsWith('Benchmarking Ponsera'));
    const { pages, marks } = await packOf({
      meetingIds: [visit?.id ?? ''],
      parts: ['photos', 'minutes', 'attendance', 'officialReport', 'invitation'],
    });
    expect(marks).toEqual([[visit?.title, 'Undangan', 'Daftar hadir', 'Notulen', 'Berita acara', 'Dokumentasi']]);
    const first = (text: string) => pages.findIndex(({ words }) => words.includes(text));
    const order = ['Kepada Yth', 'DAFTAR HADIR', 'NOTULEN', 'BERITA ACARA', 'DOKUMENTASI KEGIATAN'].map(first);
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    // A sheet for each of its two sessions, numbered by itself.
    expect(pages.filter(({ words }) => words.includes('DAFTAR HADIR')).length).toBe(3);
  });

  it('prints a day of 20 meetings with all their parts, each meeting under its bookmark', async () => {
    const { pages, marks } = await packOf({ meetingIds: meetings.map(({ id }) => id) });
    expect(marks.map(([title]) => title)).toEqual(meetings.map(({ title }) => title));
    for (const { title } of meetings) expect(pages.some(({ words }) => words.includes(title.slice(0, 20)))).toBe(true);
  }, 60_000);

  it('says how far it is while it is made, and can be stopped without leaving a file', async () => {
    const steps: number[] = [];
    const stop = new AbortController();
    const made = (async () => {
      const events = await app.client.exports.run(request({ meetingIds: meetings.map(({ id }) => id) }), {
        signal: stop.signal,
      });
      for await (const event of events) {
        if (event.type === 'finished') return 'finished';
        if (event.step === 'layout') steps.push(event.done);
        if (steps.length > 3) stop.abort();
      }
      return 'ended';
    })();
    await expect(made.catch(() => 'stopped')).resolves.not.toBe('finished');
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBeLessThan(1);
  }, 60_000);

  it('has a page that says so where nothing is there to print', async () => {
    const { id } = await app.client.meetings.save({
      unitId: (await app.client.units.list({}))[0]?.id ?? '',
      kind: 'fgd',
      title: 'Tanpa peserta',
      sessions: [{ date: '2026-03-03', place: 'Balai' }],
    });
    const { pages } = await packOf({ meetingIds: [id], parts: ['nameCards', 'photos'] });
    expect(pages.map(({ words }) => words)).toEqual(['Tidak ada yang dicetak untuk pilihan ini']);
  });

  it('prints a sheet for each role where that is asked for', async () => {
    const speaker = meetings[0]?.id ?? '';
    const meeting = await app.client.meetings.get({ id: speaker });
    const sessions = meeting.sessions.map((session, index) => ({
      ...session,
      participants: [
        ...session.participants,
        ...(index === 0 ? [{ name: 'Seorang narasumber', role: 'speaker' as const }] : []),
      ],
    }));
    await app.client.meetings.save({ ...meeting, sessions });
    const { pages } = await packOf({ meetingIds: [speaker], parts: ['attendance'], isByRole: true });
    expect(pages.some(({ words }) => words.includes('DAFTAR HADIR NARASUMBER'))).toBe(true);
    expect(pages.some(({ words }) => words.includes('DAFTAR HADIR UNDANGAN'))).toBe(true);
  });
});
