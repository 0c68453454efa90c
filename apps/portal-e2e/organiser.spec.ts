import type { Page } from '@playwright/test';
import {
  filePlan,
  organisersByApplications,
  twoOfOneController,
  type AnOrganiser,
} from './testing/organisers.js';
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

let system: System;
let busiest: AnOrganiser;
let one: AnOrganiser;
let two: AnOrganiser;

const as = ({ organiserId }: AnOrganiser) => ({ role: 'organiser', organiserId }) as const;
const detail = (id: string) => `/organisator/aanvragen/${id}`;
const api = (organiser: AnOrganiser) => system.as(as(organiser));
const step = async (organiser: AnOrganiser, id: string, name: string, body = {}) =>
  (await api(organiser)).post(`/applications/${id}/${name}`, body);
const go = (page: Page, organiser: AnOrganiser, path: string) =>
  enter(page, system, as(organiser), path, 'organisator');
const value = (page: Page, field: string) =>
  page.getByRole('row', { name: new RegExp(`^${field}`) }).locator('td');
const decide = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Beslissen' }).getByRole('button', { name, exact: true });
const isLive = (page: Page) => expect(page.locator('[data-state="live"]')).toBeVisible();

test.beforeAll(async () => {
  system = await System.start();
  const organisers = await organisersByApplications(system);
  busiest = organisers[0]!;
  [one, two] = twoOfOneController(organisers.slice(1));
});
test.afterAll(() => system.stop());

test.describe('an organiser', () => {
  test('decides on an application by keyboard alone, and takes the approval back', async ({ page }) => {
    const { applicationIds } = await filePlan(system, [one]);
    await go(page, one, '/organisator');
    await isLive(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    // From the list to an application, and back to its heading.
    await tabTo(page, page.getByRole('region', { name: /Lijst van aanvragen/ }));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /^Aanvraag/ })).toBeFocused();

    await go(page, one, detail(applicationIds[0]!));
    await expect(page.getByRole('heading', { level: 1, name: 'Aanvraag van Noor' })).toBeVisible();
    await pressByKeyboard(page, decide(page, 'Accepteren'));
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(decide(page, 'Accepteren')).toBeFocused();
    await page.keyboard.press('Enter');
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Accepteren' }));
    await expect(page.getByText('Uw beslissing is bewaard.')).toBeVisible();
    await expect(page.locator('.koz-status')).toHaveText('geaccepteerd (in behandeling)');

    await pressByKeyboard(page, decide(page, 'Goedkeuren'));
    await pressByKeyboard(page, dialog.getByRole('button', { name: 'Goedkeuren' }));
    await expect(page.locator('.koz-status')).toHaveText('goedgekeurd');
    await expect(value(page, 'e-mail')).toHaveText('noor@voorbeeld.be');
    await expect(page.getByText(/wacht op het gezin: het kan weigeren tot en met/)).toBeVisible();
    await expectAccessible(page);

    await pressByKeyboard(page, page.getByRole('button', { name: 'Ongedaan maken' }));
    await expect(page.getByText('Ongedaan gemaakt.')).toBeVisible();
    await expect(page.locator('.koz-status')).toHaveText('geaccepteerd (in behandeling)');
    await expect(value(page, 'e-mail')).toHaveText('zichtbaar na goedkeuring');
    await expect(page.getByRole('list', { name: 'Verloop' }).getByRole('listitem')).toHaveCount(4);
  });

  test('sees at each stage every field, or why it is hidden', async ({ page }) => {
    const { applicationIds } = await filePlan(system, [one, two]);
    const [here, elsewhere] = applicationIds as [string, string];
    await go(page, one, detail(here));
    const cells = page.locator('[data-state]:not(p)');
    const isNeverBlank = async () => {
      await expect(cells).toHaveCount(13);
      for (const text of await cells.allInnerTexts()) expect(text.trim()).not.toBe('');
    };
    await expect(value(page, 'voornaam ouder')).toHaveText('Noor');
    await expect(value(page, 'naam ouder')).toHaveText('zichtbaar na goedkeuring');
    await isNeverBlank();

    await decide(page, 'Geen plaats').click();
    await page.getByRole('combobox', { name: 'Reden' }).selectOption({ label: 'de groep is volzet' });
    await page.getByRole('dialog').getByRole('button', { name: 'Geen plaats' }).click();
    await expect(page.locator('.koz-status')).toHaveText('geen plaats');
    await expect(value(page, 'voornaam ouder')).toHaveText('zichtbaar na acceptatie (bekijken)');
    await expect(page.getByText('(de groep is volzet)')).toBeVisible();
    await isNeverBlank();

    // Another organiser gives the place: what is open here closes while it is looked at.
    await decide(page, 'Accepteren').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Accepteren' }).click();
    await expect(value(page, 'voornaam ouder')).toHaveText('Noor');
    await isLive(page);
    await step(two, elsewhere, 'accept');
    await step(two, elsewhere, 'approve');
    await expect(value(page, 'voornaam ouder')).toHaveText(/^verborgen: .*elders/);
    await expect(page.getByText('Deze aanvraag is gewijzigd. U ziet de nieuwe toestand.')).toBeVisible();
    await expect(decide(page, 'Goedkeuren')).toHaveCount(0);
    await isNeverBlank();
    await expectReflow(page);
  });

  test('loses the race for a place, and is told how it stands now', async ({ page }) => {
    const { applicationIds } = await filePlan(system, [one, two]);
    const [mine, theirs] = applicationIds as [string, string];
    await step(one, mine, 'accept');
    await step(two, theirs, 'accept');
    // The connection that would tell in time is cut.
    await page.route('**/organiser/updates', (route) => route.abort());
    await go(page, one, detail(mine));
    await expect(page.getByText('Verbinding verbroken, opnieuw proberen…')).toBeVisible();
    await decide(page, 'Goedkeuren').click();
    await step(two, theirs, 'approve');
    await page.getByRole('dialog').getByRole('button', { name: 'Goedkeuren' }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(
      'Uw beslissing is niet uitgevoerd. Voor dit opvangplan is al een plaats gevonden.',
    );
    await expect(alert).toContainText('De aanvraag staat nu op “geaccepteerd (in behandeling)”');
    await expect(decide(page, 'Goedkeuren')).toHaveCount(0);
    await expectAccessible(page);
  });

  test('is refused a decision on what somebody else decided meanwhile', async ({ page }) => {
    const { applicationIds } = await filePlan(system, [one]);
    await page.route('**/organiser/updates', (route) => route.abort());
    await go(page, one, detail(applicationIds[0]!));
    await decide(page, 'Accepteren').click();
    await step(one, applicationIds[0]!, 'accept');
    await page.getByRole('dialog').getByRole('button', { name: 'Accepteren' }).click();
    await expect(page.getByRole('alert')).toContainText('Dit is intussen gewijzigd.');
    await expect(page.locator('.koz-status')).toHaveText('geaccepteerd (in behandeling)');
  });

  test('keeps a decision that was chosen while the server is away', async ({ page }) => {
    const { applicationIds } = await filePlan(system, [one]);
    await go(page, one, detail(applicationIds[0]!));
    await decide(page, 'Niet goedkeuren').click();
    const reason = page.getByRole('combobox', { name: 'Reden' });
    await reason.selectOption({ label: 'het dossier is niet volledig' });
    await page.route('**/applications/*/reject', (route) => route.abort());
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Niet goedkeuren' });
    await confirm.click();
    await expect(page.getByRole('alert')).toContainText('De server antwoordt nu niet');
    await expect(reason.locator('option:checked')).toHaveText('het dossier is niet volledig');
    await page.unroute('**/applications/*/reject');
    await confirm.click();
    await expect(page.locator('.koz-status')).toHaveText('niet goedgekeurd');
    await expect(page.getByText('U kunt met deze aanvraag nu niets meer doen.')).toBeVisible();
  });
});

test.describe('the inbox', () => {
  test('keeps few rows in the page, however long it is, and says how many there are', async ({ page }) => {
    await go(page, busiest, '/organisator');
    const rows = page.locator('tbody tr');
    const viewport = page.getByRole('region', { name: /Lijst van aanvragen/ });
    await expect(rows.first()).toBeVisible();
    const count = Number(await page.getByRole('table').getAttribute('aria-rowcount'));
    expect(count).toBeGreaterThan(100);
    const seen = new Set<string>();
    await until(async () => {
      for (const row of await rows.all()) {
        const index = await row.getAttribute('aria-rowindex', { timeout: 1_000 }).catch(() => null);
        if (index !== null) seen.add(index);
      }
      expect(await rows.count()).toBeLessThan(100);
      await viewport.evaluate((element) => element.scrollBy(0, element.clientHeight * 0.8));
      return seen.size === count - 1;
    });
    expect(Math.max(...[...seen].map(Number))).toBe(count);
    await expectAccessible(page);
    await expectReflow(page);
  });

  test('is filtered by status and location, and put in order of priority', async ({ page }) => {
    const { applicationIds } = await filePlan(system, [busiest], 'Filterkind');
    await step(busiest, applicationIds[0]!, 'accept');
    await go(page, busiest, '/organisator');
    await page.getByRole('button', { name: /^geaccepteerd/ }).click();
    await expect(page).toHaveURL(/status=accepted/);
    await expect(page.getByRole('link', { name: 'Filterkind' })).toBeVisible();
    const here = busiest.locations[0]!;
    await page.getByRole('combobox', { name: 'Locatie' }).selectOption({ label: here.name });
    await expect(page.getByRole('link', { name: 'Filterkind' })).toBeVisible();
    await page.getByRole('button', { name: /^alle/ }).click();
    await page.getByRole('combobox', { name: 'Volgorde' }).selectOption({ index: 1 });
    await expect(page).toHaveURL(/volgorde=voorrang/);
    await expect(page.getByRole('table', { name: 'Aanvragen, volgens voorrang' })).toBeVisible();
    const levels = await page.locator('td.cdk-column-priority').allInnerTexts();
    const order = ['absolute voorrang', 'voorrang', 'geen voorrang'];
    const ranks = levels.map((level) => order.indexOf(level));
    expect(ranks).toEqual([...ranks].sort((first, next) => first - next));
    await expectAccessible(page);
  });

  test('shows each change once and none too few, after the connection was cut', async ({ page }) => {
    const plans = [];
    for (const name of ['Kind-een', 'Kind-twee', 'Kind-drie'])
      plans.push(await filePlan(system, [two], name));
    const ids = plans.map(({ applicationIds }) => applicationIds[0]!);
    // What the page is told, beside what it shows of it.
    await page.addInitScript(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      const ask = window.fetch.bind(window);
      window.fetch = async (input, init) => {
        const response = await ask(input, init);
        if (String(input).endsWith('/organiser/updates') && response.ok) void listen(response.clone());
        return response;
      };
      const listen = async (response: Response) => {
        const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
        let text = '';
        for (;;) {
          const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
          if (done) return;
          text += value;
          const blocks = text.split('\n\n');
          text = blocks.pop()!;
          for (const block of blocks)
            if (block.includes('event: update')) told.push(/^data: (.*)$/m.exec(block)![1]!);
        }
      };
    });
    await go(page, two, '/organisator');
    await isLive(page);
    await step(two, ids[0]!, 'accept');
    const live = page.locator('.cdk-live-announcer-element');
    await expect(live).toHaveText('1 aanvraag gewijzigd');

    await page.route('**/organiser/updates', (route) => route.abort());
    await system.pause();
    await expect(page.getByText('Verbinding verbroken, opnieuw proberen…')).toBeVisible();
    await system.resume();
    await step(two, ids[0]!, 'no-place');
    await step(two, ids[1]!, 'accept');
    await step(two, ids[1]!, 'no-place');
    await step(two, ids[2]!, 'reject');
    await page.unroute('**/organiser/updates');
    await isLive(page);
    await expect(live).toHaveText('3 aanvragen gewijzigd');
    await step(two, ids[1]!, 'accept');
    await expect(live).toHaveText('1 aanvraag gewijzigd');

    type Told = { position: number; changes: { applicationId: string; revision: number; status: string }[] };
    const told = (await page.evaluate(() => (window as unknown as { told: string[] }).told)).map(
      (text) => JSON.parse(text) as Told,
    );
    const positions = told.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort((first, next) => first - next));
    const ofEach = ids.map((id) =>
      told
        .flatMap(({ changes }) => changes)
        .filter(({ applicationId }) => applicationId === id)
        .map(({ revision, status }) => `${revision} ${status}`),
    );
    // What happened while nobody listened is told as it ended, once.
    expect(ofEach).toEqual([['1 accepted', '2 noPlace'], ['2 noPlace', '3 accepted'], ['1 rejected']]);

    await page.getByRole('button', { name: /^niet goedgekeurd/ }).click();
    await expect(page.locator(`a[href$="${ids[2]}"]`)).toBeVisible();
    await page.getByRole('button', { name: /^geen plaats/ }).click();
    await expect(page.locator(`a[href$="${ids[0]}"]`)).toBeVisible();
  });

  test('puts everything of a row below each other where it is narrow', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await go(page, busiest, '/organisator');
    const row = page.locator('tbody tr').first();
    await expect(row.locator('td')).toHaveCount(1);
    await expect(row).toContainText('antwoorden tegen');
    const isClipped = await row.locator('td').evaluate((cell) => cell.scrollHeight > cell.clientHeight + 1);
    expect(isClipped).toBe(false);
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect(row.locator('td')).toHaveCount(6);
    await expectAccessible(page);
  });

  test('takes in a new application while it is open', async ({ page }) => {
    await go(page, two, '/organisator?status=created');
    await isLive(page);
    const count = async () => Number(await page.getByRole('table').getAttribute('aria-rowcount'));
    await expect.poll(count).toBeGreaterThan(1);
    const before = await count();
    await filePlan(system, [two], 'Net-ingediend');
    await expect.poll(count).toBe(before + 1);
  });
});

test('the emergency list and the pool show no name, and say where a plan fits', async ({ page }) => {
  await go(page, busiest, '/organisator/zoekpool');
  await expect(page.getByRole('heading', { level: 1, name: 'Noodlijst en zoekpool' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Lijst' }).selectOption({ index: 1 });
  await expect(page.getByRole('row')).not.toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'voornaam ouder' })).toHaveCount(0);
  await expectAccessible(page);
  await expectReflow(page);
});

test('after 2.5 years it is said what was destroyed, and after 5 years nothing is left', async ({ page }) => {
  const { applicationIds, carePlanId, family } = await filePlan(system, [one]);
  const [id] = applicationIds as [string];
  await step(one, id, 'accept');
  await step(one, id, 'approve');
  await family.post(`/care-plans/${carePlanId}/confirm-place`);
  await go(page, one, detail(id));
  await expect(value(page, 'adres')).toHaveText('Voorbeeldstraat 1');
  await expect(page.getByText('bevestigd door het gezin')).toBeVisible();
  await isLive(page);

  // Seen by who has the page open, without touching it.
  await system.setClock('2029-01-02T09:00:00Z');
  await expect(value(page, 'adres')).toHaveText(/^vernietigd op \d{2}\/01\/2029 \(2,5 jaar\)$/, {
    timeout: 60_000,
  });
  await expect(value(page, 'e-mail')).toHaveText(/^vernietigd op/);
  await expect(value(page, 'geboortedatum ouder')).toHaveText('1994 (alleen dit bleef bewaard)');
  await expect(value(page, 'voornaam ouder')).toHaveText('Noor');
  await expectAccessible(page);

  await system.setClock('2031-07-02T09:00:00Z');
  await expect(page.getByText('Alle gegevens van deze aanvraag zijn vernietigd.')).toBeVisible({
    timeout: 120_000,
  });
  expect(await page.content()).not.toContain('Noor');
  await expectAccessible(page);
  // And by who comes later.
  await go(page, one, detail(id));
  await expect(page.getByText('alle gegevens zijn vernietigd: dat gebeurt op 5 jaar')).toBeVisible();
  await expectAccessible(page);
});
