import { createTables, createViews, dropViews, tableNames, type Projection } from '@koz/projection';
import type { PoolClient } from 'pg';
import { inTransaction } from '@koz/platform';
import type { Generation } from './generation.js';

/** The generation that queries see, if there is one. */
export interface LiveGeneration {
  readonly number: number;
  readonly version: number;
  readonly position: number;
}

export async function liveGeneration(
  client: Pick<PoolClient, 'query'>,
  projection: string,
): Promise<LiveGeneration | undefined> {
  const { rows } = await client.query<LiveGeneration>(
    `SELECT generation AS number, version, position FROM rm.checkpoint
      WHERE projection = $1 AND state = 'live'`,
    [projection],
  );
  return rows[0];
}

/** Makes empty tables beside those there are, for a rebuild to fill. */
export const makeBuilding = (client: PoolClient, projection: Projection): Promise<Generation> =>
  inTransaction(client, async () => {
    await lockGenerations(client, projection.name);
    return make(client, projection, 'building');
  });

/** Makes the first generation, empty and visible at once; the live one when there is one already. */
export const makeLive = (client: PoolClient, projection: Projection): Promise<LiveGeneration> =>
  inTransaction(client, async () => {
    await lockGenerations(client, projection.name);
    const live = await liveGeneration(client, projection.name);
    if (live) return live;
    const { number } = await make(client, projection, 'live');
    await client.query(dropViews(projection.name, tableNames(projection)));
    await client.query(createViews(projection, number));
    return { number, version: projection.version, position: -1 };
  });

/** Only one transaction at a time makes or swaps generations of a projection. */
export async function lockGenerations(client: PoolClient, projection: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `koz/projector/generations/${projection}`,
  ]);
}

async function make(
  client: PoolClient,
  projection: Projection,
  state: 'building' | 'live',
): Promise<Generation> {
  const { rows } = await client.query<{ generation: number }>(
    `INSERT INTO rm.checkpoint (projection, generation, version, state, position, tables)
     SELECT $1, coalesce(max(generation), 0) + 1, $2, $3, -1, $4 FROM rm.checkpoint WHERE projection = $1
     RETURNING generation`,
    [projection.name, projection.version, state, tableNames(projection)],
  );
  const number = rows[0]?.generation;
  if (number === undefined) throw new Error('no checkpoint was made');
  await client.query(createTables(projection, number));
  return { projection, number };
}
