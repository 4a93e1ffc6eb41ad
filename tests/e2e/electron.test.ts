import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

/** Set by `npm test`: Electron's program where there is one, else why not. */
const electronPath = process.env['BINAAN_ELECTRON'] ?? '';
const reason = process.env['BINAAN_NO_ELECTRON'] ?? 'started without `npm test`, which looks for Electron';

const folder = mkdtempSync(join(tmpdir(), 'binaan-electron-'));
let electron: ElectronApplication;
let page: Page;

beforeAll(async () => {
  if (!electronPath) return;
  electron = await start();
  page = await electron.firstWindow();
  await page.waitForLoadState('domcontentloaded');
});

beforeEach((context) => {
  if (!electronPath) context.skip(reason);
});

afterAll(async () => {
  if (electronPath) await electron.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('the window', () => {
  test('shows the application from its own scheme, with content', async () => {
    expect(page.url()).toMatch(/^binaan:\/\/app\//);
    await page.waitForSelector('h1, h2, nav');
  });

  test('gives the page nothing but the kind of its host', async () => {
    const seen = await page.evaluate(() => ({
      host: (window as unknown as { binaanHost: unknown }).binaanHost,
      require: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
    }));
    expect(seen).toEqual({ host: { kind: 'electron' }, require: 'undefined', process: 'undefined' });
  });

  test('stays on its page and opens no other', async () => {
    const before = page.url();
    expect(await page.evaluate(() => window.open('https://binaan.example/') === null)).toBe(true);
    await page.evaluate(() => location.assign('https://binaan.example/')).catch(() => undefined);
    await page.waitForTimeout(500);
    expect(page.url()).toBe(before);
    expect(electron.windows()).toHaveLength(1);
  });

  test('reaches neither the network nor the disk', async () => {
    const reached = await page.evaluate(() =>
      Promise.all(
        ['https://binaan.example/', 'http://127.0.0.1:1/', 'file:///etc/hosts', 'binaan://app/../package.json'].map(
          (address) =>
            fetch(address).then(
              (answer) => answer.ok,
              () => false,
            ),
        ),
      ),
    );
    expect(reached).toEqual([false, false, false, false]);
  });

  test('is refused every permission', async () => {
    const states = await page.evaluate(() =>
      Promise.all(
        (['geolocation', 'notifications', 'camera'] as PermissionName[]).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    );
    expect(states).not.toContain('granted');
  });

  test('is sandboxed', async () => {
    const preferences = await electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // Not in the declarations, and the only place where the settings in force can be read.
      const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag: webviewTag ?? false };
    });
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test('has its menu in Indonesian', async () => {
    const labels = await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
    expect(labels).toEqual(['Berkas', 'Sunting', 'Tampilan', 'Bantuan']);
  });
});

test('a second start ends and leaves the first window in front', async () => {
  const second = await start().catch(() => undefined);
  if (second) await second.waitForEvent('close');
  expect(electron.windows()).toHaveLength(1);
});

function start(): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electronPath,
    args: ['.', '--data', join(folder, 'data'), `--user-data-dir=${join(folder, 'program')}`],
  });
}
