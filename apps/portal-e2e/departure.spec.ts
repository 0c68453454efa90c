import type { Page } from '@playwright/test';
import type { Schemas } from '@koz/api-client';
import {
  enter,
  expect,
  expectAccessible,
  expectReflow,
  pressByKeyboard,
  tabTo,
  test,
} from './testing/test.js';
import { System } from './testing/system.js';

const controller = 'antwerpen';
const officer = { role: 'officer', controller, person: 1 } as const;
const name = 'functionaris gegevensbescherming Antwerpen';
const path = '/gegevensbescherming/vertrek';

const press = (page: Page, button: string): Promise<void> =>
  pressByKeyboard(page, page.getByRole('button', { name: button }));

/** Answers the question of a dialog, which is accessible and fits a narrow screen too. */
async function agree(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await expectReflow(page);
  await pressByKeyboard(page, dialog.getByRole('button', { name: button }));
  await expect(dialog).toBeHidden();
}

/** The page as it stands now. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectReflow(page);
}

test.describe('a local government that leaves', () => {
  let system: System;
  test.beforeAll(async () => {
    system = await System.start();
  });
  test.afterAll(() => system.stop());

  const state = async (): Promise<Schemas['Departure']> =>
    (await system.as(officer)).get<Schemas['Departure']>('/privacy/departure');

  test('is proposed by one officer, confirmed by another, taken back, and cannot be from its day on', async ({
    page,
  }) => {
    const stands = page.locator('.koz-status');
    await enter(page, system, officer, '/gegevensbescherming', name);
    await pressByKeyboard(page, page.getByRole('banner').getByRole('link', { name: 'Vertrek', exact: true }));
    await expect(page.getByRole('heading', { level: 1, name: 'Vertrek' })).toBeFocused();
    await expect(stands).toHaveText('blijft');
    await expectSound(page);

    await press(page, 'Stel het vertrek voor');
    await pressByKeyboard(page, page.getByRole('dialog').getByRole('button', { name: 'Annuleren' }));
    await expect(page.getByRole('button', { name: 'Stel het vertrek voor' })).toBeFocused();
    expect((await state()).state).toBe('none');
    await press(page, 'Stel het vertrek voor');
    await agree(page, 'Stel het vertrek voor');
    await expect(page.getByText('Het vertrek is voorgesteld en geldt nog niet')).toBeFocused();
    await expect(stands).toHaveText('voorgesteld');
    await expect(page.getByRole('button', { name: 'Bevestig het vertrek' })).toHaveCount(0);
    await expectSound(page);

    await press(page, 'Ga verder als persoon 2');
    await expect(page.getByText('u werkt nu als persoon 2')).toBeVisible();
    const day = page.getByRole('textbox', { name: /^Gaat in op/ });
    await tabTo(page, day);
    await page.keyboard.type('25/11/2026');
    await page.keyboard.press('Enter');
    await agree(page, 'Bevestig het vertrek');
    const tooEarly = page.getByRole('link', { name: 'Dit kan niet ingaan voor 30/11/2026.' });
    await expect(tooEarly).toBeVisible();
    await expect(day).toHaveAccessibleDescription(/Dit kan niet ingaan voor 30\/11\/2026/);
    await expectSound(page);
    await pressByKeyboard(page, tooEarly);
    await expect(day).toBeFocused();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('15/12/2026');
    await page.keyboard.press('Enter');
    await agree(page, 'Bevestig het vertrek');
    await expect(page.getByText('Het vertrek is bevestigd en gaat in op 15/12/2026')).toBeFocused();
    await expect(stands).toHaveText('bevestigd');
    await expectSound(page);

    await press(page, 'Trek het vertrek in');
    await agree(page, 'Trek het vertrek in');
    await expect(page.getByText('Het vertrek gaat niet door')).toBeFocused();
    await expect(stands).toHaveText('blijft');
    expect(await state()).toMatchObject({ state: 'none', effectiveFrom: null });

    // Again, and now its day comes.
    await press(page, 'Stel het vertrek voor');
    await agree(page, 'Stel het vertrek voor');
    await press(page, 'Ga verder als persoon 1');
    await press(page, 'Bevestig het vertrek');
    await agree(page, 'Bevestig het vertrek');
    await expect(page.getByText('gaat in op 30/11/2026. Tot dan')).toBeFocused();

    const family = await page.context().newPage();
    await family.goto(`${system.url}/gezin/zoeken`);
    await expect(family.getByText('vanaf 30/11/2026 neemt het niets nieuws meer aan')).toBeVisible();
    await expectSound(family);
    await system.setClock('2026-12-01T09:00:00Z');
    await family.reload();
    await expect(family.getByText('sinds 30/11/2026 neemt het hier niets nieuws meer aan')).toBeVisible();
    await expectSound(family);
    await family.close();

    const servicePoint = await page.context().newPage();
    await enter(
      servicePoint,
      system,
      { role: 'servicePoint', controller },
      '/gezin/indienen',
      'lokaal loket',
    );
    await expect(
      servicePoint.getByText('sinds 30/11/2026 neemt het hier niets nieuws meer aan'),
    ).toBeVisible();
    await expectSound(servicePoint);
    await servicePoint.close();
    await enter(page, system, officer, path, name);
    await expect(stands).toHaveText('ingegaan');
    await expect(page.getByText('nog niet gemaakt')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Trek het vertrek in' })).toHaveCount(0);
    await expectSound(page);
  });

  test('tells who decides on what somebody else decided meanwhile, and shows it', async ({ page }) => {
    const mechelen = { role: 'officer', controller: 'mechelen', person: 1 } as const;
    await enter(page, system, mechelen, path, 'functionaris gegevensbescherming Mechelen');
    await expect(page.locator('.koz-status')).toHaveText('blijft');
    await (await system.as({ ...mechelen, person: 2 })).post('/privacy/departure');
    await press(page, 'Stel het vertrek voor');
    await agree(page, 'Stel het vertrek voor');
    await expect(page.getByRole('alert')).toContainText('Dit is intussen gewijzigd');
    await expectSound(page);
    await press(page, 'Laad opnieuw');
    await expect(page.getByRole('heading', { name: 'Hoe ver het staat' })).toBeFocused();
    await expect(page.locator('.koz-status')).toHaveText('voorgesteld');
    await expect(page.getByRole('button', { name: 'Bevestig het vertrek' })).toBeVisible();
  });
});
