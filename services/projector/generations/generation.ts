import type { Projection } from '@koz/projection';
import type { PoolClient } from 'pg';
import type { Fault } from '../running/faults.js';

/** One physical set of a projection's tables. */
export interface Generation {
  readonly projection: Projection;
  readonly number: number;
}

/** A rebuild has swapped the generation out: its rows are no longer anybody's. */
export class GenerationGoneError extends Error {
  override readonly name = 'GenerationGoneError';
  constructor({ projection, number }: Generation) {
    super(`generation ${number} of ${projection.name} is gone`);
  }
}

/** How far the rows have come; nobody else moves the checkpoint or swaps until the transaction ends. */
export async function lockedPosition(client: PoolClient, generation: Generation): Promise<number> {
  const { rows } = await client.query<{ position: number }>(
    `SELECT position FROM rm.checkpoint
      WHERE projection = $1 AND generation = $2 AND state <> 'retired' FOR UPDATE`,
    keyOf(generation),
  );
  const [row] = rows;
  if (row === undefined) throw new GenerationGoneError(generation);
  return row.position;
}

/** Progress also ends the report of a fault: what stopped the rows no longer does. */
export async function moveCheckpoint(
  client: PoolClient,
  generation: Generation,
  position: number,
): Promise<void> {
  await client.query(
    `UPDATE rm.checkpoint SET position = $3, stopped_at = NULL, stopped_because = NULL
      WHERE projection = $1 AND generation = $2`,
    [...keyOf(generation), position],
  );
}

/** Lets `projections list` of any process say where and why the rows stand still. */
export async function recordFault(client: PoolClient, generation: Generation, fault: Fault): Promise<void> {
  await client.query(
    `UPDATE rm.checkpoint SET stopped_at = $3, stopped_because = $4
      WHERE projection = $1 AND generation = $2`,
    [...keyOf(generation), fault.position, fault.name],
  );
}

export const keyOf = ({ projection, number }: Generation): [string, number] => [projection.name, number];
