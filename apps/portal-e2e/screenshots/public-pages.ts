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
      ['aangemeld', '/aangemeld'],
      ['aanmelden', '/?naar=%2Fregie'],
      ['aanmelden-mislukt', '/?aanmelden=geen-rol'],
    ] as const) {
      // In production nobody chooses a role: there is no development to ask.
      if (name.startsWith('aanmelden'))
        await page.route('**/api/v1/dev/clock', (route) => route.fulfill({ status: 404, body: '' }));
      await page.goto(`${system.url}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await shoot(page, name);
    }
  } finally {
    await system.stop();
  }
});
