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
import { System, until } from './testing/system.js';

const controller = 'antwerpen';
const officer = { role: 'officer', controller, person: 1 } as const;
const name = 'functionaris gegevensbescherming Antwerpen';
const area = '/gegevensbescherming';
const routes = [
  ...['', '/wat-als', '/bewaringen', '/uitvoeringen', '/certificaten', '/inzagen', '/meldingen', '/beleid'],
  ...['/methodes', '/raadplegingen', '/vertrek'],
];

/** Goes to a page of the area by its link at the top, as a keyboard does. */
async function goTo(page: Page, label: string, heading: RegExp): Promise<void> {
  await pressByKeyboard(page, page.getByRole('banner').getByRole('link', { name: label, exact: true }));
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeFocused();
}

/** Types into the field that has this label, reached by Tab. */
async function type(page: Page, label: string | RegExp, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label });
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Chooses by typing the first letters of an entry, as a list takes them. */
async function choose(page: Page, label: string | RegExp, entry: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label });
  await tabTo(page, list);
  await page.keyboard.type(entry);
  await expect(list.locator('option:checked')).toHaveText(new RegExp(`^\\s*${entry}`));
}

/** Answers the question of a dialog, which is accessible too. */
async function agree(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await pressByKeyboard(page, dialog.getByRole('button', { name: button }));
  await expect(dialog).toBeHidden();
}

test.describe('the data protection officer', () => {
  let system: System;
  let location: Schemas['LocationAnswer'];

  test.beforeAll(async () => {
    system = await System.start();
    const anyone = await system.as({ role: 'family' });
    const { items } = await anyone.get<{ items: Schemas['LocationAnswer'][] }>(
      '/locations?municipality=Antwerpen',
    );
    location = items[0]!;
  });
  test.afterAll(() => system.stop());

  /** A plan of an invented family, made at the location. */
  const file = async (birthDate: string): Promise<string> => {
    const family = await system.as({ role: 'family' });
    const { carePlanId } = await family.post<{ carePlanId: string }>('/care-plans', {
      controller,
      parent: { firstName: 'Noor', lastName: 'Voorbeeld', birthDate: '1994-03-05' },
      child: { birthDate, expected: false },
      address: { street: 'Voorbeeldstraat', number: '1' },
      postcode: '2018',
      priorityRules: [],
      startDate: '2027-01-04',
      endDate: '2028-08-31',
      careParts: location.careParts.slice(0, 1),
      sharing: 'acrossBorders',
      locationIds: [location.locationId],
    });
    return carePlanId;
  };
  const asOfficer = (page: Page, path: string) => enter(page, system, officer, `${area}${path}`, name);

  for (const path of routes)
    test(`finds a page that is accessible and fits a narrow screen: ${path === '' ? '/' : path}`, async ({
      page,
    }) => {
      await asOfficer(page, path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByText('Bezig met laden…')).toHaveCount(0);
      await expectAccessible(page);
      await expectReflow(page);
    });

  test('sees the schedule by month, and how it would shift with other terms', async ({ page }) => {
    await asOfficer(page, '');
    await expect(page.getByText('Niets is te laat')).toBeVisible();
    const schedule = page.getByRole('table', { name: 'Van hoeveel opvangplannen er wat verdwijnt' });
    await expect(schedule.getByRole('row', { name: /^april 2028 18/ })).toBeVisible();
    await goTo(page, 'Wat als', /Wat als/);
    await type(page, 'Eerste termijn', '61');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('niet korter zijn dan de eerste');
    await expectAccessible(page);
    await type(page, 'Eerste termijn', '24');
    await page.keyboard.press('Enter');
    const shifted = page.getByRole('table', { name: /nu en met deze termijnen/ });
    await expect(shifted.getByRole('row', { name: /^oktober 2027 - ongeveer 18/ })).toBeVisible();
    await expect(page.getByText('ongeveer').first()).toBeVisible();
    await choose(page, /^Methode/, 'Methode 2');
    await expect(page.getByText('Meer te zien').first()).toBeVisible();
    await expect(page.getByRole('table', { name: 'Hoeveel elke methode getoond zou hebben' })).toContainText(
      'Wat werkelijk gold',
    );
    await pressByKeyboard(page, page.getByText('Toon elke cel die verandert'));
    await expectAccessible(page);
    await expectReflow(page);
  });

  test('places a hold, asks to lift it, and another person confirms', async ({ page }) => {
    const plan = await file('2026-08-15');
    await asOfficer(page, '');
    await goTo(page, 'Bewaringen', /Bewaringen/);
    await tabTo(page, page.getByRole('button', { name: 'Leg de bewaring op' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Kies een reden.');
    await pressByKeyboard(page, page.getByRole('link', { name: 'Vul het kenmerk van het opvangplan in.' }));
    await expect(page.getByRole('textbox', { name: 'Kenmerk van het opvangplan' })).toBeFocused();
    await page.keyboard.type(plan);
    await choose(page, 'Reden', 'rechtszaak');
    await type(page, 'Geldt tot', '03/04/2035');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Leg de bewaring op' }));
    const row = page.getByRole('row', { name: new RegExp(plan) });
    await expect(row).toContainText('03/04/2035');
    await expect(row).toContainText('rechtszaak');

    await pressByKeyboard(page, row.getByRole('button', { name: /Opheffen vragen/ }));
    await agree(page, 'Vraag om op te heffen');
    await expect(row).toContainText('een andere functionaris moet bevestigen');
    await pressByKeyboard(page, row.getByRole('button', { name: /Opheffen bevestigen/ }));
    await agree(page, 'Hef de bewaring op');
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(row).toBeVisible();
    await expectAccessible(page);

    await pressByKeyboard(page, page.getByRole('button', { name: 'Ga verder als persoon 2' }));
    await expect(page.getByText('u werkt nu als persoon 2')).toBeVisible();
    await pressByKeyboard(page, row.getByRole('button', { name: /Opheffen bevestigen/ }));
    await agree(page, 'Hef de bewaring op');
    await expect(page.getByText('De bewaring is opgeheven')).toBeFocused();
    await expect(row).toHaveCount(0);
  });

  test('finds in the disclosures what an organiser saw', async ({ page }) => {
    const plan = await file('2026-09-15');
    const organiser = await system.as({ role: 'organiser', organiserId: location.organiserId, controller });
    await until(async () => {
      const { items } = await organiser.get<{ items: { carePlanId: string; applicationId: string }[] }>(
        `/organiser/applications?locationId=${location.locationId}&limit=100`,
      );
      const application = items.find(({ carePlanId }) => carePlanId === plan);
      if (application === undefined) return false;
      await organiser.get(`/organiser/applications/${application.applicationId}`);
      return true;
    });
    await asOfficer(page, '');
    await goTo(page, 'Inzagen', /Inzagen zoeken/);
    await type(page, /^Van/, '31/02/2027');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('bestaande dag');
    await expectAccessible(page);
    await type(page, 'Opvangplan (kenmerk)', plan);
    await choose(page, 'Rol', 'organisator');
    await type(page, /^Van/, '23/11/2026');
    await choose(page, 'Waarom?', 'klacht');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Zoek', exact: true }));
    const found = page.getByRole('table', { name: 'Inzagen, de laatste eerst' });
    const detail = found.getByRole('row', { name: /bij het openen van de aanvraag/ });
    await expect(detail).toContainText('voornaam ouder');
    await expect(detail).toContainText('method-1@1');
    // Method 1 hides the name at a new application: it was not shown, so it is not here.
    await expect(detail).not.toContainText('rijksregisternummer');
    await expectAccessible(page);
    await expectReflow(page);
  });

  test('is told of unusual looking into plans, and notes what it was', async ({ page }) => {
    const regie = await system.as({ role: 'regie', controller });
    for (let cases = 0; cases < 31; cases += 1) {
      const plan = await file('2026-10-15');
      // The regie finds a plan when its read model has it.
      await until(() => regie.post(`/regie/cases/${plan}/open`, { reason: 'mediation' }).then(() => true));
    }
    const reader = await system.as(officer);
    await until(async () => (await reader.get<{ items: [] }>('/privacy/alerts')).items.length > 0);

    await asOfficer(page, '');
    await goTo(page, 'Meldingen', /Meldingen/);
    const alert = page.getByRole('listitem').filter({ hasText: 'regie kinderopvang' });
    await expect(alert).toContainText('31 (gewoon is tot 30)');
    await expectAccessible(page);
    const button = alert.getByRole('button', { name: 'Noteer dat u dit nakeek' });
    await pressByKeyboard(page, button);
    await pressByKeyboard(page, page.getByRole('dialog').getByRole('button', { name: 'Annuleren' }));
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Noteer' }));
    await expect(dialog).toContainText('Maak een keuze.');
    await expectAccessible(page);
    await tabTo(page, dialog.getByRole('radio', { name: 'gewone opvolging' }));
    await page.keyboard.press('Space');
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Noteer' }));
    await expect(page.getByText('Genoteerd dat u deze melding nakeek.')).toBeFocused();
    await expect(alert).toContainText('gewone opvolging');
    await expect(page.getByText('Nog na te kijken: 0.')).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);

    await goTo(page, 'Raadplegingen', /Raadplegingen/);
    await type(page, /^Van/, '23/11/2026');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Toon de raadplegingen' }));
    const looked = page.getByRole('table', { name: /Wie de geschiedenis inkeek/ });
    await expect(looked.getByRole('row', { name: /keek een melding na gewone opvolging/ })).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
  });

  test('proposes a shorter term, which another person confirms, and withdraws another', async ({ page }) => {
    await asOfficer(page, '/beleid?eerste=30&tweede=54');
    const second = page.getByRole('textbox', { name: 'Tweede termijn' });
    await expect(second).toHaveValue('54');
    const propose = async () => {
      await choose(page, 'Grond van dit bewaarbeleid', 'beslissing van de gemeenteraad');
      await pressByKeyboard(page, page.getByRole('button', { name: 'Dien dit bewaarbeleid in' }));
      await agree(page, 'Dien het in');
    };
    await propose();
    await expect(page.getByText('U stelde dit zelf voor.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Bevestig retention@2' })).toHaveCount(0);
    await pressByKeyboard(page, page.getByRole('button', { name: 'Ga verder als persoon 2' }));
    await pressByKeyboard(page, page.getByRole('button', { name: 'Bevestig retention@2' }));
    await agree(page, 'Bevestig het voorstel');
    await expect(page.getByText('geldt retention@2')).toBeVisible();

    await type(page, 'Tweede termijn', '48');
    await propose();
    await pressByKeyboard(page, page.getByRole('button', { name: 'Trek retention@3 in' }));
    await agree(page, 'Trek het voorstel in');
    await expect(page.getByText('Er zijn geen voorstellen.')).toBeVisible();
    await expectAccessible(page);
  });

  test('reads the methods side by side, as tables made from the documents', async ({ page }) => {
    await asOfficer(page, '');
    await goTo(page, 'Methodes', /Methodes/);
    await tabTo(page, page.getByRole('radio', { name: 'Onder elkaar' }));
    await page.keyboard.press('ArrowDown');
    const beside = page.getByRole('table', { name: 'De gekozen methodes, per fase' });
    await expect(beside.getByRole('columnheader', { name: /^Methode 1/ })).toHaveAttribute('colspan', '8');
    const birth = beside.getByRole('row', { name: /geboortedatum kind/ });
    await expect(birth.getByRole('cell')).toHaveCount(23);
    await expect(birth).toContainText('alleen maand en jaar');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Vergelijk de methodes' }));
    await expect(page.getByRole('table', { name: /Op hoeveel dagen elk gegeven/ })).toContainText(
      'rijksregisternummer',
    );
    await expectAccessible(page);
    await expectReflow(page);
  });

  test('counts ahead, runs through both thresholds, and finds the certificates', async ({ page }) => {
    test.setTimeout(300_000);
    const plan = await file('2026-07-15');
    await asOfficer(page, '');
    await goTo(page, 'Uitvoeringen', /Uitvoeringen/);
    await type(page, 'Tot en met de dag', '1/2/2029');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { name: /Geteld op 01\/02\/2029: er is niets vernietigd/ }),
    ).toBeVisible();
    await expect(page.getByRole('table', { name: /per maand/ })).toContainText('januari 2029');
    await expectAccessible(page);

    const certificates = async (): Promise<void> => {
      await goTo(page, 'Certificaten', /Certificaten/);
      await type(page, 'Kenmerk van het opvangplan', plan);
      await page.keyboard.press('Enter');
    };
    await certificates();
    await expect(page.getByText('is nog niets vernietigd')).toBeVisible();
    await expectAccessible(page);

    const runAt = async (moment: string): Promise<void> => {
      await system.setClock(moment);
      // Years have passed for the token too.
      await asOfficer(page, '/uitvoeringen');
      await pressByKeyboard(page, page.getByRole('button', { name: 'Voer nu uit' }));
      await agree(page, 'Vernietig wat vervallen is');
      const now = page.getByRole('region', { name: 'Nu uitvoeren' });
      await expect(now.getByText('Klaar: alles wat vervallen was')).toBeVisible({ timeout: 90_000 });
      await expect(page.getByRole('table', { name: /De laatste uitvoeringen/ })).toContainText(
        'verzette klok',
      );
    };
    await runAt('2029-02-02T09:00:00Z');
    await expectAccessible(page);
    await expectReflow(page);
    await certificates();
    await expect(page.getByRole('heading', { name: 'Certificaat 1' })).toBeVisible();
    await expect(page.getByText('De handtekening klopt.')).toHaveCount(1);
    await expectAccessible(page);

    await runAt('2031-08-02T09:00:00Z');
    await certificates();
    await expect(page.getByText('3 certificaten gevonden.')).toBeVisible();
    await expect(page.getByText('De handtekening klopt.')).toHaveCount(3);
    const saving = page.waitForEvent('download');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Download certificaat 1' }));
    expect((await saving).suggestedFilename()).toBe(`certificaat-${plan}-1.json`);
    await goTo(page, 'Agenda', /Agenda/);
    await expect(page.getByText('Niets is te laat')).toBeVisible();
  });

  // The last one: under another method these plans would be filed with other fields.
  test('adopts a method after seeing what it changes, on a ground and its date', async ({ page }) => {
    await asOfficer(page, '');
    await goTo(page, 'Beleid', /Beleid/);
    await choose(page, /^Methode/, 'Voorstel Maxim:');
    await expect(page.getByRole('listitem').filter({ hasText: 'Minder te zien' })).toContainText(
      'ook bij opvangplannen die er al zijn',
    );
    await choose(page, 'Grond van deze methode', 'advies van het lokaal overleg');
    await type(page, 'Dag van het advies', '03/11/2026');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Neem deze methode aan' }));
    await agree(page, 'Neem de methode aan');
    await expect(page.getByText('De methode geldt nu.')).toBeVisible();
    await expect(
      page.getByText('Voorstel Maxim: alleen wat een organisator nodig heeft').first(),
    ).toBeVisible();
    await expect(page.getByText('van 03/11/2026')).toBeVisible();
    await type(page, 'Een aanvraag opnemen binnen', '28');
    await choose(page, 'Grond van deze termijnen', 'beslissing van de gemeenteraad');
    await type(page, 'Dag waarop dit geadviseerd', '04/11/2026');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Neem deze termijnen aan' }));
    await expect(page.getByText('Een organisator neemt een aanvraag op binnen 28 dagen.')).toBeVisible();
    await expectAccessible(page);

    const anyone = await page.context().newPage();
    await anyone.goto(`${system.url}/privacy`);
    const table = anyone.getByRole('table', { name: 'Wat een organisator ziet: Stad Antwerpen' });
    await expect(table.getByRole('row', { name: /^Opvangdelen/ })).toContainText('verborgen');
    await expectAccessible(anyone);
    await expectReflow(anyone);
    await anyone.close();
  });
});
