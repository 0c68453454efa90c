import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Schemas } from '@koz/api-client';
import { startTestProvider, type TestProvider } from '@koz/identity/testing';
import { planAt } from './testing/organisers.js';
import { expect, expectAccessible, expectReflow, pressByKeyboard, test } from './testing/test.js';
import { System } from './testing/system.js';

const accounts = {
  official: { realm_access: { roles: ['regie'] }, controller: 'antwerpen', name: 'Jan Janssens' },
  parent: { realm_access: { roles: ['gezin'] }, name: 'Lotte Peeters' },
  stranger: { name: 'Piet Peeters' },
};

/** The system with a provider; each page is told that there is no development, as in production. */
test.describe('log-in by a provider', () => {
  let system: System;
  let provider: TestProvider;
  let secrets: string;

  test.beforeAll(async () => {
    secrets = await mkdtemp(join(tmpdir(), 'koz-login-e2e-'));
    system = await System.start({
      async settings(url) {
        provider = await startTestProvider({ accounts, redirectUris: [`${url}/api/v1/session/callback`] });
        await writeFile(join(secrets, 'client'), provider.clientSecret);
        return {
          KOZ_PUBLIC_URL: url,
          KOZ_OIDC_ISSUER: provider.issuer,
          KOZ_OIDC_CLIENT_ID: provider.clientId,
          KOZ_OIDC_CLIENT_SECRET_FILE: join(secrets, 'client'),
        };
      },
    });
  });
  test.afterAll(async () => {
    await system.stop();
    await provider.close();
    await rm(secrets, { recursive: true });
  });
  test.beforeEach(async ({ context }) => {
    await context.route('**/api/v1/dev/clock', (route) => route.fulfill({ status: 404, body: '' }));
  });

  test('goes to the page that was wanted, and leaves nothing for a script to find', async ({ page }) => {
    provider.subject = 'official';
    await page.goto(`${system.url}/regie`);
    await expect(page.getByText('Meld u eerst aan')).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
    await pressByKeyboard(page, page.getByRole('link', { name: 'Aanmelden', exact: true }));
    await expect(page).toHaveURL(`${system.url}/regie`);
    await expect(page.getByRole('banner')).toContainText('regie kinderopvang');
    const found = await page.evaluate(() =>
      JSON.stringify([document.cookie, { ...sessionStorage }, { ...localStorage }]),
    );
    expect(found).not.toMatch(/eyJ|Janssens|koz=/);
    await page.reload();
    await expect(page.getByRole('banner')).toContainText('regie kinderopvang');
  });

  test('goes on where one was after the session expired, and ends at the provider too', async ({
    page,
    context,
  }) => {
    provider.subject = 'official';
    await page.goto(`${system.url}/api/v1/session/login?to=/regie`);
    await expect(page.getByRole('banner')).toContainText('regie kinderopvang');
    // Its figures too: else they are the ones that find the session ended.
    await page.waitForLoadState('networkidle');
    await system.setClock('2026-11-23T13:00:00Z');
    await page.getByRole('navigation').getByRole('link').last().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Uw sessie is verlopen');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Ik ben aangemeld' }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    const [other] = await Promise.all([
      context.waitForEvent('page'),
      dialog.getByRole('link', { name: 'Aanmelden in een nieuw tabblad' }).click(),
    ]);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('U bent aangemeld');
    await expectAccessible(other);
    await other.close();
    await dialog.getByRole('button', { name: 'Ik ben aangemeld' }).click();
    await expect(dialog).toHaveCount(0);
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await expect(page).toHaveURL(new RegExp(`^${provider.issuer}/session/end`));
    await page.getByRole('button', { name: 'Ja, afmelden' }).click();
    await expect(page).toHaveURL(new RegExp(`^${system.url}/`));
    await expect(page.getByRole('link', { name: 'Aanmelden', exact: true })).toBeVisible();
  });

  test('asks a family with several plans which one it means, and shows that one', async ({ page }) => {
    provider.subject = 'parent';
    await page.goto(`${system.url}/api/v1/session/login?to=/`);
    await expect(page.getByRole('heading', { name: /^U werkt als/ })).toBeVisible();
    const anybody = await system.as({ role: 'family' });
    const { items } = await anybody.get<Schemas['LocationPageAnswer']>('/locations?municipality=Antwerpen');
    const filed = await Promise.all(
      items.slice(0, 2).map((location) =>
        page.evaluate(
          async (body) => {
            const headers = { 'content-type': 'application/json', 'x-koz-portal': '1' };
            const answer = await fetch('/api/v1/care-plans', { method: 'POST', headers, body });
            return ((await answer.json()) as { carePlanId: string }).carePlanId;
          },
          JSON.stringify(planAt(location)),
        ),
      ),
    );
    await page.goto(`${system.url}/api/v1/session/login?to=/`);
    await expect(page.getByRole('heading', { name: 'Kies een opvangplan' })).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
    const chosen = filed[1]!;
    await pressByKeyboard(page, page.getByRole('button', { name: chosen.slice(0, 8) }));
    await expect(page.getByRole('heading', { level: 1, name: 'Mijn opvangplan' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(items[1]!.name);
  });

  test('says to somebody without a role that there is no place here', async ({ page }) => {
    provider.subject = 'stranger';
    await page.goto(system.url);
    await page.getByRole('link', { name: 'Aanmelden', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('u hebt hier geen rol');
    await expectAccessible(page);
  });
});
