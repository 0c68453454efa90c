import type { Locator, Page } from '@playwright/test';
import { Client } from './testing/client.js';
import { System, until } from './testing/system.js';
import {
  enter,
  expect,
  expectAccessible,
  expectReflow,
  pressByKeyboard,
  tabTo,
  test,
} from './testing/test.js';

interface Location {
  readonly locationId: string;
  readonly organiserId: string;
  readonly name: string;
}
interface Plan {
  readonly applications: readonly { readonly applicationId: string; readonly location: Location }[];
}

const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });

/** In the page itself, not in the frame around it. */
const text = (page: Page, said: string | RegExp, options: { exact?: boolean } = {}): Locator =>
  page.getByRole('main').getByText(said, options);

/** Types into a field that was reached by keyboard. */
async function fill(page: Page, name: string | RegExp, typed: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name }));
  await page.keyboard.type(typed);
}

/** Ticks or chooses what was reached by keyboard. */
async function tick(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Space');
}

const next = (page: Page): Promise<void> =>
  pressByKeyboard(page, page.getByRole('button', { name: 'Volgende stap' }));

test.describe('a family', () => {
  let system: System;
  let locations: readonly Location[];
  let third: Location;

  test.beforeAll(async () => {
    system = await System.start();
    const anyone = await Client.anonymous(system.url);
    const page = await anyone.get<{ items: Location[] }>('/locations?municipality=Antwerpen&limit=3');
    locations = page.items.slice(0, 2);
    third = page.items[2]!;
  });
  test.afterAll(() => system.stop());

  /** A plan filed over HTTP, for what the journey by keyboard does not go through. */
  async function filed(
    who: 'family' | 'servicePoint' = 'family',
  ): Promise<{ carePlanId: string; receipt: string }> {
    const client = await system.as(
      who === 'family' ? { role: 'family' } : { role: 'servicePoint', controller: 'antwerpen' },
    );
    return client.post('/care-plans', {
      controller: 'antwerpen',
      ...(who === 'servicePoint' && { mandate: 'signed' }),
      parent: { firstName: 'Noor', lastName: 'Voorbeeld', birthDate: '1994-03-05' },
      child: { birthDate: '2027-04-03', expected: true },
      address: { street: 'Voorbeeldstraat', number: '1' },
      postcode: '2018',
      priorityRules: [],
      startDate: '2027-09-01',
      endDate: '2029-08-31',
      careParts: [{ weekday: 'mon', part: 'full' }],
      sharing: 'ownMunicipality',
      locationIds: locations.map(({ locationId }) => locationId),
    });
  }

  test('finds every page accessible and narrow enough, and every dialog', async ({ page }) => {
    const { carePlanId } = await filed();
    const family = await system.as({ role: 'family', carePlanId });
    await until(async () => (await family.get<Plan>(`/care-plans/${carePlanId}`)).applications.length === 2);
    const check = async (path: string, name: string): Promise<void> => {
      await page.goto(`${system.url}${path}`);
      await expect(heading(page, name)).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByText('Bezig met laden…')).toHaveCount(0);
      await expectAccessible(page);
      await expectReflow(page);
    };
    await enter(page, system, { role: 'family', carePlanId }, '/gezin', 'gezin');
    await expect(page).toHaveURL(new RegExp(`/gezin/plan/${carePlanId}$`));
    const pages: readonly (readonly [path: string, title: string])[] = [
      ['', 'Mijn opvangplan'],
      ['/wie-ziet-wat', 'Wie ziet wat'],
      ['/wie-zag-wat', 'Wie zag wat'],
      ['/wat-verdwijnt', 'Wat verdwijnt wanneer'],
      ['/gegevens', 'Gegevens verbeteren'],
      ['/opvang', 'Opvang wijzigen'],
      ['/locaties', 'Meer locaties'],
      ['/meenemen', 'Meenemen'],
      ['/stoppen', 'Intrekken of wissen'],
    ];
    for (const [path, title] of pages) await check(`/gezin/plan/${carePlanId}${path}`, title);
    await check('/gezin/zoeken', 'Opvang zoeken');
    await check('/gezin/certificaten', 'Certificaten met uw ontvangstcode');
    await check('/gezin/indienen/locaties', 'Stap 1 van 5: Opvanglocaties');
    await check('/gezin/ontvangst', 'Uw ontvangstcode');

    // The steps, with what they lack said on top and at the fields.
    await page.goto(`${system.url}/gezin/zoeken`);
    await page.locator(`#locatie-${locations[0]!.locationId}`).check();
    await page.getByRole('link', { name: 'Opvangplan indienen' }).click();
    await page.getByRole('button', { name: 'Volgende stap' }).click();
    await page.getByRole('button', { name: 'Volgende stap' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expectAccessible(page);
    await expectReflow(page);

    // Dialogs, each given up: the focus comes back to the button.
    const dialogs: readonly (readonly [path: string, button: string])[] = [
      ['', `Aanvraag intrekken bij ${locations[0]!.name}`],
      ['/stoppen', 'Opvangplan intrekken…'],
      ['/stoppen', 'Alles laten wissen…'],
    ];
    page.on('dialog', (leaving) => void leaving.accept());
    for (const [path, name] of dialogs) {
      await page.goto(`${system.url}/gezin/plan/${carePlanId}${path}`);
      const button = page.getByRole('button', { name });
      await button.click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await expectReflow(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(button).toBeFocused();
    }
  });

  test('corrects its data, takes its file, withdraws one application and has everything erased', async ({
    page,
  }) => {
    const { carePlanId, receipt } = await filed();
    const about = `/gezin/plan/${carePlanId}`;
    await enter(page, system, { role: 'family', carePlanId }, `${about}/gegevens`, 'gezin');
    await page.getByRole('textbox', { name: /Telefoonnummer/ }).fill('bel mij');
    await page.getByRole('button', { name: 'Verbetering bewaren' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await page.getByRole('alert').getByRole('link').click();
    await expect(page.getByRole('textbox', { name: /Telefoonnummer/ })).toBeFocused();
    await page.getByRole('textbox', { name: /Telefoonnummer/ }).fill('0470 12 34 56');
    await page.getByRole('textbox', { name: 'Geboortedatum van het kind' }).fill('04/05/2027');
    await page.getByRole('button', { name: 'Verbetering bewaren' }).click();
    await expect(text(page, 'Uw gegevens zijn verbeterd.')).toBeVisible();

    await page.getByRole('link', { name: 'Opvang wijzigen' }).click();
    await page.getByRole('checkbox', { name: 'vrijdag, namiddag' }).check();
    await page.getByRole('radio', { name: /zoekpool/ }).check();
    await page.getByRole('button', { name: 'Wijziging bewaren' }).click();
    await expect(text(page, 'Uw wijziging is bewaard.')).toBeVisible();

    // What it shares with all locations has a column of its own.
    await page.getByRole('link', { name: 'Wie ziet wat' }).first().click();
    await expect(page.getByRole('columnheader', { name: /Alle opvanglocaties \(zoekpool\)/ })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Mijn plan' }).click();
    await expect(text(page, '04/05/2027')).toBeVisible();
    await expect(text(page, '+32470123456')).toBeVisible();
    const first = page.getByRole('article', { name: locations[0]!.name });
    await first.getByRole('button', { name: /Aanvraag intrekken/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Aanvraag intrekken' }).click();
    await expect(first.getByText('ingetrokken', { exact: true })).toBeVisible();

    await expect(first).toBeFocused();

    // One location more for the same plan, found while searching.
    await page.getByRole('link', { name: 'Opvang zoeken' }).first().click();
    for (const { locationId } of [third, locations[0]!]) await page.locator(`#locatie-${locationId}`).check();
    await page.getByRole('link', { name: 'Toevoegen aan mijn opvangplan' }).click();
    await expect(page.locator(`#locatie-${locations[0]!.locationId}`)).toBeDisabled();
    await expect(text(page, 'U koos 1 opvanglocatie.')).toBeVisible();
    await page.getByRole('button', { name: 'Bij deze locaties aanvragen' }).click();
    await expect(text(page, 'Er is 1 aanvraag bijgekomen.')).toBeFocused();
    await expectAccessible(page);

    // Who saw what, a page at a time.
    const family = await system.as({ role: 'family', carePlanId });
    const { applications } = await family.get<Plan>(`/care-plans/${carePlanId}`);
    const { applicationId, location } = applications[1]!;
    const organiser = await system.as({ role: 'organiser', organiserId: location.organiserId });
    for (let looks = 0; looks < 21; looks += 1)
      await organiser.get(`/organiser/applications/${applicationId}`);
    await page.getByRole('link', { name: 'Wie zag wat' }).first().click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(20);
    await page.getByRole('button', { name: 'Oudere' }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Oudere' })).toBeDisabled();
    await page.getByRole('button', { name: 'Nieuwere' }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(20);

    await page.getByRole('link', { name: 'Meenemen' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Bestand downloaden' }).click();
    expect((await download).suggestedFilename()).toBe(`opvangplan-${carePlanId}.json`);

    await page.getByRole('link', { name: 'Intrekken of wissen' }).click();
    await page.getByRole('button', { name: 'Alles laten wissen…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Alles laten wissen' }).click();
    await expect(dialog.getByText('Typ het woord WISSEN, of kies Annuleren.')).toBeVisible();
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await expectAccessible(page);
    await dialog.getByRole('textbox').fill('wissen');
    await page.keyboard.press('Enter');
    await expect(text(page, /De sleutels waarmee ze te lezen zijn, worden nu vernietigd/)).toBeVisible();
    await until(async () => {
      const { gone } = await family.get<{ gone: unknown[] }>(`/care-plans/${carePlanId}/forecast`);
      return gone.length === 3;
    });
    await page.getByRole('link', { name: 'Mijn plan' }).click();
    await page.reload();
    await expect(
      text(page, /^vernietigd op \d\d\/\d\d\/\d{4} \(op vraag van het gezin\)$/).first(),
    ).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${system.url}/gezin/certificaten`);
    await page.getByRole('textbox', { name: 'Ontvangstcode' }).fill(receipt);
    await page.getByRole('button', { name: 'Certificaten zoeken' }).click();
    await expect(page.getByRole('heading', { name: '3 certificaten gevonden' })).toBeVisible();
  });

  test('is served by its service point, which files with a mandate and sees the plans it filed', async ({
    page,
  }) => {
    const { carePlanId } = await filed('servicePoint');
    await enter(page, system, { role: 'servicePoint', controller: 'antwerpen' }, '/gezin', 'lokaal loket');
    await expect(heading(page, 'Opvangplannen van dit loket')).toBeVisible();
    await expect(page.getByRole('table')).toContainText('Het gezin tekende een mandaat');
    await expectAccessible(page);
    await expectReflow(page);
    await page
      .getByRole('link', { name: /^Openen/ })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`/gezin/plan/${carePlanId}$`));
    await expect(text(page, 'een lokaal loket. Het gezin tekende een mandaat.')).toBeVisible();
    await expect(text(page, 'Uw ontvangstcode')).toHaveCount(0);

    // Filing asks how the family let it.
    await page.getByRole('link', { name: 'Opvang zoeken' }).first().click();
    await page.locator(`#locatie-${locations[0]!.locationId}`).check();
    await page.getByRole('link', { name: 'Opvangplan indienen' }).click();
    await page.getByRole('button', { name: 'Volgende stap' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Kies hoe het gezin u liet aanvragen.' }).click();
    await page.keyboard.press('Space');
    await expectAccessible(page);
    const type = (name: RegExp, typed: string): Promise<void> =>
      page.getByRole('textbox', { name }).fill(typed);
    const onward = (): Promise<void> => page.getByRole('button', { name: 'Volgende stap' }).click();
    await onward();
    await type(/Geboortedatum van het kind/, '03/04/2027');
    await page.getByRole('checkbox', { name: 'Het kind is nog niet geboren' }).check();
    await type(/Vanaf wanneer/, '01/09/2027');
    await type(/Tot wanneer/, '31/08/2029');
    await page.getByRole('checkbox', { name: 'dinsdag, namiddag' }).check();
    await onward();
    await type(/^Voornaam/, 'Amir');
    await type(/^Naam/, 'Voorbeeld');
    await type(/Geboortedatum van de ouder/, '05/03/1994');
    await type(/^Straat/, 'Voorbeeldstraat');
    await type(/^Nummer/, '1');
    await type(/^Postcode/, '2018');
    await onward();
    await page.getByRole('radio', { name: /Alleen locaties in de eigen gemeente/ }).check();
    await onward();
    await expect(text(page, 'Het gezin tekende een mandaat')).toBeVisible();
    await page.getByRole('button', { name: 'Opvangplan indienen' }).click();
    await expect(heading(page, 'Uw ontvangstcode')).toBeFocused();
    await expect(text(page, 'Geef de code mee aan het gezin.')).toBeVisible();
    await page.getByRole('link', { name: 'Naar het opvangplan' }).click();
    await expect(heading(page, 'Opvangplan van een gezin')).toBeVisible();
    await expect(text(page, 'Amir')).toBeVisible();

    // Its look is on record, and the family sees that.
    await enter(
      page,
      system,
      { role: 'family', carePlanId },
      `/gezin/plan/${carePlanId}/wie-zag-wat`,
      'gezin',
    );
    await expect(
      text(page, /bij het openen van het opvangplan door het loket dat het indiende/).first(),
    ).toBeVisible();
  });

  // The last one: it moves the clock through five years.
  test('files in steps by keyboard alone, follows its plan through both thresholds, and finds its certificates', async ({
    page,
  }) => {
    test.setTimeout(600_000);
    await page.goto(system.url);
    await pressByKeyboard(page, page.getByRole('button', { name: 'Nieuw gezin zonder opvangplan' }));

    // It finds locations and chooses two.
    await expect(heading(page, 'Opvang zoeken')).toBeFocused();
    await tabTo(page, page.getByRole('combobox', { name: 'Gemeente' }));
    await page.keyboard.type('Antwerpen');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Zoeken' }));
    for (const { locationId } of locations) await tick(page, page.locator(`#locatie-${locationId}`));
    await expect(text(page, 'U koos 2 opvanglocaties.')).toBeVisible();
    await pressByKeyboard(page, page.getByRole('link', { name: 'Opvangplan indienen' }));

    // Step 1 names who answers for the data; step 2 says what it lacks, and leads to it.
    await expect(heading(page, 'Stap 1 van 5: Opvanglocaties')).toBeFocused();
    await expect(text(page, 'Stad Antwerpen verwerkt de gegevens')).toBeVisible();
    await next(page);
    await expect(heading(page, 'Stap 2 van 5: Kind en opvang')).toBeFocused();
    await next(page);
    const summary = page.getByRole('alert');
    await expect(summary).toBeFocused();
    await expect(summary.getByRole('link')).toHaveCount(4);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Geboortedatum van het kind' })).toBeFocused();
    await page.keyboard.type('03/04/2027');
    await tick(page, page.getByRole('checkbox', { name: 'Het kind is nog niet geboren' }));
    await fill(page, /Vanaf wanneer/, '01/09/2027');
    await fill(page, /Tot wanneer/, '31/08/2029');
    await tick(page, page.getByRole('checkbox', { name: 'maandag, hele dag' }));
    await tick(page, page.getByRole('checkbox', { name: 'woensdag, voormiddag' }));
    await next(page);

    // Step 3 asks what the method needs, and says from when it is seen.
    await expect(heading(page, 'Stap 3 van 5: Ouder en adres')).toBeFocused();
    await fill(page, /^Voornaam/, 'Noor');
    await fill(page, /^Naam/, 'Voorbeeld');
    await fill(page, 'Geboortedatum van de ouder', '05/03/1994');
    await fill(page, /E-mailadres/, 'noor@voorbeeld');
    await fill(page, 'Straat', 'Voorbeeldstraat');
    await fill(page, /^Nummer/, '1');
    await fill(page, 'Postcode', '2018');
    await next(page);
    await expect(heading(page, 'Stap 4 van 5: Voorrang en delen')).toBeFocused();
    await tick(page, page.getByRole('checkbox', { name: 'Een alleenstaande ouder' }));
    await tick(page, page.getByRole('radio', { name: /Alleen locaties in de eigen gemeente/ }));
    await next(page);
    await expect(heading(page, 'Stap 5 van 5: Nakijken en indienen')).toBeFocused();
    await expect(text(page, '03/04/2027')).toBeVisible();
    await expectAccessible(page);

    // What the server finds wrong leads to its step and field; a lost server loses nothing that was typed.
    await pressByKeyboard(page, page.getByRole('button', { name: 'Opvangplan indienen' }));
    await expect(heading(page, 'Stap 3 van 5: Ouder en adres')).toBeVisible();
    await expect(page.getByRole('alert')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /E-mailadres/ })).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type('.be');
    await next(page);
    await expect(heading(page, 'Stap 4 van 5: Voorrang en delen')).toBeFocused();
    await next(page);
    await expect(heading(page, 'Stap 5 van 5: Nakijken en indienen')).toBeFocused();
    await page.route('**/api/v1/care-plans', (route) => route.abort());
    await pressByKeyboard(page, page.getByRole('button', { name: 'Opvangplan indienen' }));
    await expect(page.getByRole('alert')).toContainText(
      'De server antwoordt nu niet. Wat u typte, blijft staan.',
    );
    await expect(text(page, 'noor@voorbeeld.be')).toBeVisible();
    await page.unroute('**/api/v1/care-plans');

    // A session that ended is renewed on the spot, and what was typed is still there.
    await page.route(
      '**/api/v1/care-plans',
      (route) =>
        route.fulfill({
          status: 401,
          contentType: 'application/problem+json',
          body: JSON.stringify({ type: 'x:unauthenticated', title: '', status: 401, detail: 'Meld u aan.' }),
        }),
      { times: 1 },
    );
    await pressByKeyboard(page, page.getByRole('button', { name: 'Opnieuw indienen' }));
    const expired = page.getByRole('dialog', { name: 'Uw sessie is verlopen' });
    await expect(expired).toBeVisible();
    await expectAccessible(page);
    await pressByKeyboard(page, expired.getByRole('button', { name: 'Opnieuw aanmelden' }));
    await expect(expired).toHaveCount(0);

    // An answer that is lost after the plan was filed does not file it twice.
    const answers: string[] = [];
    await page.route(
      '**/api/v1/care-plans',
      async (route) => {
        const answer = await route.fetch();
        answers.push(((await answer.json()) as { carePlanId: string }).carePlanId);
        await route.abort();
      },
      { times: 1 },
    );
    await pressByKeyboard(page, page.getByRole('button', { name: 'Opvangplan indienen' }));
    await expect(page.getByRole('alert')).toContainText('De server antwoordt nu niet.');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Opnieuw indienen' }));

    // The receipt is shown once; nothing that was typed is in the browser's stores or in the address.
    await expect(heading(page, 'Uw ontvangstcode')).toBeFocused();
    const receipt = (await page.getByTestId('receipt').textContent())!.trim();
    expect(receipt).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{2,4})+$/);
    await expectAccessible(page);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const typed of ['Noor', 'voorbeeld', 'Voorbeeldstraat', '2018', '03/04/2027', receipt])
      expect(kept).not.toContain(typed);

    // The session is about the plan from here on.
    await pressByKeyboard(page, page.getByRole('link', { name: 'Naar het opvangplan' }));
    await expect(heading(page, 'Mijn opvangplan')).toBeFocused();
    await expect(page.getByRole('article')).toHaveCount(2);
    await expect(text(page, '03/04/2027')).toBeVisible();
    const [, carePlanId] = /\/gezin\/plan\/([0-9a-f-]+)/.exec(page.url())!;
    expect(answers).toEqual([carePlanId]);

    // Who sees what: before approval the name is hidden, and says until when.
    await pressByKeyboard(page, page.getByRole('link', { name: 'Wie ziet wat' }).first());
    await expect(heading(page, 'Wie ziet wat')).toBeFocused();
    const row = (name: string): Locator => page.getByRole('row', { name: new RegExp(`^${name}`) });
    await expect(row('Naam ouder').getByRole('cell').first()).toContainText('zichtbaar na goedkeuring');
    await expect(row('Voornaam ouder').getByRole('cell').first()).toContainText('zichtbaar');

    // An organiser looks and approves; the family sees that, and takes the place.
    const family = await system.as({ role: 'family', carePlanId: carePlanId! });
    const plan = await family.get<Plan>(`/care-plans/${carePlanId}`);
    const { applicationId, location } = plan.applications[0]!;
    const organiser = await system.as({ role: 'organiser', organiserId: location.organiserId });
    await organiser.get(`/organiser/applications/${applicationId}`);
    await organiser.post(`/applications/${applicationId}/accept`);
    await organiser.post(`/applications/${applicationId}/approve`);
    await page.reload();
    await expect(row('Naam ouder').getByRole('cell').first()).toContainText('zichtbaar');
    await expect(row('Postcode').getByRole('cell').nth(1)).toContainText('verborgen: plaats elders gevonden');
    await pressByKeyboard(page, page.getByRole('link', { name: 'Wie zag wat' }).first());
    await expect(text(page, 'bij het openen van de aanvraag')).toBeVisible();
    await pressByKeyboard(page, page.getByRole('link', { name: 'Mijn plan' }));
    await expect(page.getByRole('heading', { name: 'Er is een plaats gevonden' })).toBeVisible();
    await expect(text(page, 'ten laatste op 07/12/2026')).toBeVisible();
    const take = page.getByRole('button', { name: 'Plaats aannemen' });
    await pressByKeyboard(page, take);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Plaats aannemen' }));
    await expect(page.getByRole('heading', { name: 'U hebt een plaats' })).toBeVisible();
    await expect(text(page, 'De plaats is bevestigd.')).toBeFocused();
    await expect(text(page, 'ingetrokken', { exact: true })).toBeVisible();

    // When the child is 2.5 years old the precise data go, and the pages say so.
    await system.setClock('2029-10-02T09:00:00Z');
    const isGone = async (tier: string): Promise<boolean> => {
      const forecast = await family.get<{ gone: { tier: string }[] }>(`/care-plans/${carePlanId}/forecast`);
      return forecast.gone.some((gone) => gone.tier === tier);
    };
    await until(() => isGone('precise'), 240_000);
    await page.reload();
    await expect(text(page, 'vernietigd op 02/10/2029 (2,5 jaar)').first()).toBeVisible();
    await expect(text(page, /04\/2027 \(alleen dit bleef bewaard\)/)).toBeVisible();
    await page.getByRole('link', { name: 'Wat verdwijnt wanneer' }).click();
    await expect(page.getByRole('heading', { name: 'Vernietigd op 02/10/2029' })).toBeVisible();
    await expectAccessible(page);

    // When it is 5 years old nothing is left but the certificates, and the receipt leads to them without a session.
    await system.setClock('2032-04-02T09:00:00Z');
    await until(() => isGone('identity'), 240_000);
    await page.reload();
    await expect(page.getByRole('heading', { name: /Vernietigd op 0\d\/04\/2032/ })).toBeVisible();
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(`${system.url}/gezin/certificaten`);
    await page.getByRole('textbox', { name: 'Ontvangstcode' }).fill(receipt.toLowerCase());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '3 certificaten gevonden' })).toBeVisible();
    await expect(text(page, 'De handtekening klopt.')).toHaveCount(3);
    await expectAccessible(page);
  });
});
