import bundledChromium from '@sparticuz/chromium';
import type { LaunchOptions } from 'playwright-core';

/**
 * The browser that tests use: `BINAAN_CHROMIUM`, or the headless Chromium inside an npm package
 * (Linux); elsewhere the system's Edge.
 */
export async function browserLaunch(): Promise<LaunchOptions> {
  const named = process.env['BINAAN_CHROMIUM'];
  if (named) return { executablePath: named };
  if (process.platform !== 'linux') return { channel: 'msedge' };
  // The package means to scrape pages: it switches off the same-origin rules that we rely on.
  const args = bundledChromium.args.filter((argument) => argument !== '--disable-web-security');
  return { executablePath: await bundledChromium.executablePath(), args };
}
