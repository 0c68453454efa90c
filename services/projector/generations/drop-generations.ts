import { hasSqlState, inTransaction, Lease } from '@koz/platform';
import { dropTables } from '@koz/projection';
import type { Pool, PoolClient } from 'pg';

/** A query that began before the swap may still read; then the tables go the next time. */
const lockTimeout = '2s';
const lockNotAvailable = '55P03';

/** The lease of whoever makes, swaps or drops a projection's generations. */
const rebuildLease = (projection: string): string => `projector/rebuild/${projection}`;

/** Held while the lease above is asked for, and by who only clears up for as long as that takes. */
const turn = (projection: string): string => `projector/turn/${projection}`;

/**
 * The right to rebuild, or undefined while another process rebuilds. Who only clears up is waited for: nobody is to be
 * told that a rebuild is under way when there is none.
 */
export async function rightToRebuild(pool: Pool, projection: string): Promise<Lease | undefined> {
  const lease = await Lease.acquire(pool, turn(projection));
  try {
    if (await lease.alsoTry(rebuildLease(projection))) {
      await lease.giveUp(turn(projection));
      return lease;
    }
  } catch (error) {
    await lease.release();
    throw error;
  }
  await lease.release();
  return undefined;
}

/** Drops what a rebuild or a swap left behind when its process ended; leaves it to a rebuild that is under way. */
export async function dropLeftovers(pool: Pool, projection: string): Promise<void> {
  const lease = await Lease.tryAcquire(pool, turn(projection));
  if (lease === undefined) return;
  try {
    if (await lease.alsoTry(rebuildLease(projection)))
      await dropGenerations(lease.client, projection, ['retired', 'building']);
  } finally {
    await lease.release();
  }
}

/**
 * Drops the tables of a projection's generations in these states. The caller has the {@link rightToRebuild}. What is still
 * being read is left for the next call; answers the numbers that are gone.
 */
export async function dropGenerations(
  client: PoolClient,
  projection: string,
  states: readonly ('retired' | 'building')[],
): Promise<number[]> {
  const { rows } = await client.query<{ generation: number; tables: string[] }>(
    'SELECT generation, tables FROM rm.checkpoint WHERE projection = $1 AND state = ANY ($2)',
    [projection, states],
  );
  const gone: number[] = [];
  for (const { generation, tables } of rows)
    if (await dropped(client, projection, generation, tables)) gone.push(generation);
  return gone;
}

async function dropped(
  client: PoolClient,
  projection: string,
  generation: number,
  tables: readonly string[],
): Promise<boolean> {
  try {
    await inTransaction(client, async () => {
      await client.query(`SET LOCAL lock_timeout = '${lockTimeout}'`);
      await client.query(dropTables(projection, tables, generation));
      await client.query('DELETE FROM rm.checkpoint WHERE projection = $1 AND generation = $2', [
        projection,
        generation,
      ]);
    });
    return true;
  } catch (error) {
    if (hasSqlState(error, lockNotAvailable)) return false;
    throw error;
  }
}
