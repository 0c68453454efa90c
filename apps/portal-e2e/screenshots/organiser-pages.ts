import { expect, enter, test } from '../testing/test.js';
import { filePlan, organisersByApplications } from '../testing/organisers.js';
import { shoot } from '../testing/shoot.js';
import { System } from '../testing/system.js';

test('pages of an organiser', async ({ page }) => {
  const system = await System.start();
  try {
    const [organiser] = await organisersByApplications(system);
    if (organiser === undefined) throw new Error('the sample has organisers');
    const who = { role: 'organiser', organiserId: organiser.organiserId } as const;
    const { applicationIds } = await filePlan(system, [organiser]);
    const go = (path: string) =>
      enter(page, system, who, path, `organisator van ${organiser.locations[0]?.name}`);
    await go('/organisator');
    await expect(page.getByRole('table')).toBeVisible();
    await shoot(page, 'organisator-aanvragen');
    await go(`/organisator/aanvragen/${applicationIds[0]}`);
    await expect(page.getByRole('heading', { name: 'Aanvraag van Noor' })).toBeVisible();
    await shoot(page, 'organisator-aanvraag');
    await page.getByRole('button', { name: 'Geen plaats' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await shoot(page, 'organisator-beslissen');
    await go('/organisator/zoekpool?lijst=alle');
    await expect(page.getByRole('table')).toBeVisible();
    await shoot(page, 'organisator-zoekpool');
  } finally {
    await system.stop();
  }
});
