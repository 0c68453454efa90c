import type { Page } from '@playwright/test';
import { filePlan, organisersByApplications } from './testing/organisers.js';
import { System, until } from './testing/system.js';
import { enter, expect, expectAccessible, test } from './testing/test.js';

/*
 * One plan through all areas by hand, through both thresholds: by what is on the screen alone, the choice of a role and
 * the clock of the development bar included. How it is filed in steps is the family's own journey.
 */

const bar = (page: Page) => page.getByRole('complementary', { name: 'Ontwikkeling' });
const main = (page: Page) => page.getByRole('main');

async function openBar(page: Page): Promise<void> {
  const switches = bar(page).getByRole('button', { name: '1 dag vooruit' });
  if (!(await switches.isVisible())) await bar(page).getByText('Klok verzetten of van rol wisselen').click();
}

/** The plan that is followed, seen as another role. */
async function seeAs(page: Page, button: 'Als gezin' | 'Als auditor' | 'Als functionaris'): Promise<void> {
  await openBar(page);
  await bar(page).getByRole('button', { name: button }).click();
}

async function chooseRole(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: /^Kinderopvangzoeker/ }).click();
  const role = page.getByRole('combobox', { name: 'Rol' });
  const option = role.locator('option').filter({ hasText: name }).first();
  await role.selectOption({ label: (await option.textContent())?.trim() ?? '' });
  await page.getByRole('button', { name: 'Ga verder met deze rol' }).click();
}

async function moveClockTo(page: Page, day: string): Promise<void> {
  await openBar(page);
  await bar(page).getByRole('textbox', { name: 'Naar een dag' }).fill(day);
  await bar(page).getByRole('button', { name: 'Zet de klok' }).click();
  await expect(bar(page).getByText(`het is nu ${day}`)).toBeVisible();
}

test('one plan goes through all areas by hand, and each of them sees the shredding', async ({ page }) => {
  test.setTimeout(360_000);
  const system = await System.start();
  try {
    const organisers = await organisersByApplications(system);
    const organiser = organisers.find(({ locations }) => locations[0]?.controller === 'antwerpen');
    if (organiser === undefined) throw new Error('the sample has an organiser in Antwerp');
    const { carePlanId, applicationIds, family } = await filePlan(system, [organiser], 'Sofie');
    const [applicationId] = applicationIds;
    const detail = `/organisator/aanvragen/${applicationId}`;
    const asOrganiser = { role: 'organiser', organiserId: organiser.organiserId } as const;

    // The organiser takes it up and gives the place.
    await enter(page, system, asOrganiser, detail, 'organisator');
    const decide = async (name: string): Promise<void> => {
      await page.getByRole('group', { name: 'Beslissen' }).getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    };
    await decide('Accepteren');
    await expect(main(page).locator('.koz-status')).toHaveText('geaccepteerd (in behandeling)');
    await decide('Goedkeuren');
    await expect(main(page).locator('.koz-status')).toHaveText('goedgekeurd');

    // The family sees it, and who sees what.
    await seeAs(page, 'Als gezin');
    await expect(page.getByRole('heading', { level: 1, name: 'Mijn opvangplan' })).toBeVisible();
    await expect(main(page)).toContainText('goedgekeurd');
    await expect(page.getByRole('banner')).toContainText('Kinderopvangzoeker Antwerpen');
    await page.getByRole('link', { name: 'Wie zag wat' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Wie zag wat' })).toBeVisible();
    await expect(main(page)).toContainText('organisator');
    await page.getByRole('link', { name: 'Wat verdwijnt wanneer' }).first().click();
    await expect(main(page)).toContainText('01/01/2029');

    // The regie has figures; the auditor replays it, and the officer sees when it goes.
    await chooseRole(page, 'regie kinderopvang Stad Antwerpen');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Regie kinderopvang: overzicht' }),
    ).toBeVisible();
    await expect(main(page)).toContainText('Ingediende opvangplannen');
    await seeAs(page, 'Als auditor');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('troom');
    await expect(page.getByRole('slider')).toBeVisible();
    await seeAs(page, 'Als functionaris');
    await expect(page.getByRole('heading', { level: 1, name: 'Agenda' })).toBeVisible();
    await expect(main(page)).toContainText('januari 2029');

    // 2.5 years: what is precise is destroyed, for everybody.
    await moveClockTo(page, '05/01/2029');
    await until(async () => {
      const { fields } = await family.get<{ fields: Record<string, { state: string }> }>(
        `/care-plans/${carePlanId}`,
      );
      return fields['address']?.state === 'erased';
    });
    await seeAs(page, 'Als gezin');
    await expect(main(page)).toContainText(/vernietigd op 0\d\/01\/2029 \(2,5 jaar\)/);
    await expectAccessible(page);
    await enter(page, system, asOrganiser, detail, 'organisator');
    await expect(main(page).locator('[data-state="erased"]').first()).toContainText('2,5 jaar');
    await seeAs(page, 'Als auditor');
    await expect(main(page)).toContainText('2,5 jaar');
    await expectAccessible(page);

    // 5 years: all of it, with certificates.
    await moveClockTo(page, '05/07/2031');
    const officer = await system.as({ role: 'officer', controller: 'antwerpen' });
    await until(async () =>
      /"verified":true.*"verified":true.*"verified":true/.test(
        JSON.stringify(await officer.get(`/audit/certificates/${carePlanId}`)),
      ),
    );
    await seeAs(page, 'Als gezin');
    await expect(main(page)).toContainText('5 jaar');
    await enter(page, system, asOrganiser, detail, 'organisator');
    await expect(main(page)).toContainText('Of alle gegevens zijn vernietigd: dat gebeurt op 5 jaar');
    await seeAs(page, 'Als functionaris');
    await page
      .getByRole('navigation', { name: 'Hoofdnavigatie' })
      .getByRole('link', { name: 'Certificaten' })
      .click();
    await page.getByRole('textbox', { name: /opvangplan/i }).fill(carePlanId);
    await page.getByRole('button', { name: 'Zoek de certificaten' }).click();
    await expect(main(page).getByText('De handtekening klopt.')).toHaveCount(3);
    await expectAccessible(page);
  } finally {
    await system.stop();
  }
});
