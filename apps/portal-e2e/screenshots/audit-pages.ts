import type { Schemas } from '@koz/api-client';
import { System } from '../testing/system.js';
import { enter, expect, test } from '../testing/test.js';
import { shoot } from '../testing/shoot.js';

const auditor = { role: 'auditor', controller: 'antwerpen' } as const;

test('pages of the audit', async ({ page }) => {
  const system = await System.start();
  try {
    const client = await system.as(auditor);
    const { items } = await client.get<Schemas['AuditLog']>('/audit/log?type=CarePlanFiled&limit=1');
    const filing = items[0] as Schemas['OwnLogEntry'];
    for (const [name, path] of [
      ['logboek', '/audit'],
      ['gebeurtenis', `/audit/logboek/${filing.position}`],
      ['stroom', `/audit/stromen/${filing.stream}`],
      ['controle', '/audit/controle'],
      ['certificaten', '/audit/certificaten'],
      ['inzagen', '/audit/inzagen'],
      ['raadplegingen', '/audit/raadplegingen'],
      ['register', '/audit/register'],
      ['controlepunt', '/audit/bewijs'],
    ] as const) {
      await enter(page, system, auditor, path, 'auditor Antwerpen');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      if (name === 'controle') {
        await page.getByRole('button', { name: 'Kijk na' }).click();
        await expect(page.getByText('Klopt.', { exact: true })).toBeVisible();
      }
      await shoot(page, `audit-${name}`);
    }
  } finally {
    await system.stop();
  }
});
