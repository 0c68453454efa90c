import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import type { Who } from './client.js';
import { Client } from './client.js';
import type { System } from './system.js';

export { expect };

/**
 * A page that is watched: a script that fails, a breach of the content security policy, and a request to elsewhere each
 * fail the test, whatever else it looks at.
 */
export const test = base.extend({
  page: async ({ page }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`error in the page: ${error.message}`));
    page.on('console', (message) => {
      // A refused or lost request is told by the page itself, and expected in journeys that cause one.
      if (message.type() === 'error' && !/^Failed to load resource/.test(message.text()))
        faults.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (/^https?:$/.test(protocol) && hostname !== '127.0.0.1') faults.push(`request to ${hostname}`);
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** Logs the page's tab in as somebody, without the start page, and goes to an address of the portal. */
export async function enter(
  page: Page,
  system: System,
  who: Who,
  path: string,
  name = who.role as string,
): Promise<void> {
  const { token } = await Client.as(system.url, who);
  await page.goto(`${system.url}/toegankelijkheid`);
  await page.evaluate(
    (session) => sessionStorage.setItem('koz.session', session),
    JSON.stringify({ ...who, token, name }),
  );
  await page.goto(`${system.url}${path}`);
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** axe finds nothing on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ target }) => target.join(' ')),
    })),
  ).toEqual([]);
}

/** Goes on with Tab until the element has the focus: what only a mouse reaches is never found. */
export async function tabTo(page: Page, target: Locator, atMost = 120): Promise<void> {
  for (let presses = 0; presses < atMost; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached in ${atMost} presses of Tab: ${target.toString()}`);
}

/** Reached by keyboard, and pressed. */
export async function pressByKeyboard(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** The page fits a width of 320 CSS pixels, which is 400 % of 1280: nothing but its own scroll regions scrolls sideways (WCAG 1.4.10). */
export async function expectReflow(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  await expect
    .poll(() =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    )
    .toBeLessThanOrEqual(0);
  if (before !== null) await page.setViewportSize(before);
}
