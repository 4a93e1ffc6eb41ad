import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { openServedApplication } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

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

// A green dot of one pixel.
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOQz/YCAAGQANu5Eo9zAAAAAElFTkSuQmCC',
  'base64',
);

async function call<T>(operation: string, input: unknown): Promise<T> {
  const run = await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder]);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as T; // the operation's own output, which the core's tests hold against the contract
}

const { press, type } = {
  press: (key: string) => page.keyboard.press(key),
  type: (text: string) => page.keyboard.type(text),
};
const onStep = (number: number) => page.getByText(`Langkah ${number} dari 4`).waitFor();
const focusedName = () =>
  page.evaluate(() => (document.activeElement instanceof HTMLInputElement ? document.activeElement.name : ''));

// Without a mouse from beginning to end; the tests build on each other.
describe('the guide of an empty folder', () => {
  it('begins at the first field and shows at its place what is missing', async () => {
    await page.getByRole('button', { name: 'Buat unit operasi' }).waitFor();
    await press('Tab');
    await press('Enter');
    await onStep(1);
    await expect.poll(focusedName).toBe('code');
    await press('Enter');
    await page.getByText('Wajib diisi').nth(2).waitFor();
    await onStep(1);
    await expect.poll(focusedName).toBe('code');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('explains a field on F1', async () => {
    await press('F1');
    await page.getByRole('tooltip', { name: /Kode singkat unit/ }).waitFor();
    await press('Escape');
    await page.getByRole('tooltip').waitFor({ state: 'hidden' });
    // Esc closed the explanation, not the step.
    await onStep(1);
    const described = await page.getByLabel('Kode unit').getAttribute('aria-describedby');
    const ids = (described ?? '').split(' ').filter(Boolean);
    const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()));
    expect(texts.join(' ')).toContain('Kode singkat unit');
  });

  it('goes on with Enter and back with Esc, and keeps what was typed', async () => {
    await type('UJI');
    await press('Tab');
    await press('Tab');
    await type('Unit Uji Coba');
    await press('Tab');
    await type('PT Uji Coba');
    await press('Tab');
    await type('Jalan Uji 1');
    await press('Control+Enter');
    await onStep(2);
    await page.getByText('PT Uji Coba').waitFor();
    await press('Escape');
    await onStep(1);
    expect(await page.getByLabel('Alamat').inputValue()).toBe('Jalan Uji 1');
    await press('Enter');
    await onStep(2);
  });

  it('shows a logo in the letterhead as it will be printed', async () => {
    const kop = page.getByRole('group', { name: 'Kop surat seperti tercetak' });
    expect(await kop.getByRole('presentation').or(kop.locator('img')).count()).toBe(0);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('group', { name: 'Logo kiri' }).getByRole('button', { name: 'Pilih…' }).press('Enter');
    await (await chooser).setFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture });
    await kop.locator('img').waitFor();
    const [logo, name] = await Promise.all([
      kop.locator('img').boundingBox(),
      kop.getByText('Unit Uji Coba').boundingBox(),
    ]);
    expect(logo!.x + logo!.width).toBeLessThanOrEqual(name!.x);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('asks for the position of a signatory who has a name, and leaves out roles without one', async () => {
    await press('Control+Enter');
    await onStep(3);
    await expect.poll(focusedName).toBe('signatories.0.name');
    await press('Tab');
    await press('Tab');
    await type('Budi Santoso');
    await press('Enter');
    await page.getByText('Wajib diisi').waitFor();
    await expect.poll(focusedName).toBe('signatories.1.position');
    await type('Manajer');
    expect(await violationsOn(page)).toEqual([]);
    await press('Enter');
    await onStep(4);
  });

  it('finds ring 1 by a name without spaces and saves everything at once', async () => {
    await type('girimukti');
    await page.getByRole('option', { name: /^Giri Mukti, Kec. Penajam/ }).waitFor();
    await press('ArrowDown');
    await press('Enter');
    await page.getByText('Giri Mukti, Kec. Penajam').first().waitFor();
    // Esc closes the list first, and only then goes back.
    await press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    await onStep(4);
    expect(await violationsOn(page)).toEqual([]);
    expect(await call<unknown[]>('units.list', {})).toEqual([]);
    await press('Control+Enter');
    await page.getByRole('heading', { name: 'Unit Uji Coba siap dipakai' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    const [row] = await call<{ id: string }[]>('units.list', {});
    const unit = await call<object>('units.get', { id: row?.id });
    expect(unit).toMatchObject({
      code: 'UJI',
      timeZone: 'WITA',
      identities: [
        {
          name: 'Unit Uji Coba',
          company: 'PT Uji Coba',
          address: 'Jalan Uji 1',
          logo: `data:image/png;base64,${picture.toString('base64')}`,
        },
      ],
      signatories: [{ role: 'checked', name: 'Budi Santoso', position: 'Manajer' }],
      rings: [{ areaCode: '64.09.01.2020', ring: 1 }],
    });
  });

  it('leads to the first group', async () => {
    await press('Enter');
    await page.getByRole('heading', { name: 'Kelompok baru' }).waitFor();
    await page.getByText('Unit Uji Coba').first().waitFor();
    expect(app.pageErrors).toEqual([]);
  });
});
