import { outsideTransaction } from '@koz/platform';
import type { RetentionDeps } from './deps.js';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * In production the two clocks must agree to the day, so that one wrong clock destroys nothing. Development's clock is
 * moved years ahead on purpose, and its database keeps the machine's time: there they are not compared.
 */
export async function clockDiffers({ mode, clock, vaultPool }: RetentionDeps): Promise<boolean> {
  if (mode !== 'production') return false;
  const [row] = await outsideTransaction(vaultPool).query<{ now: Date }>('SELECT now() AS now');
  return !row || Math.abs(Date.parse(clock.now()) - row.now.getTime()) > dayMs;
}
