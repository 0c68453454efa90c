import { filePlan, organisersByApplications } from '../testing/organisers.js';
import { shoot } from '../testing/shoot.js';
import { System, until } from '../testing/system.js';
import { enter, expect, test } from '../testing/test.js';

test('pages of a family and of a service point', async ({ page }) => {
  const system = await System.start();
  try {
    const [one, two] = (await organisersByApplications(system)).filter(
      ({ locations }) => locations[0]?.controller === 'antwerpen',
    );
    if (one === undefined || two === undefined) throw new Error('the sample has organisers in Antwerp');
    const { carePlanId, applicationIds, family } = await filePlan(system, [one, two], 'Sofie');
    const organiser = await system.as({ role: 'organiser', organiserId: one.organiserId });
    // The read model follows the filing.
    await until(async () => {
      await organiser.get(`/organiser/applications/${applicationIds[0]}`);
      return true;
    });
    await organiser.post(`/applications/${applicationIds[0]}/accept`);
    await organiser.post(`/applications/${applicationIds[0]}/approve`);
    await until(async () => {
      const plan = await family.get<{ place: { state: string } }>(`/care-plans/${carePlanId}`);
      return plan.place.state === 'found';
    });
    const who = { role: 'family', carePlanId } as const;
    const go = async (path: string) => {
      await enter(page, system, who, path, 'gezin');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
    };
    for (const [name, path] of [
      ['gezin-zoeken', '/gezin/zoeken'],
      ['gezin-plan', `/gezin/plan/${carePlanId}`],
      ['gezin-wie-ziet-wat', `/gezin/plan/${carePlanId}/wie-ziet-wat`],
      ['gezin-wie-zag-wat', `/gezin/plan/${carePlanId}/wie-zag-wat`],
      ['gezin-wat-verdwijnt', `/gezin/plan/${carePlanId}/wat-verdwijnt`],
      ['gezin-gegevens', `/gezin/plan/${carePlanId}/gegevens`],
      ['gezin-opvang', `/gezin/plan/${carePlanId}/opvang`],
      ['gezin-locaties', `/gezin/plan/${carePlanId}/locaties`],
      ['gezin-meenemen', `/gezin/plan/${carePlanId}/meenemen`],
      ['gezin-stoppen', `/gezin/plan/${carePlanId}/stoppen`],
      ['gezin-certificaten', '/gezin/certificaten'],
    ] as const) {
      await go(path);
      await shoot(page, name);
    }
    await go('/gezin/zoeken');
    await page.locator('[id^=locatie-]').first().check();
    await page.getByRole('link', { name: 'Opvangplan indienen' }).click();
    await shoot(page, 'gezin-indienen-1');
    await page.getByRole('button', { name: 'Volgende stap' }).click();
    await page.getByRole('button', { name: 'Volgende stap' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await shoot(page, 'gezin-indienen-2-fouten');
    await enter(page, system, { role: 'servicePoint', controller: 'antwerpen' }, '/gezin', 'lokaal loket');
    await page.waitForLoadState('networkidle');
    await shoot(page, 'loket');
  } finally {
    await system.stop();
  }
});
