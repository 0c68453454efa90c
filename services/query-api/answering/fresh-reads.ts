import type { Pool } from 'pg';
import { Problem } from '@koz/http';
import { outsideTransaction } from '@koz/platform';
import { livePosition, ReadModelBehindError, waitForPosition } from '@koz/projection';
import { carePlanPool } from '@koz/projections/care-plan-pool';
import { carePlans } from '@koz/projections/care-plans';
import { organiserApplications } from '@koz/projections/organiser-applications';
import type { QueryApiDeps } from '../deps.js';
import { beyondLog } from '../following/beyond-log.js';
import { beforeAll } from '../following/position.js';

const standardWaitMs = 5_000;

export type FreshReadDeps = Pick<QueryApiDeps, 'pool' | 'waitAtMostMs'> & {
  readonly history: Pick<QueryApiDeps['history'], 'lastPosition'>;
};

/**
 * Waits, when a client asks for it, until a read model tells of the event at a position: its own write, mostly.
 * @throws Problem 400 `beyondLog` for a position that the log has not reached: nobody’s write is there to wait for
 * @throws Problem 503 `read-model-behind` when that takes too long; the client may ask again
 */
export async function waitUntilFresh(
  { pool, history, waitAtMostMs = standardWaitMs }: FreshReadDeps,
  minPosition: number | undefined,
  projection: string = organiserApplications.name,
): Promise<void> {
  if (minPosition === undefined) return;
  const sql = outsideTransaction(pool);
  if (((await livePosition(sql, projection)) ?? beforeAll) >= minPosition) return;
  if (minPosition > (await history.lastPosition())) throw beyondLog('minPosition');
  try {
    await waitForPosition(sql, projection, minPosition, waitAtMostMs);
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
