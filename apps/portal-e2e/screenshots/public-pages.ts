import { expect, test } from '../testing/test.js';
import { System } from '../testing/system.js';
import { shoot } from '../testing/shoot.js';

test('pages for everybody', async ({ page }) => {
  const system = await System.start();
  try {
    for (const [name, path] of [
      ['start', '/'],
      ['toegankelijkheid', '/toegankelijkheid'],
      ['privacy', '/privacy'],
      ['niet-gevonden', '/bestaat-niet'],
    ] as const) {
      await page.goto(`${system.url}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await shoot(page, name);
    }
  } finally {
    await system.stop();
  }
});
