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
