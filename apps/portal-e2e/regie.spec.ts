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
import { System, until } from './testing/system.js';

const controller = 'antwerpen';
const regie = { role: 'regie', controller } as const;

const pages = [
  ['/regie', 'Regie kinderopvang: overzicht'],
  ['/regie/vraag', 'Welke opvang gezinnen vragen'],
  ['/regie/geen-plaats', 'Geen plaats'],
  ['/regie/over-de-grenzen', 'Over de gemeentegrenzen'],
  ['/regie/antwoordtijden', 'Antwoordtijden'],
  ['/regie/begeleiding', 'Te laat en begeleiding'],
  ['/regie/noodlijst', 'Noodlijst'],
] as const;

test.describe('the regie', () => {
  let system: System;
  /** A plan of Antwerp, from the inbox of an organiser there. */
  let carePlanId: string;

  test.beforeAll(async () => {
    system = await System.start();
    const anyone = await system.as({ role: 'agency' });
    const { items } = await anyone.get<Schemas['LocationPageAnswer']>('/locations?limit=100');
    for (const organiserId of new Set(
      items.filter((at) => at.controller === controller).map((at) => at.organiserId),
    )) {
      const organiser = await system.as({ role: 'organiser', organiserId });
      const inbox = await organiser.get<Schemas['OrganiserInboxAnswer']>(
        '/organiser/applications?limit=50&status=created',
      );
      for (const application of inbox.items) {
        const family = await system.as({ role: 'family', carePlanId: application.carePlanId });
        const plan = await family.get<Schemas['OwnCarePlan']>(`/care-plans/${application.carePlanId}`);
        if (plan.controller !== controller) continue;
        carePlanId = application.carePlanId;
        return;
      }
    }
  });
  test.afterAll(() => system.stop());

  for (const [path, heading] of pages)
    test(`finds ${path} accessible, and readable on a narrow screen`, async ({ page }) => {
      await enter(page, system, regie, path, 'regie');
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: 'Bezig met laden' })).toHaveCount(0);
      await expectAccessible(page);
      await expectReflow(page);
    });

  test('reads each chart as a table too, and finds hidden cells in words', async ({ page }) => {
    await enter(page, system, regie, '/regie/vraag', 'regie');
    const charts = page.getByRole('img', { name: /^Staafdiagram/ });
    await expect(charts.first().locator('svg')).toBeVisible();
    const [charted, tables] = [await charts.count(), await page.getByRole('table').count()];
    expect(charted).toBeGreaterThan(2);
    expect(tables).toBeGreaterThanOrEqual(charted);
    const shown = await page.getByRole('cell').allTextContents();
    expect(shown.every((text) => /^(verborgen|(minstens )?[\d.]+)$/.test(text.trim()))).toBe(true);
    const saved = page.waitForEvent('download');
    await page
      .getByRole('button', { name: /Tabel bewaren als CSV/ })
      .first()
      .click();
    expect((await saved).suggestedFilename()).toBe('regie-startMonth.csv');
  });

  test('opens one case by keyboard alone, with a reason that is on record before anything is shown', async ({
    page,
  }) => {
    const officer = await system.as({ role: 'officer', controller });
    const looked = async () =>
      (
        await officer.get<Schemas['DisclosurePage']>(
          `/privacy/disclosures?carePlanId=${carePlanId}&ground=regieCase`,
        )
      ).items.length;
    await enter(page, system, regie, `/regie/dossier/${carePlanId}`, 'regie');
    const open = page.getByRole('button', { name: 'Dossier openen' });
    await pressByKeyboard(page, open);
    await expect(page.getByText('Kies waarom u dit dossier opent.')).toBeVisible();
    await expectAccessible(page);
    expect(await looked()).toBe(0);
    await page.getByRole('heading', { level: 1 }).click();
    await tabTo(page, page.getByRole('radio', { name: 'bemiddeling' }));
    await page.keyboard.press('Space');
    await pressByKeyboard(page, open);
    await expect(page.getByText('U opende dit dossier voor: bemiddeling')).toBeVisible();
    await expect(page.getByRole('term').first()).toBeVisible();
    const said = await page.getByRole('definition').allTextContents();
    expect(said.every((text) => text.trim() !== '')).toBe(true);
    expect(await looked()).toBe(1);
    await expectAccessible(page);
    await expectReflow(page);
  });

  test('finds on the emergency list what a service point put there', async ({ page }) => {
    const officer = await system.as({ role: 'servicePoint', controller });
    const family = await system.as({ role: 'family', carePlanId });
    await family
      .post(`/care-plans/${carePlanId}/emergency-listing`, { reason: 'medicalOrSocial' })
      .catch(() => officer.post(`/care-plans/${carePlanId}/emergency-listing`, { reason: 'medicalOrSocial' }))
      .catch(async () => {
        const byRegie = await system.as(regie);
        await byRegie.post(`/care-plans/${carePlanId}/emergency-listing`, { reason: 'medicalOrSocial' });
      });
    await enter(page, system, regie, '/regie/noodlijst', 'regie');
    await expect(page.getByRole('cell', { name: 'medische of sociale nood' })).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
    await page
      .getByRole('link', { name: /Openen/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: 'Eén dossier openen' })).toBeFocused();
  });

  test('lets the agency see the sum of all, and nothing else', async ({ page }) => {
    await enter(page, system, { role: 'agency' }, '/regie', 'Agentschap Opgroeien');
    await expect(page.getByText('de som over alle lokale besturen')).toBeVisible();
    const navigation = page.getByRole('navigation', { name: 'Hoofdnavigatie' });
    await expect(navigation.getByRole('link', { name: 'Over de grenzen' })).toBeVisible();
    await expect(navigation.getByRole('link', { name: 'Noodlijst' })).toHaveCount(0);
    await page.goto(`${system.url}/regie/noodlijst`);
    await expect(page).toHaveURL(/naar=/);
    await enter(page, system, { role: 'agency' }, '/regie/vraag', 'Agentschap Opgroeien');
    await expect(page.getByRole('table').first()).toBeVisible();
    await expectAccessible(page);
  });

  test('finds of a case what retention left of it: generalised at 2.5 years, gone at 5', async ({ page }) => {
    await system.setClock('2030-01-02T09:00:00Z');
    const family = await system.as({ role: 'family', carePlanId });
    await until(async () => {
      const plan = await family.get<Schemas['OwnCarePlan']>(`/care-plans/${carePlanId}`);
      return plan.fields?.address.state === 'erased';
    });
    await enter(page, system, regie, `/regie/dossier/${carePlanId}`, 'regie');
    await page.getByRole('radio', { name: 'nazicht van de gegevens' }).check();
    await page.getByRole('button', { name: 'Dossier openen' }).click();
    await expect(
      page
        .getByRole('definition')
        .filter({ hasText: /vernietigd op|verborgen/ })
        .first(),
    ).toBeVisible();
    await expectAccessible(page);
    await system.setClock('2032-08-02T09:00:00Z');
    const officer = await system.as({ role: 'officer', controller });
    await until(async () => {
      const certificates = await officer.get<{ items?: unknown[] } | unknown[]>(
        `/audit/certificates/${carePlanId}`,
      );
      return JSON.stringify(certificates).split('"verified":true').length > 3;
    });
    await page.reload();
    await page.getByRole('radio', { name: 'nazicht van de gegevens' }).check();
    await page.getByRole('button', { name: 'Dossier openen' }).click();
    const left = page.getByRole('definition').filter({ hasText: 'verborgen sinds het kind 5 jaar is' });
    await expect(left).toHaveCount(13);
  });
});
