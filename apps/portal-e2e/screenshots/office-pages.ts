import { filePlan, organisersByApplications } from '../testing/organisers.js';
import { shoot, shootPart } from '../testing/shoot.js';
import { System } from '../testing/system.js';
import { enter, expect, test } from '../testing/test.js';

test('pages of the regie and of the data protection officer', async ({ page }) => {
  const system = await System.start();
  try {
    const [one] = (await organisersByApplications(system)).filter(
      ({ locations }) => locations[0]?.controller === 'antwerpen',
    );
    if (one === undefined) throw new Error('the sample has an organiser in Antwerp');
    const { carePlanId } = await filePlan(system, [one], 'Sofie');
    const controller = 'antwerpen';
    const byRegie = { role: 'regie', controller } as const;
    await system
      .as({ role: 'family', carePlanId })
      .then((family) => family.post(`/care-plans/${carePlanId}/emergency-listing`, { reason: 'urgentWork' }))
      .catch(async () =>
        (await system.as(byRegie)).post(`/care-plans/${carePlanId}/emergency-listing`, {
          reason: 'urgentWork',
        }),
      );
    const pages = [
      [byRegie, 'regie', '/regie', 'regie-overzicht'],
      [byRegie, 'regie', '/regie/vraag', 'regie-vraag'],
      [byRegie, 'regie', '/regie/geen-plaats', 'regie-geen-plaats'],
      [byRegie, 'regie', '/regie/over-de-grenzen', 'regie-over-de-grenzen'],
      [byRegie, 'regie', '/regie/antwoordtijden', 'regie-antwoordtijden'],
      [byRegie, 'regie', '/regie/noodlijst', 'regie-noodlijst'],
      [byRegie, 'regie', `/regie/dossier/${carePlanId}`, 'regie-dossier'],
      ...(
        [
          ['', 'agenda'],
          ['/wat-als', 'wat-als'],
          ['/bewaringen', 'bewaringen'],
          ['/uitvoeringen', 'uitvoeringen'],
          ['/certificaten', 'certificaten'],
          ['/inzagen', 'inzagen'],
          ['/meldingen', 'meldingen'],
          ['/raadplegingen', 'raadplegingen'],
          ['/beleid', 'beleid'],
          ['/methodes', 'methodes'],
          ['/vertrek', 'vertrek'],
        ] as const
      ).map(
        ([path, name]) =>
          [
            { role: 'officer', controller, person: 1 } as const,
            'functionaris gegevensbescherming',
            `/gegevensbescherming${path}`,
            `functionaris-${name}`,
          ] as const,
      ),
    ] as const;
    for (const [who, name, path, file] of pages) {
      await enter(page, system, who, path, name);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await shoot(page, file);
    }
    await enter(page, system, byRegie, '/regie/vraag', 'regie');
    const margin = page.locator('koz-margin-view').filter({ hasText: 'Voorrangsregel' });
    await expect(margin.locator('svg')).toBeVisible();
    await shootPart(margin, 'regie-verdeling');
    await system.setClock('2027-03-01T09:00:00Z');
    await expect(async () => {
      await enter(page, system, byRegie, '/regie/begeleiding', 'regie');
      await expect(page.getByRole('table')).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    await shoot(page, 'regie-begeleiding');
  } finally {
    await system.stop();
  }
});
