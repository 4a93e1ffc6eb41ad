import type { Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import { readPdf } from '../support/read-pdf.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { openServedApplication, paste, sampleFilled, savedOnScreen } from '../support/served-application.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `test-results/${task.name.slice(0, 40)}.png` });
});
afterAll(() => app.close());

/** Goes on with Tab until the field of that name has the focus; nothing may hold the focus back. */
async function tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null; // the only kind with `labels`
      const label = element?.labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent;
      return element === null || element === document.body ? 'body' : `${element.getAttribute('role') ?? ''} ${label}`;
    });
    if (name.test(at)) return;
    passed.push(at.slice(0, 30));
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not reach ${String(name)}: ${passed.join(' | ')}`);
}

/** Forty people as a spreadsheet has them; three cells are wrong. */
const people = Array.from({ length: 40 }, (_, index) => ({
  name: `Peserta ${String(index + 1).padStart(2, '0')}`,
  gender: index === 4 ? 'X' : index % 3 === 0 ? 'laki-laki' : 'P',
  institution: `Kelompok "Maju"\nRT ${(index % 9) + 1}`,
  position: 'Anggota',
  phone: `0813-0000-${String(2000 + index)}`,
  status: index === 11 ? 'Entah' : 'Diundang',
}));

function asOnClipboard(part: typeof people): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return part
    .map(({ name, gender, institution, position, phone, status }, index) =>
      [part === people && index === 20 ? '' : name, gender, quoted(institution), position, phone, status].join('\t'),
    )
    .join('\r\n');
}

it('takes an FGD of two sessions with forty pasted people to its sheet by keyboard alone, three bad cells mended', async () => {
  await page.getByRole('button', { name: 'Isi data contoh' }).waitFor();
  await tabTo(/Isi data contoh/);
  await page.keyboard.press('Enter');
  await sampleFilled(page);

  // From the open window: the command by its words.
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Cari' }).or(page.getByPlaceholder('Nama, nomor HP')).first().waitFor();
  await page.keyboard.type('pertemuan baru');
  await page.getByRole('option', { name: 'Pertemuan baru' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Pertemuan baru' }).waitFor();
  await tabTo(/^ Judul( \*)?$/);
  await page.keyboard.type('FGD Empat Puluh');
  await tabTo(/Jenis/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(/^ Tanggal/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('9/2/2026');
  await tabTo(/^ Tempat/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Balai Desa Giri Mukti');

  await tabTo(/^(grid|gridcell) /);
  await paste(page, asOnClipboard(people));
  await page.getByText('40 baris', { exact: true }).first().waitFor();
  await page.getByText('3 kesalahan').waitFor();
  // F8 goes from one bad cell to the next; each is typed over.
  for (const mended of ['L', 'Diundang', 'Peserta 21']) {
    await page.keyboard.press('F8');
    await page.keyboard.type(mended);
    await page.keyboard.press('Enter');
  }
  await page.getByText(/kesalahan/).waitFor({ state: 'detached' });

  await page.keyboard.press('Control+S');
  await savedOnScreen(page);

  // The second session: the same people in another place.
  // Tab stays in the grid; Esc lets it out.
  await page.keyboard.press('Escape');
  await tabTo(/Gandakan sesi/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Sesi 2' }).waitFor();
  await tabTo(/^ Tempat/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Balai Desa Lawe-Lawe');
  await page.keyboard.press('Control+S');
  await savedOnScreen(page);

  const call = async (operation: string, input: object) => {
    const run = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
    return JSON.parse(run.stdout) as Record<string, unknown>;
  };
  const { rows } = (await call('meetings.list', { search: 'empat puluh' })) as { rows: { id: string }[] };
  expect(rows).toMatchObject([{ sessions: 2, participants: 40, place: 'Balai Desa Giri Mukti' }]);
  const meeting = (await call('meetings.get', { id: rows[0]?.id })) as {
    sessions: { place: string; participants: Record<string, string>[] }[];
  };
  expect(meeting.sessions.map(({ place }) => place)).toEqual(['Balai Desa Giri Mukti', 'Balai Desa Lawe-Lawe']);
  for (const { participants } of meeting.sessions) {
    expect(participants.map(({ name }) => name)).toEqual(people.map(({ name }) => name));
    expect(participants[4]).toMatchObject({ gender: 'L' });
    expect(participants[11]).toMatchObject({ status: 'invited' });
    expect(participants[0]).toMatchObject({
      institution: 'Kelompok "Maju" RT 1',
      phone: '0813-0000-2000',
      gender: 'L',
    });
  }

  await tabTo(/Cetak daftar hadir/);
  await page.keyboard.press('Enter');
  await page.locator('canvas').first().waitFor();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+S');
  const { pages } = await readPdf(await readFile(await (await download).path()));
  const words = pages.map((sheet) => sheet.words).join(' ');
  for (const { name } of people) expect(words).toContain(name);
  expect(app.pageErrors).toEqual([]);
});
