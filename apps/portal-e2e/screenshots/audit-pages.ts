import type { Page } from '@playwright/test';
import type { Schemas } from '@koz/api-client';
import { System, until } from '../testing/system.js';
import { enter, expect, test } from '../testing/test.js';
import { shoot } from '../testing/shoot.js';

const auditor = { role: 'auditor', controller: 'antwerpen' } as const;

test('pages of the audit', async ({ page }) => {
  const system = await System.start();
  try {
    const client = await system.as(auditor);
    const { items } = await client.get<Schemas['AuditLog']>('/audit/log?type=CarePlanFiled&limit=1');
    const filing = items[0] as Schemas['OwnLogEntry'];
    const plan = filing.stream.replace('carePlan-', '');
    const at = async (path: string): Promise<void> => {
      await enter(page, system, auditor, path, 'auditor Antwerpen');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
    };
    for (const [name, path] of [
      ['logboek', '/audit'],
      ['gebeurtenis', `/audit/logboek/${filing.position}`],
      ['certificaten', '/audit/certificaten'],
      ['inzagen', '/audit/inzagen'],
      ['raadplegingen', '/audit/raadplegingen'],
      ['register', '/audit/register'],
      ['controlepunt', '/audit/bewijs'],
    ] as const) {
      await at(path);
      await shoot(page, `audit-${name}`);
    }
    await at('/audit/controle');
    await verify(page, 'Klopt.');
    await shoot(page, 'audit-controle');
    await changeOneHash(page, filing.position);
    await at('/audit/controle');
    await verify(page, 'Klopt niet.');
    await shoot(page, 'audit-controle-gewijzigd');

    // Every child of the sample is two and a half by then.
    await system.setClock('2029-08-02T09:00:00Z');
    await until(async () => (await client.get(`/audit/certificates/${plan}`)) !== undefined, 180_000);
    await at(`/audit/stromen/${filing.stream}`);
    await expect(page.getByText(/sleutel vernietigd op/).first()).toBeVisible();
    await shoot(page, 'audit-stroom');
    await at(`/audit/certificaten/${plan}`);
    await expect(page.getByText('Het certificaat is ondertekend: Klopt')).toBeVisible();
    await shoot(page, 'audit-certificaat');
  } finally {
    await system.stop();
  }
});

async function verify(page: Page, verdict: string): Promise<void> {
  await page.getByRole('button', { name: 'Kijk na' }).click();
  await expect(page.getByText(verdict, { exact: true })).toBeVisible();
}

/** The answer for one position is, from now on, not what was signed. */
const changeOneHash = (page: Page, position: number): Promise<unknown> =>
  page.route('**/audit/log/hashes?*', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as Schemas['LogHashes'];
    const hash = answer.eventHashes[position - answer.from];
    if (hash)
      answer.eventHashes[position - answer.from] = `${hash.startsWith('A') ? 'B' : 'A'}${hash.slice(1)}`;
    await route.fulfill({ response, json: answer });
  });
