import { hasSqlState, inTransaction } from '@koz/platform';
import { createViews, dropViews, tableNames } from '@koz/projection';
import type { PoolClient } from 'pg';
import { GapInLogError, isFilled, readPage } from '../pages/page.js';
import { takeIn } from '../pages/write-page.js';
import { pacingOf, type ProjectorDeps } from '../projector-deps.js';
import { keyOf, lockedPosition, type Generation } from './generation.js';
import { lockGenerations } from './make-generation.js';

/**
 * Less than the server's deadlock_timeout (1 s): when a query holds one view and waits for another, the swap gives
 * way before the server looks for a victim, which might be the query.
 */
const lockTimeout = '500ms';
const lockNotAvailable = '55P03';
const attempts = 60;

/**
 * Lets queries see the generation instead of the live one, in one transaction. The live one's checkpoint is held
 * meanwhile and the last events before it are taken in, so that no reader goes back in the log. Answers the position.
 */
export async function swapIn(
  client: PoolClient,
  deps: ProjectorDeps,
  generation: Generation,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(client, () => swap(client, deps, generation));
    } catch (error) {
      if (!hasSqlState(error, lockNotAvailable) || attempt === attempts) throw error;
    }
  }
}

async function swap(client: PoolClient, deps: ProjectorDeps, generation: Generation): Promise<number> {
  const { projection } = generation;
  await client.query(`SET LOCAL lock_timeout = '${lockTimeout}'`);
  await lockGenerations(client, projection.name);
  const { rows } = await client.query<{ generation: number; position: number; tables: string[] }>(
    `SELECT generation, position, tables FROM rm.checkpoint
      WHERE projection = $1 AND state = 'live' FOR UPDATE`,
    [projection.name],
  );
  const [live] = rows;
  const position = await catchUpTo(client, deps, generation, live?.position ?? -1);
  const views = new Set([...(live?.tables ?? []), ...tableNames(projection)]);
  await client.query(dropViews(projection.name, [...views]));
  await client.query(createViews(projection, generation.number));
  await client.query(`UPDATE rm.checkpoint SET state = 'retired' WHERE projection = $1 AND state = 'live'`, [
    projection.name,
  ]);
  await client.query(
    `UPDATE rm.checkpoint SET state = 'live' WHERE projection = $1 AND generation = $2`,
    keyOf(generation),
  );
  return position;
}

/** The few events that the live rows took in since the rebuild last looked. */
async function catchUpTo(
  client: PoolClient,
  deps: ProjectorDeps,
  generation: Generation,
  target: number,
): Promise<number> {
  const { pageSize } = pacingOf(deps);
  let position = await lockedPosition(client, generation);
  while (position < target) {
    const stored = await deps.store.readAll(position, Math.min(pageSize, target - position));
    if (!isFilled(stored)) throw new GapInLogError(position + 1);
    const page = await readPage(deps.sealer, generation.projection, stored);
    await takeIn(client, generation, page);
    position = page.to;
  }
  return position;
}
