import { enter, expect, expectAccessible, expectReflow, pressByKeyboard, test } from './testing/test.js';
import { System } from './testing/system.js';

test.describe('the start', () => {
  let system: System;
  test.beforeAll(async () => {
    system = await System.start();
  });
  test.afterAll(() => system.stop());

  for (const path of ['/', '/toegankelijkheid', '/privacy', '/bestaat-niet'])
    test(`is accessible and fits a narrow screen: ${path}`, async ({ page }) => {
      await page.goto(`${system.url}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expectAccessible(page);
      await expectReflow(page);
    });

  test('lets somebody choose a role by keyboard alone, and leave it', async ({ page }) => {
    await page.goto(system.url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Naar de inhoud' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    const role = page.getByRole('combobox', { name: 'Rol' });
    await role.focus();
    await role.selectOption('regie kinderopvang Stad Antwerpen');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Ga verder met deze rol' }));
    await expect(page.getByRole('banner')).toContainText('regie kinderopvang Stad Antwerpen');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await pressByKeyboard(page, page.getByRole('button', { name: 'Afmelden' }));
    await expect(page.getByRole('heading', { level: 1, name: /Een opvangplaats/ })).toBeFocused();
  });

  test('sends somebody away from an area of another role, and says why', async ({ page }) => {
    await enter(page, system, { role: 'regie', controller: 'antwerpen' }, '/organisator', 'regie');
    await expect(page).toHaveURL(/\/\?naar=%2Forganisator/);
    await expect(page.getByText('Als regie mag u die pagina niet openen')).toBeVisible();
  });

  test('takes the colours and the name of the region of whoever is logged in', async ({ page }) => {
    await enter(page, system, { role: 'regie', controller: 'mechelen' }, '/');
    await expect(page.getByRole('banner')).toContainText('Kinderopvangzoeker Mechelen');
    const accent = await page.evaluate(() =>
      document.documentElement.style.getPropertyValue('--koz-accent').trim(),
    );
    expect(accent).toBe('#5a3d8a');
  });

  test('moves the clock of development, and reads the page again', async ({ page }) => {
    await page.goto(system.url);
    await page.getByText('Klok verzetten of van rol wisselen').click();
    await page.getByRole('textbox', { name: 'Naar een dag' }).fill('03/04/2027');
    await page.getByRole('button', { name: 'Zet de klok' }).click();
    await expect(page.getByText('het is nu 03/04/2027')).toBeVisible();
    await page.getByText('Klok verzetten of van rol wisselen').click();
    await page.getByRole('textbox', { name: 'Naar een dag' }).fill('01/01/2027');
    await page.getByRole('button', { name: 'Zet de klok' }).click();
    await expect(page.getByRole('complementary').getByRole('alert')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Naar een dag' })).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);
  });

  test('says that the server is away, loses nothing that was typed, and goes on when it is back', async ({
    page,
  }) => {
    await page.goto(system.url);
    const plan = page.getByRole('textbox', { name: 'Gezin met opvangplan' });
    await plan.fill('5a0c4a9e-3d8c-4d0e-8f3b-1f4f2a6c7d11');
    const go = page.getByRole('button', { name: 'Ga verder als dit gezin' });
    await system.pause();
    await go.click();
    await expect(page.getByRole('alert')).toContainText('De server antwoordt nu niet');
    await expect(plan).toHaveValue('5a0c4a9e-3d8c-4d0e-8f3b-1f4f2a6c7d11');
    await expectAccessible(page);
    await system.resume();
    await go.click();
    await expect(plan).toHaveAccessibleDescription(/opvangplan/);
    await expect(plan).toHaveAttribute('aria-invalid', 'true');
  });

  test('says that the session ended, keeps what was typed, and goes on after logging in again', async ({
    page,
  }) => {
    await enter(page, system, { role: 'regie', controller: 'antwerpen' }, '/', 'regie');
    const plan = page.getByRole('textbox', { name: 'Gezin met opvangplan' });
    await plan.fill('5a0c4a9e');
    // A key of the provider that was replaced refuses every token, as one that ran out would be.
    await page.evaluate(() => {
      const session = JSON.parse(sessionStorage.getItem('koz.session') ?? '{}') as { token: string };
      sessionStorage.setItem('koz.session', JSON.stringify({ ...session, token: `${session.token}x` }));
    });
    await page.reload();
    await plan.fill('5a0c4a9e');
    await page.getByRole('link', { name: 'Ga verder' }).click();
    const dialog = page.getByRole('dialog', { name: 'Uw sessie is verlopen' });
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Opnieuw aanmelden' }));
    await expect(dialog).toBeHidden();
  });
});
