import type { Pool } from 'pg';
import { Problem } from '@koz/http';
import { outsideTransaction } from '@koz/platform';
import { livePosition, ReadModelBehindError, waitForPosition } from '@koz/projection';
import { carePlanPool } from '@koz/projections/care-plan-pool';
import { carePlans } from '@koz/projections/care-plans';
import { organiserApplications } from '@koz/projections/organiser-applications';

const waitAtMostMs = 5_000;

/**
 * Waits, when a client asks for it, until a read model tells of the event at a position: its own write, mostly.
 * @throws Problem 503 `read-model-behind` when that takes too long; the client may ask again.
 */
export async function waitUntilFresh(
  pool: Pool,
  minPosition: number | undefined,
  withinMs = waitAtMostMs,
  projection: string = organiserApplications.name,
): Promise<void> {
  if (minPosition === undefined) return;
  try {
    await waitForPosition(outsideTransaction(pool), projection, minPosition, withinMs);
  } catch (error) {
    if (!(error instanceof ReadModelBehindError)) throw error;
    throw new Problem('read-model-behind', { headers: { 'retry-after': '1' } });
  }
}

/** For readiness: whether there is an inbox to answer from. */
export const hasInbox = (pool: Pool): Promise<true | string> =>
  isBuilt(pool, organiserApplications.name, 'the inbox was not built yet');

/** For readiness: whether there is a pool to answer from. */
export const hasPool = (pool: Pool): Promise<true | string> =>
  isBuilt(pool, carePlanPool.name, 'the pool was not built yet');

/** For readiness: whether families can find their plans again. */
export const hasCarePlans = (pool: Pool): Promise<true | string> =>
  isBuilt(pool, carePlans.name, 'the plans of families were not built yet');

const isBuilt = async (pool: Pool, projection: string, otherwise: string): Promise<true | string> =>
  (await livePosition(outsideTransaction(pool), projection)) === undefined ? otherwise : true;
