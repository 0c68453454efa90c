import type { Pool } from 'pg';
import { Problem } from '@koz/http';
import { outsideTransaction } from '@koz/platform';
import { livePosition, ReadModelBehindError, waitForPosition } from '@koz/projection';
import { organiserApplications } from '@koz/projections/organiser-applications';

const waitAtMostMs = 5_000;

/**
 * Waits, when a client asks for it, until the inbox tells of the event at a position: its own write, mostly.
 * @throws Problem 503 `read-model-behind` when that takes too long; the client may ask again.
 */
export async function waitUntilFresh(
  pool: Pool,
  minPosition: number | undefined,
  withinMs = waitAtMostMs,
): Promise<void> {
  if (minPosition === undefined) return;
  try {
    await waitForPosition(outsideTransaction(pool), organiserApplications.name, minPosition, withinMs);
  } catch (error) {
    if (!(error instanceof ReadModelBehindError)) throw error;
    throw new Problem('read-model-behind', { headers: { 'retry-after': '1' } });
  }
}

/** For readiness: whether there is an inbox to answer from. */
export const hasInbox = async (pool: Pool): Promise<true | string> =>
  (await livePosition(outsideTransaction(pool), organiserApplications.name)) === undefined
    ? 'the inbox was not built yet'
    : true;
