import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface AxeViolation {
  id: string;
  nodes: { html: string }[];
}

/** What axe finds wrong with the page as it stands: rule and the first place of each. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: tester } = window as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }; // put there by the script above
    const { violations } = await tester.run();
    return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
  });
}
