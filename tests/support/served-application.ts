import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { browserLaunch } from './browser-launch.ts';

const root = join(import.meta.dirname, '..', '..');

/** The built application, served by its own process to a real browser, on a temporary data folder. */
export interface ServedApplication {
  dataFolder: string;
  context: BrowserContext;
  page: Page;
  /** Errors that the page threw or logged. */
  pageErrors: string[];
  /** Ends the program's process and the browser's page without a word, and starts both again on the same data. */
  killAndRestart(): Promise<ServedApplication>;
  close(): Promise<void>;
}

export async function openServedApplication(
  words: string[] = [],
  dataFolder = mkdtempSync(join(tmpdir(), 'binaan-e2e-')),
): Promise<ServedApplication> {
  return serve(dataFolder, words);
}

/** Fills a new data folder with the sample, which takes a while where other tests run beside, and goes to its groups. */
export async function fillSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Isi data contoh' }).click();
  await sampleFilled(page);
  await page.evaluate(() => (location.hash = '/groups'));
  await page.getByRole('heading', { name: 'Kelompok' }).waitFor();
}

/** Once the first page is there after the sample was asked for. */
export async function sampleFilled(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Kelompok', exact: true }).waitFor({ timeout: 90_000 });
}

async function serve(dataFolder: string, words: string[]): Promise<ServedApplication> {
  const program = join(root, 'out', 'main', 'binaan.js');
  const server = spawn(process.execPath, [program, 'serve', '--data', dataFolder, ...words]);
  let errors = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    server.once('close', () => reject(new Error(`serve ended: ${errors}`)));
  });
  const browser = await chromium.launch(await browserLaunch());
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  await page.goto(url);
  return {
    dataFolder,
    context,
    page,
    pageErrors,
    killAndRestart: async () => {
      const ended = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGKILL');
      await ended;
      await browser.close();
      return serve(dataFolder, words);
    },
    close: async () => {
      await browser.close();
      const ended = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits until the form on screen is saved: its title loses the mark of unsaved work. A notification may be an earlier save's. */
export async function savedOnScreen(page: Page): Promise<void> {
  await page.getByText('Tersimpan').first().waitFor();
  await page.locator('h1').filter({ hasNotText: '•' }).first().waitFor();
}

/** Puts text on the clipboard and pastes it where the focus is, as from Excel. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('ControlOrMeta+V');
}
