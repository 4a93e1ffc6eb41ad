import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binaan } from '../support/command-line.ts';
import type { ServedApplication } from '../support/served-application.ts';
import { fillSample, openServedApplication } from '../support/served-application.ts';
import { violationsOn } from '../support/violations.ts';

let app: ServedApplication;
let page: Page;
beforeAll(async () => {
  app = await openServedApplication();
  page = app.page;
});
afterAll(() => app.close());

const violations = () => violationsOn(page);

async function go(hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function firstId(operation: string): Promise<string> {
  const { stdout } = await binaan(['call', operation, '{}', '--data', app.dataFolder]);
  return JSON.parse(stdout).rows[0].id;
}

async function planId(kind: 'renstra' | 'renja'): Promise<string> {
  const ask = async (operation: string, input: unknown) =>
    JSON.parse((await binaan(['call', operation, JSON.stringify(input), '--data', app.dataFolder])).stdout);
  const [unit] = await ask('units.list', {});
  return (await ask('plans.list', { unitId: unit.id }))[kind][0].id;
}

describe('every page, in both languages', () => {
  it('is without accessibility violations when the folder is empty', async () => {
    await page.getByRole('button', { name: 'Isi data contoh' }).waitFor();
    expect(await violations()).toEqual([]);
    await fillSample(page);
  });

  for (const language of ['Indonesia', 'English']) {
    it(`is without accessibility violations and fits the window: ${language}`, async () => {
      await page.getByText(language, { exact: true }).click();
      const meeting = await firstId('meetings.list');
      const program = await firstId('programs.list');
      const { stdout } = await binaan([
        'call',
        'meetings.get',
        JSON.stringify({ id: meeting }),
        '--data',
        app.dataFolder,
      ]);
      const session: string = JSON.parse(stdout).sessions[0].id;
      const pages = [
        '/home',
        '/groups',
        '/groups/new',
        `/groups/${await firstId('groups.list')}`,
        '/programs',
        '/programs/new',
        `/programs/${program}`,
        `/programs/${program}/indicators`,
        '/meetings',
        '/meetings/new',
        `/meetings/${meeting}`,
        `/meetings/${meeting}/sheet/${session}`,
        `/meetings/${meeting}?part=minutes`,
        `/meetings/${meeting}?part=lessons`,
        '/follow-ups',
        '/follow-ups?view=board',
        '/follow-ups?view=calendar',
        '/follow-ups/new',
        `/follow-ups/${await firstId('followUps.list')}`,
        '/lessons',
        '/lessons/new',
        `/lessons/${await firstId('lessons.list')}`,
        '/assistance',
        '/assistance/new',
        `/assistance/${await firstId('assistance.list')}`,
        '/people',
        '/people/duplicates',
        '/stakeholders?view=list',
        '/stakeholders?view=matrix',
        '/stakeholders/new',
        `/stakeholders/${await firstId('organizations.list')}`,
        `/people/${await firstId('people.list')}`,
        '/plans',
        '/plans/renja/new',
        `/plans/renja/${await planId('renja')}`,
        `/plans/renstra/${await planId('renstra')}`,
        '/budgets',
        '/quarter',
        '/evidence',
        '/report',
        '/report?part=narratives',
        '/units',
        '/units/new',
        '/settings',
        '/settings?part=office',
        '/settings?part=backups',
        '/settings?part=diagnosis',
        '/bin',
      ];
      const found: string[] = [];
      for (const hash of pages) {
        await go(hash);
        for (const violation of await violations()) found.push(`${hash}: ${violation}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) found.push(`${hash}: ${overflow} pixels wider than the window`);
      }
      expect(found).toEqual([]);
      // Some thirty pages, each looked at by axe.
    }, 300_000);
  }

  it('threw no error into the page', () => {
    expect(app.pageErrors).toEqual([]);
  });
});
