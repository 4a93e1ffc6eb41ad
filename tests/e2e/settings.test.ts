import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { openServedApplication } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
  await binaan(['sample', '--data', app.dataFolder]);
  await page.reload();
  await page.evaluate(() => {
    location.hash = '/settings';
  });
  await page.getByRole('tab', { name: 'Tahap' }).click();
  await page.getByRole('gridcell', { name: 'Inisiasi' }).waitFor();
});
afterAll(() => app.close());

it('changes a label everywhere at once', async () => {
  await page.getByRole('gridcell', { name: 'Pengembangan' }).click();
  await page.keyboard.type('Rintisan');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+s');
  await page.getByText('Tersimpan').first().waitFor();
  await page.evaluate(() => {
    location.hash = '/groups';
  });
  await page.getByText('Rintisan', { exact: true }).and(page.locator(':visible')).first().waitFor();
  expect(await page.getByText('Pengembangan', { exact: true }).and(page.locator(':visible')).count()).toBe(0);
});

it('refuses to let go what is used, says how often, and gives the row back with Ctrl+Z', async () => {
  await page.evaluate(() => {
    location.hash = '/settings';
  });
  await page.getByRole('tab', { name: 'Tahap' }).click();
  await page.getByRole('gridcell', { name: 'Rintisan' }).click();
  await page.keyboard.press('Control+-');
  await page.getByRole('gridcell', { name: 'Rintisan' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+s');
  await page
    .getByRole('alert')
    .filter({ hasText: /“Rintisan” dipakai \d+ isian/ })
    .waitFor();
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('Control+z');
  await page.getByRole('gridcell', { name: 'Rintisan' }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
});

it('takes a new entry in the place that its order says', async () => {
  await page.getByRole('gridcell', { name: 'Penguatan' }).click();
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Pemantapan');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Consolidation');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  await page.getByText('Tersimpan').first().waitFor();
  const { stdout } = await binaan(['call', 'choices.list', '{"list":"stage"}', '--data', app.dataFolder]);
  const labels = (JSON.parse(stdout) as { label: string }[]).map(({ label }) => label);
  expect(labels).toEqual(['Inisiasi', 'Rintisan', 'Penguatan', 'Pemantapan', 'Kemandirian', 'Pasca-binaan']);
  // The refusal above is an answer that the browser logs.
  expect(app.pageErrors.filter((text) => !text.includes('422'))).toEqual([]);
});

it('does not take away what another officer adds between two saves of this one', async () => {
  const choices = async () => {
    const { stdout } = await binaan(['call', 'choices.list', '{"list":"stage"}', '--data', app.dataFolder]);
    return (JSON.parse(stdout) as { label: string; isRemoved: boolean }[]).filter(({ isRemoved }) => !isRemoved);
  };
  const input = JSON.stringify({ list: 'stage', rows: [...(await choices()), { label: 'Tambahan Lain' }] });
  await binaan(['call', 'choices.save', input, '--data', app.dataFolder]);
  for (const note of ['sekali', 'dua kali']) {
    await page.getByRole('gridcell', { name: 'Consolidation' }).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(note);
    await page.keyboard.press('Enter');
    await page.getByText('Tersimpan').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+s');
    await page.getByText('Tersimpan').first().waitFor();
  }
  expect((await choices()).map(({ label }) => label)).toContain('Tambahan Lain');
});

it('shows what an undo brought back', async () => {
  await page.getByText('Tersimpan').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Urungkan' }).first().click();
  await page.getByRole('gridcell', { name: 'sekali', exact: true }).waitFor();
  await page.getByRole('gridcell', { name: 'Tambahan Lain' }).waitFor();
});

it('asks before an unsaved list is left for another, and stays where it is told to', async () => {
  const question = page.getByRole('dialog', { name: 'Perubahan belum disimpan' });
  await page.getByRole('gridcell', { name: 'Rintisan' }).click();
  await page.keyboard.type('Awal');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Jenis kelompok' }).click();
  await question.getByRole('button', { name: 'Batal' }).click();
  await page.getByRole('gridcell', { name: 'Awal' }).waitFor();
  await page.getByRole('link', { name: 'Pengaturan' }).click();
  await question.getByRole('button', { name: 'Buang perubahan' }).click();
  await page.getByRole('gridcell', { name: 'Posyandu', exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Tahap' }).click();
  await page.getByRole('gridcell', { name: 'Rintisan' }).waitFor();
});

it('shows what was done with a list beside it, entry by entry', async () => {
  await page.getByRole('button', { name: 'Riwayat' }).click();
  const history = page.getByRole('dialog', { name: 'Riwayat Tahap' });
  await history
    .getByText(/Pilihan ditambahkan: .*Pemantapan/)
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await history.waitFor({ state: 'detached' });
});

it('numbers a list anew once it is saved in another order', async () => {
  const order = async () => {
    const rows = page.getByRole('grid').getByRole('row');
    const texts = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('[role="gridcell"]')].map((cell) => cell.textContent)),
    );
    return texts.flatMap(([label, , , figure]) => (label ? [[label, figure]] : []));
  };
  const before = await order();
  const [first, second, ...others] = before.map(([label]) => label);
  await page.getByRole('gridcell', { name: first ?? '', exact: true }).click();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  await page.waitForFunction(
    (label) => document.querySelector('[role="gridcell"]')?.textContent === label,
    second ?? '',
  );
  expect(await order()).toEqual([second, first, ...others].map((label, index) => [label, String(index + 1)]));
});

it('changes the day on which a quarter is due and a rule by keyboard, and shows them where they count', async () => {
  await page.evaluate(() => {
    location.hash = '/settings?part=office';
  });
  const days = page.getByRole('textbox', { name: 'Tenggat triwulan (hari)' });
  await days.fill('91');
  await page.keyboard.press('Control+s');
  await page.getByText('0 sampai 90 hari', { exact: true }).waitFor();
  await days.fill('20');
  await page.getByRole('gridcell', { name: 'PER-1/MBU/03/2023' }).click();
  await page.keyboard.type('PER-9/MBU/2026');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1/1/2020');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  // The rule would end before it began: told at its cell, and nothing is lost.
  await page.getByRole('gridcell').and(page.locator('[aria-invalid="true"]')).first().waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('gridcell').and(page.locator('[aria-invalid="true"]')).first().click();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+s');
  await page.getByText('Tersimpan').first().waitFor();
  await page.evaluate(() => {
    location.hash = '/quarter?year=2026&quarter=1';
  });
  await page.getByText(/(Tenggat|Lewat tenggat) 20 April 2026/).waitFor();
  await page.evaluate(() => {
    location.hash = '/report?year=2026&quarter=1';
  });
  await page.getByRole('listitem').filter({ hasText: 'PER-9/MBU/2026' }).waitFor();
  await page.evaluate(() => {
    location.hash = '/settings?part=office';
  });
  await page.getByRole('button', { name: 'Riwayat' }).click();
  await page
    .getByText('Tenggat triwulan (hari): 15 → 20')
    .or(page.getByText(/Tenggat triwulan \(hari\).*15.*20/))
    .first()
    .waitFor();
});

it('writes amounts and offers paper as the office wants them, on a page that is open, too', async () => {
  await page.keyboard.press('Escape');
  const choose = async (field: string, option: string) => {
    await page.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await page.getByText('Tersimpan').first().waitFor({ state: 'detached' });
  await choose('Penulisan rupiah', 'Rp 1.234.567');
  await choose('Kertas', 'F4 (215 × 330 mm)');
  await page.keyboard.press('Control+s');
  await page.getByText('Tersimpan').first().waitFor();
  await page.evaluate(() => {
    location.hash = '/report?year=2026&quarter=1';
  });
  await page.getByRole('radio', { name: 'F4' }).and(page.locator(':checked')).waitFor({ state: 'attached' });
  await page.evaluate(() => {
    location.hash = '/plans';
  });
  await page
    .getByText(/^Rp\u00a0[\d.]+$/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Urungkan' }).first().click();
  await page
    .getByText(/^Rp\d[\d.]+$/)
    .first()
    .waitFor();
  expect(await page.getByText(/^Rp\u00a0/).count()).toBe(0);
});
