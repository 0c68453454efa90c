import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';

const folder = resolve(import.meta.dirname, '../../../dist/apps/portal-e2e/screenshots');

/** The two widths: a desk, and a telephone. */
const widths = [1280, 390] as const;

/** The page as it is now, whole, at both widths: `NAME-1280.png`, `NAME-390.png`. */
export async function shoot(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({
      path: join(folder, `${name}-${width}.png`),
      fullPage: true,
      animations: 'disabled',
    });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** One part of a page, as it is at a desk: `NAME.png`. */
export async function shootPart(part: Locator, name: string): Promise<void> {
  await part.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
