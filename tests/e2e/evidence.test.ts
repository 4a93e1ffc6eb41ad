import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import { jpegHead, png } from '../support/pictures.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await fillSample(page);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: `test-results/${task.name.slice(0, 40)}.png` });
});
afterAll(() => app.close());

interface Attachment {
  caption: string;
  takenOn: string | null;
  kind: string;
  fileName: string;
  mediaType: string;
  width: number | null;
  height: number | null;
}

async function stored(search: string): Promise<Attachment[]> {
  const run = await binaan(['call', 'attachments.list', JSON.stringify({ search }), '--data', app.dataFolder]);
  return JSON.parse(run.stdout).rows;
}

const caption = (name: string) => page.getByLabel(`Keterangan: ${name}`);
const panel = () => page.getByRole('table', { name: 'Bukti' });
const saved = (search: string, fields: Partial<Attachment>) =>
  expect.poll(() => stored(search), { timeout: 15_000 }).toMatchObject([fields]);

/** A JPEG of the browser's own making. */
function photo(width: number, height: number): Promise<string> {
  return page.evaluate(
    ([w = 1, h = 1]) => {
      const canvas = document.createElement('canvas');
      canvas.width = w;
      canvas.height = h;
      const drawing = canvas.getContext('2d')!;
      drawing.fillStyle = '#7a5';
      drawing.fillRect(0, 0, w / 2, h);
      return canvas.toDataURL('image/jpeg').split(',')[1]!;
    },
    [width, height],
  );
}

/** The same with EXIF data in front, as a camera writes it. */
function takenOn(day: string, base64: string): Buffer {
  const head = jpegHead(`${day} 08:00:00`, 1, 1);
  // SOI and the EXIF segment of the one, all but SOI of the other.
  return Buffer.concat([head.subarray(0, 4 + head.readUInt16BE(4)), Buffer.from(base64, 'base64').subarray(2)]);
}

describe('evidence of a meeting', () => {
  it('is added through the file chooser by keyboard, smaller, with the day that the camera stated', async () => {
    await page.keyboard.press('Alt+3');
    await page
      .getByText(/Benchmarking Ponsera/)
      .first()
      .click();
    await panel().waitFor();
    expect(await violationsOn(page)).toEqual([]);

    const large = takenOn('2026:01:23', await photo(4000, 3000));
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Tambah bukti' }).press('Enter');
    await (
      await chooser
    ).setFiles([
      { name: 'Kebun mangrove.jpg', mimeType: 'image/jpeg', buffer: large },
      { name: 'Berita Acara FGD.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 contoh') },
      { name: 'catatan.txt', mimeType: 'text/plain', buffer: Buffer.from('bukan bukti') },
    ]);
    await page.getByText('catatan.txt: Berkas harus JPEG, PNG, WebP, atau PDF').waitFor();
    await caption('Kebun mangrove.jpg').waitFor();
    await saved('Kebun mangrove', {
      kind: 'foto',
      takenOn: '2026-01-23',
      mediaType: 'image/jpeg',
      width: 2048,
      height: 1536,
    });
    await saved('Berita Acara FGD', { kind: 'berita-acara', mediaType: 'application/pdf', width: null });
    expect(await violationsOn(page)).toEqual([]);
  });

  it('goes on with the caption of the first, which is saved when it is left', async () => {
    await expect
      .poll(() => caption('Kebun mangrove.jpg').evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.keyboard.type('Menanam bibit');
    await page.keyboard.press('Tab');
    await saved('Menanam bibit', { caption: 'Menanam bibit', fileName: 'Kebun mangrove.jpg' });
    const day = page.getByLabel('Tanggal diambil: Menanam bibit');
    await day.fill('31 Desember 2099');
    await day.press('Enter');
    await page.getByText('Tanggal di masa depan').waitFor();
    expect(await day.inputValue()).toBe('31 Desember 2099');
    await day.fill('24/1/2026');
    await day.press('Enter');
    await saved('Menanam bibit', { takenOn: '2026-01-24' });
    await page.getByText('Tanggal di masa depan').waitFor({ state: 'hidden' });
  });

  it('is pasted as a picture, and a text is not', async () => {
    const count = await panel().getByRole('row').count();
    await page.locator('h1').click();
    await page.evaluate(
      ([image = '', text]) => {
        const clipboard = new DataTransfer();
        const bytes = Uint8Array.from(atob(image), (sign) => sign.charCodeAt(0));
        clipboard.items.add(new File([bytes], 'tempelan.png', { type: 'image/png' }));
        if (text) clipboard.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true }));
      },
      [png(77).toString('base64')],
    );
    await caption('tempelan.png').waitFor();
    expect(await panel().getByRole('row').count()).toBe(count + 1);
    await saved('tempelan', { kind: 'foto', takenOn: null });
  });

  it('is looked at large, one after another', async () => {
    await page.getByRole('button', { name: 'Buka Menanam bibit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: 'Menanam bibit' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await dialog.getByRole('heading', { name: 'Berita Acara FGD.pdf' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: /Benchmarking Ponsera/ }).waitFor();
  });

  it('is removed, and comes back by undo', async () => {
    await page.getByRole('button', { name: 'Hapus Menanam bibit' }).press('Enter');
    await caption('Menanam bibit').waitFor({ state: 'hidden' });
    expect(await stored('Menanam bibit')).toEqual([]);
    await page.getByRole('alert').getByRole('button', { name: 'Urungkan' }).press('Enter');
    await caption('Menanam bibit').waitFor();
    await saved('Menanam bibit', { takenOn: '2026-01-24' });
  });
});

describe('the page of evidence', () => {
  it('counts what each program has, and opens the files behind a count', async () => {
    await page.getByRole('link', { name: 'Bukti' }).click();
    const cell = page.getByRole('button', { name: 'Berita acara, Destana Patra: 1' });
    await cell.waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await cell.click();
    await page.getByRole('row', { name: /Berita Acara FGD/ }).waitFor();
    await page.getByRole('button', { name: 'Tampilkan semua' }).click();
    const picture = page.getByRole('row', { name: /Penanaman mangrove/ }).locator('img');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
    await page.getByRole('row', { name: /Berita Acara FGD/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('link', { name: 'Buka pertemuan' }).click();
    await page.getByRole('heading', { name: /Benchmarking Ponsera/ }).waitFor();
    expect(app.pageErrors.filter((error) => !error.includes('422'))).toEqual([]);
  });
});
