import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../support/read-pdf.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { openServedApplication, sampleFilled } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await page.getByRole('button', { name: 'Isi data contoh' }).click();
  await sampleFilled(page);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `test-results/${task.name.slice(0, 40)}.png` });
});
afterAll(() => app.close());

const press = (key: string) => page.keyboard.press(key);
const patiently = { timeout: 20_000 };

/** Waits until the preview shows what is typed. */
async function previewed(): Promise<void> {
  await page.getByRole('button', { name: 'Cetak', disabled: false }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Simpan PDF' }).isEnabled(), patiently).toBe(true);
}

async function downloaded(act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

// The tests build on each other and use the keyboard alone where an officer would.
describe('a meeting’s papers', () => {
  it('opens the official report from the meeting, and shows it with the number that is typed', async () => {
    await page.getByRole('combobox', { name: 'Unit operasi' }).click();
    await page.getByRole('option', { name: /Balikpapan/ }).click();
    await press('Alt+3');
    await page.getByRole('row', { name: /FGD Renstra/ }).click();
    await page.getByRole('link', { name: 'Notulen' }).waitFor();
    await page.getByRole('gridcell').first().waitFor();
    await press('Alt+c');
    await page.getByRole('menuitem', { name: 'Undangan' }).waitFor();
    const item = page.getByRole('menuitem', { name: 'Berita Acara' });
    await expect
      .poll(async () => {
        await press('ArrowDown');
        return item.evaluate((element) => element === document.activeElement);
      }, patiently)
      .toBe(true);
    await press('Enter');
    await page.getByRole('heading', { name: /^Berita Acara: FGD Renstra/ }).waitFor();
    await page.getByLabel('Nomor').focus();
    await page.keyboard.type('12/BA/II/2023');
    await press('Tab');
    await page.keyboard.type('Penajam');
    await previewed();
    expect(await violationsOn(page)).toEqual([]);
  });

  it('saves it as PDF with Ctrl+S, and keeps what was typed with the meeting', async () => {
    const { name, bytes } = await downloaded(() => press('Control+s'));
    expect(name).toMatch(/^Berita Acara - 2023-02-09 - FGD Renstra .*\.pdf$/);
    const { pages } = await readPdf(bytes);
    const words = pages.map((one) => one.words).join(' ');
    expect(words).toContain('12/BA/II/2023');
    expect(words).toContain('Penajam, 9 Februari 2023');
    // In a field, Esc is the field's own.
    await page.getByRole('region', { name: 'Pratinjau dokumen' }).focus();
    await press('Escape');
    await page.getByRole('link', { name: 'Notulen' }).waitFor();
    await press('Alt+c');
    await page.getByRole('menuitem', { name: 'Berita Acara' }).click();
    await expect.poll(() => page.getByLabel('Nomor').inputValue(), patiently).toBe('12/BA/II/2023');
  });

  it('saves it as a Word file with Ctrl+Shift+S', async () => {
    await previewed();
    const { name, bytes } = await downloaded(() => press('Control+Shift+S'));
    expect(name).toMatch(/\.docx$/);
    const zip = await JSZip.loadAsync(bytes);
    const xml = await zip.file('word/document.xml')?.async('string');
    expect(xml?.includes('Nomor: 12/BA/II/2023')).toBe(true);
  });

  it('names the placeholder of a template that it cannot fill, and takes one that it can', async () => {
    await page.evaluate(() => (location.hash = '/settings?part=templates'));
    const { name, bytes } = await downloaded(() => page.getByRole('button', { name: 'Unduh templat Notulen' }).click());
    expect(name).toMatch(/^Templat Notulen - .*\.docx$/);
    const changed = async (from: string, to: string) => {
      const zip = await JSZip.loadAsync(bytes);
      const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
      zip.file('word/document.xml', xml.replace(from, to));
      const path = join(app.dataFolder, 'templat kantor.docx');
      await writeFile(path, await zip.generateAsync({ type: 'nodebuffer' }));
      return path;
    };
    const input = page.locator('input[type=file]').first();
    await input.setInputFiles(await changed('{{acara}}', '{{acarra}}'));
    await page.getByRole('alert').filter({ hasText: 'Isian “acarra” tidak dikenal' }).waitFor();
    await input.setInputFiles(await changed('NOTULEN', 'NOTULEN KANTOR'));
    await page.getByText('templat kantor.docx').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Kembali ke bawaan' }).click();
    await expect.poll(() => page.getByText('templat kantor.docx').count(), patiently).toBe(0);
  });
});
