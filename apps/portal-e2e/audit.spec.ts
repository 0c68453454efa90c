import type { Page, Route } from '@playwright/test';
import type { Schemas } from '@koz/api-client';
import { fillLog } from './testing/large-log.js';
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

const auditor = { role: 'auditor', controller: 'antwerpen' } as const;
const goIn = (page: Page, system: System, path: string) =>
  enter(page, system, auditor, path, 'auditor Antwerpen');
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const verdict = (page: Page) => page.locator('koz-proof-steps [role=status]').first();

/** Base64 of as many bytes, the last of them another. */
function tampered(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString('base64');
}

/** Changes an answer of the server on its way to the page. */
const changing =
  <Answer>(change: (answer: Answer) => void) =>
  async (route: Route): Promise<void> => {
    const response = await route.fetch();
    const answer = (await response.json()) as Answer;
    change(answer);
    await route.fulfill({ response, json: answer });
  };

test.describe('the audit of a log of 100,000 events', () => {
  let system: System;
  let last: number;
  /** Somewhere in the middle of what was imported. */
  const somewhere = 54_321;

  test.beforeAll(async () => {
    // An import of 100,000 events, read by every projection: seconds, but minutes where others work as well.
    test.setTimeout(900_000);
    system = await System.start();
    await system.pause();
    await fillLog(system);
    await system.resume(600_000);
    const client = await system.as(auditor);
    await until(async () => {
      const { size } = await client.get<Schemas['LogCheckpoint']>('/audit/checkpoints/latest');
      last = (await client.get<Schemas['AuditLog']>('/audit/log?limit=1')).lastPosition;
      return last > 100_000 && size === last + 1;
    }, 300_000);
  });
  test.afterAll(() => system.stop());

  test('is read by position, with fewer than 100 rows in the page, by keyboard alone', async ({ page }) => {
    await goIn(page, system, '/audit');
    await expect(page.getByText(`positie 0 tot ${last.toLocaleString('nl-BE')}`)).toBeVisible();
    const rows = page.locator('koz-log-row');
    const isFew = async () => expect(await rows.count()).toBeLessThan(100);
    await isFew();
    expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(last + 2));

    await tabTo(page, page.getByRole('textbox', { name: 'Ga naar positie' }));
    await page.keyboard.type(String(somewhere));
    await page.keyboard.press('Enter');
    const link = page.getByRole('link', { name: '54.321', exact: true });
    await expect(link).toBeFocused();
    await expect(page.getByText('wordt geladen')).toHaveCount(0);
    await isFew();
    await expectAccessible(page);

    const viewport = page.locator('cdk-virtual-scroll-viewport');
    await viewport.focus();
    await page.keyboard.press('End');
    await expect(page.getByRole('link', { name: last.toLocaleString('nl-BE'), exact: true })).toBeVisible();
    await isFew();
    await page.keyboard.press('Home');
    await expect(page.getByRole('link', { name: '0', exact: true })).toBeVisible();
    await expect(page.getByText('Gebeurtenis van een ander bestuur').first()).toBeVisible();
    await expectReflow(page);
  });

  test('is reached by a permanent link to any position, within a second of the server', async ({ page }) => {
    const client = await system.as(auditor);
    for (const from of [0, 50_000, last - 199]) {
      const begun = performance.now();
      await client.get(`/audit/log?from=${from}&limit=200`);
      expect(performance.now() - begun).toBeLessThan(1_000);
    }
    await goIn(page, system, '/audit');
    await tabTo(page, page.getByRole('textbox', { name: 'Ga naar positie' }));
    await page.keyboard.type('54.321');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: '54.321', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/audit\/logboek\/54321$/);
    await expect(heading(page, 'Gebeurtenis op positie 54.321')).toBeFocused();
  });

  test('refuses a position beyond its end, in words', async ({ page }) => {
    await goIn(page, system, '/audit');
    await expect(page.getByText('Het logboek telt')).toBeVisible();
    const field = page.getByRole('textbox', { name: 'Ga naar positie' });
    await field.fill('999999999');
    await page.keyboard.press('Enter');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(/Geef een positie van 0 tot/);
    await expectAccessible(page);
  });

  test('is filtered by kind and by stream, and the filter is in the address', async ({ page }) => {
    await goIn(page, system, '/audit');
    await page.getByRole('combobox', { name: 'Soort gebeurtenis' }).selectOption('ControllerRegistered');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Filter' }));
    await expect(page).toHaveURL(/soort=ControllerRegistered/);
    await expect(page.getByText('1 gevonden.')).toBeVisible();
    await expect(page.locator('koz-log-row')).toContainText('Een lokaal bestuur is ingeschreven');
    await page.goto(`${system.url}/audit?stroom=controller-antwerpen`);
    await expect(page.locator('koz-log-row').first()).toContainText('bestuur antwerpen');
    await expectAccessible(page);
    await pressByKeyboard(page, page.getByRole('button', { name: 'Toon alles' }));
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(last + 2));
  });

  test('proves an event in the browser, from its bytes to the signature', async ({ page }) => {
    await goIn(page, system, `/audit/logboek/${somewhere}`);
    await expect(verdict(page)).toContainText('Klopt.');
    await expect(page.locator('koz-proof-steps li')).toHaveCount(4);
    await expect(page.locator('koz-proof-steps h3 .verdict')).toHaveText([
      'Klopt',
      'Klopt',
      'Klopt',
      'Klopt',
    ]);
    for (const summary of await page.locator('summary').all()) await summary.click();
    await expectAccessible(page);
    await expectReflow(page);
  });

  test('proves another controller’s event, of which it shows nothing', async ({ page }) => {
    await goIn(page, system, '/audit');
    await expect(page.getByText('Gebeurtenis van een ander bestuur').first()).toBeVisible();
    const row = page.locator('koz-log-row', { hasText: 'ander bestuur' }).first();
    await row.getByRole('link').first().press('Enter');
    await expect(page.getByText('Wat erin staat, krijgt u niet te zien')).toBeVisible();
    await expect(verdict(page)).toContainText('Klopt.');
    await expectAccessible(page);
  });

  test('shows at which step one changed byte of an event breaks it', async ({ page }) => {
    await page.route(
      `**/audit/log/${somewhere}?*`,
      changing<Schemas['LogEvent']>(({ stored }) => {
        if (stored?.payload) stored.payload = tampered(stored.payload);
      }),
    );
    await goIn(page, system, `/audit/logboek/${somewhere}`);
    await expect(verdict(page)).toContainText('Klopt niet.');
    await expect(verdict(page)).toContainText('stap 1 en 3');
    await expect(page.locator('koz-proof-steps h3 .verdict')).toHaveText([
      'Klopt niet',
      'Klopt',
      'Klopt niet',
      'Klopt',
    ]);
    await expect(page.getByText(`Op positie ${somewhere} hoort een ander blad`)).toBeVisible();
    await expectAccessible(page);
  });

  test('is verified whole in the browser, and holds', async ({ page }) => {
    await goIn(page, system, '/audit/controle');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Kijk na' }));
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText('Klopt.', { exact: true })).toBeVisible({ timeout: 90_000 });
    await expect(
      page.getByText(`${(last + 1).toLocaleString('nl-BE')} gebeurtenissen nagerekend`),
    ).toBeVisible();
    // The checkpoint that this tab saw is held to the log of the second time.
    await pressByKeyboard(page, page.getByRole('button', { name: 'Kijk na' }));
    const kept = page.getByRole('table', { name: 'Controlepunten die dit tabblad eerder zag' });
    await expect(kept.getByRole('row')).toHaveCount(2, { timeout: 90_000 });
    await expect(kept).toContainText('Alles wat er toen stond, staat er nog');
    await expectAccessible(page);
    await expectReflow(page);
  });

  test('names the place when one hash of 100,000 is not what was signed', async ({ page }) => {
    await page.route(
      '**/audit/log/hashes?*',
      changing<Schemas['LogHashes']>(({ from, eventHashes }) => {
        const hash = eventHashes[somewhere - from];
        if (hash) eventHashes[somewhere - from] = tampered(hash);
      }),
    );
    await goIn(page, system, '/audit/controle');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Kijk na' }));
    const places = page.getByRole('table', { name: 'Waar het niet klopt' });
    await expect(places).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText('Klopt niet.', { exact: true })).toBeVisible();
    await expect(places.getByRole('row')).toHaveCount(2);
    await expect(places.getByRole('rowheader')).toHaveText('54.321');
    const [expected, found] = await places.getByRole('cell').allTextContents();
    const client = await system.as(auditor);
    const proof = await client.get<Schemas['InclusionProof']>(
      `/audit/proofs/inclusion?position=${somewhere}`,
    );
    expect(expected).toBe(proof.leafHash);
    expect(found).not.toBe(proof.leafHash);
    await expectAccessible(page);
    // From the place to the event itself.
    await pressByKeyboard(page, places.getByRole('link'));
    await expect(heading(page, 'Gebeurtenis op positie 54.321')).toBeFocused();
  });

  test('can be verified a part at a time, and the verification stopped', async ({ page }) => {
    await goIn(page, system, '/audit/controle');
    await page.getByRole('textbox', { name: 'Van positie' }).fill('1.000');
    await page.getByRole('textbox', { name: 'Tot en met positie' }).fill('1.999');
    await page.keyboard.press('Enter');
    await expect(page.getByText('1.000 gebeurtenissen nagerekend, positie 1.000 tot 1.999')).toBeVisible();
    await page.getByRole('textbox', { name: 'Van positie' }).fill('x');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Van positie' })).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('textbox', { name: 'Van positie' }).fill('');
    await page.getByRole('textbox', { name: 'Tot en met positie' }).fill('');
    await page.keyboard.press('Enter');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Stop' }));
    await expect(page.getByRole('progressbar')).toHaveCount(0);
  });

  test('says that the server is away, and goes on when it is back', async ({ page }) => {
    await goIn(page, system, '/audit');
    await expect(page.getByText('Het logboek telt')).toBeVisible();
    await page.route('**/audit/log?*', (route) => route.abort());
    await page.getByRole('textbox', { name: 'Ga naar positie' }).fill('70000');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('De server antwoordt nu niet');
    await expectAccessible(page);
    await page.unroute('**/audit/log?*');
    await page.getByRole('button', { name: 'Opnieuw proberen' }).press('Enter');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.locator('koz-log-row', { hasText: '70.000' })).toContainText(/aanvraag|opvangplan/);
  });

  test('records why somebody looks, as chosen once on top of the page', async ({ page }) => {
    await goIn(page, system, '/audit/inzagen');
    await page.getByRole('combobox', { name: 'Waarom kijkt u?' }).selectOption('complaint');
    await page.getByRole('combobox', { name: 'Verdeeld naar' }).selectOption('day');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Tel', exact: true }));
    await expect(page.getByRole('table', { name: 'Inzagen naar dag' })).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
    await pressByKeyboard(page, page.getByRole('link', { name: 'Raadplegingen' }));
    const row = page.getByRole('row', { name: /telde wat er getoond is/ }).first();
    await expect(row).toContainText('klacht');
    await expectAccessible(page);
    await expectReflow(page);
  });
});

test.describe('the audit of one plan through the years', () => {
  let system: System;
  let filed: Schemas['FiledCarePlanAnswer'] & Schemas['Receipt'];
  let plan: string;

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    system = await System.start();
    const anybody = await system.as({ role: 'family' });
    const { items } = await anybody.get<Schemas['LocationPageAnswer']>('/locations?municipality=Antwerpen');
    const location = items[0]!;
    filed = await anybody.post('/care-plans', {
      controller: 'antwerpen',
      parent: { firstName: 'Noor', lastName: 'Voorbeeld', birthDate: '1994-03-05' },
      child: { birthDate: '2026-11-02', expected: false },
      address: { street: 'Voorbeeldstraat', number: '1' },
      ...{
        postcode: '2018',
        priorityRules: [],
        sharing: 'acrossBorders',
        locationIds: [location.locationId],
      },
      ...{ startDate: '2027-09-01', endDate: '2028-08-31', careParts: [{ weekday: 'mon', part: 'full' }] },
    });
    plan = `carePlan-${filed.carePlanId}`;
    const organiser = await system.as({
      ...{ role: 'organiser', organiserId: location.organiserId, controller: location.controller },
    });
    const application = filed.applications[0]!.applicationId;
    for (const step of ['accept', 'approve']) await organiser.post(`/applications/${application}/${step}`);
    // In the month in which the child becomes two and a half.
    await system.setClock('2029-05-02T09:00:00Z');
    const client = await system.as(auditor);
    await until(async () => {
      const replay = await client.get<Schemas['StreamReplay']>(`/audit/streams/${plan}`);
      return replay.carePlan?.keys.precise.state === 'destroyed';
    }, 120_000);
    await until(async () => (await client.get(`/audit/certificates/${filed.carePlanId}`)) !== undefined);
  });
  test.afterAll(() => system.stop());

  test('shows what the organiser saw before and after approval, and after the shredding, by keyboard', async ({
    page,
  }) => {
    await goIn(page, system, `/audit/stromen/${plan}`);
    const slider = page.getByRole('slider', { name: 'Tijdlijn: kies een moment' });
    await tabTo(page, slider);
    const seen = (field: string) => page.locator(`tr[data-field="${field}"] td`).first();
    const goTo = async (stop: RegExp): Promise<void> => {
      await page.keyboard.press('Home');
      await expect(slider).toHaveAttribute('aria-valuetext', /^1 van/);
      for (let presses = 0; presses < 30; presses += 1) {
        const text = (await slider.getAttribute('aria-valuetext')) ?? '';
        if (stop.test(text)) return;
        await page.keyboard.press('ArrowRight');
        await expect(slider).not.toHaveAttribute('aria-valuetext', text);
      }
      throw new Error(`no stop ${stop.source}`);
    };

    await goTo(/De aanvraag is geaccepteerd/);
    await expect(seen('parent.lastName')).toContainText('zichtbaar na goedkeuring');
    await goTo(/De aanvraag is goedgekeurd/);
    await expect(seen('parent.lastName')).toHaveText(/^\s*zichtbaar(?! na)/);
    await expect(page.getByText('een plaats gevonden, nog niet bevestigd')).toBeVisible();
    await expect(slider).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.getByText(/sleutel vernietigd op 0\d\/05\/2029 \(2,5 jaar\)/).first()).toBeVisible();
    await expect(seen('address')).not.toHaveText(/^\s*zichtbaar\s*$/);
    await expect(page.getByText('Methode 1')).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);

    // The same as a list, and its address.
    await page.getByText('Toon de gebeurtenissen als lijst').press('Enter');
    await pressByKeyboard(page, page.getByRole('button', { name: 'De aanvraag is geaccepteerd' }));
    await expect(seen('parent.lastName')).toContainText('zichtbaar na goedkeuring');
    await expect(page).toHaveURL(/positie=\d+/);
    await expectAccessible(page);
    await page.reload();
    await expect(seen('parent.lastName')).toContainText('zichtbaar na goedkeuring');
  });

  test('verifies the certificate of the destroyed key in the browser', async ({ page }) => {
    await goIn(page, system, '/audit/certificaten');
    await expectAccessible(page);
    await tabTo(page, page.getByRole('textbox', { name: 'Kenmerk van het opvangplan' }));
    await page.keyboard.type('geen kenmerk');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Kenmerk van het opvangplan' })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    await page.getByRole('textbox', { name: 'Kenmerk van het opvangplan' }).fill(filed.carePlanId);
    await page.keyboard.press('Enter');
    const certificate = page.getByRole('region', { name: 'Certificaat 1', exact: true });
    await expect(certificate).toContainText('Het certificaat is ondertekend: Klopt');
    await expect(certificate).toContainText('Nagerekend in uw browser');
    await expect(certificate).toContainText('2,5 jaar');
    await expectAccessible(page);
    await expectReflow(page);
  });

  test('does not believe the server’s word for a certificate that was changed', async ({ page }) => {
    await page.route(
      '**/audit/certificates/*',
      changing<Schemas['PlanCertificates']>(({ certificates }) => {
        for (const each of certificates) {
          const changed = Buffer.from(each.certificate, 'base64').toString().replace('P2Y6M', 'P5Y');
          each.certificate = Buffer.from(changed).toString('base64');
          expect(each.verified).toBe(true);
        }
      }),
    );
    await goIn(page, system, `/audit/certificaten/${filed.carePlanId}`);
    await expect(page.getByText('Het certificaat is ondertekend: Klopt niet')).toBeVisible();
    await expect(page.getByText('er is iets aan gewijzigd')).toBeVisible();
  });

  test('holds the log to a receipt that anybody kept, without logging in', async ({ page }) => {
    const receipt = filed.checkpoint ?? '';
    await page.goto(`${system.url}/audit/bewijs`);
    await expect(heading(page, 'Controlepunt nakijken')).toBeVisible();
    await pressByKeyboard(page, page.getByRole('button', { name: 'Kijk na' }));
    await expect(page.getByRole('alert')).toContainText('Plak of laad eerst');
    await expectAccessible(page);
    const field = page.getByRole('textbox', { name: 'Controlepunt dat u bewaarde' });
    await field.fill(receipt);
    await pressByKeyboard(page, page.getByRole('button', { name: 'Kijk na' }));
    await expect(verdict(page)).toContainText('Klopt.');
    await expect(page.locator('koz-proof-steps h3 .verdict')).toHaveText(['Klopt', 'Klopt', 'Klopt']);
    await expectAccessible(page);
    await expectReflow(page);
    // As the header of an answer carries it, from a file; and with another number of events.
    await page.getByLabel('Of laad het uit een bestand').setInputFiles({
      ...{ name: 'bewijs.txt', mimeType: 'text/plain' },
      buffer: Buffer.from(Buffer.from(receipt).toString('base64')),
    });
    await pressByKeyboard(page, page.getByRole('button', { name: 'Kijk na' }));
    await expect(verdict(page)).toContainText('Klopt.');
    const [origin, size, ...rest] = receipt.split('\n');
    await field.fill([origin, String(Number(size) + 1), ...rest].join('\n'));
    await pressByKeyboard(page, page.getByRole('button', { name: 'Kijk na' }));
    await expect(verdict(page)).toContainText('Klopt niet.');
  });

  test('holds the log to a receipt that no longer fits it', async ({ page }) => {
    const receipt = filed.checkpoint ?? '';
    await page.route(
      '**/audit/proofs/consistency?*',
      changing<Schemas['ConsistencyProof']>((answer) => {
        answer.proof = answer.proof.map(tampered);
      }),
    );
    await page.goto(`${system.url}/audit/bewijs`);
    await page.getByRole('textbox', { name: 'Controlepunt dat u bewaarde' }).fill(receipt);
    await pressByKeyboard(page, page.getByRole('button', { name: 'Kijk na' }));
    await expect(verdict(page)).toContainText('Klopt niet.');
    await expect(page.getByText('er is later iets gewijzigd')).toBeVisible();
  });

  test('proves a line of the ledger in the browser', async ({ page }) => {
    await goIn(page, system, '/audit/register');
    await expect(page.getByText('Het register is ondertekend.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Plaats in het register' }).fill('0');
    await page.getByRole('textbox', { name: 'Of: aantal regels van een vroeger controlepunt' }).fill('1');
    await pressByKeyboard(page, page.getByRole('button', { name: 'Kijk na' }));
    await expect(page.getByText('Regel 0 staat op haar plaats in het register: Klopt')).toBeVisible();
    await expect(page.getByText('Het register van nu begint met dat van 1 regels: Klopt')).toBeVisible();
    await expectAccessible(page);
    await expectReflow(page);
  });

  test('is for an officer too, and for nobody else', async ({ page }) => {
    await enter(page, system, { role: 'officer', controller: 'antwerpen' }, '/audit/controle', 'officer');
    await expect(page.getByRole('navigation', { name: 'Onderdelen van de audit' })).toBeVisible();
    await expectAccessible(page);
    await enter(page, system, { role: 'regie', controller: 'antwerpen' }, '/audit', 'regie');
    await expect(page).toHaveURL(/\/\?naar=%2Faudit/);
  });
});
