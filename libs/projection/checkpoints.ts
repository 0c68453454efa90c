import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from './projection.port.js';

/** A generation of a read model, and how far it has come. */
export interface Checkpoint {
  readonly projection: string;
  readonly generation: number;
  readonly version: number;
  readonly state: 'building' | 'live' | 'retired';
  readonly position: number;
  readonly tables: readonly string[];
  /** The event at which a fault stopped it; null while all is well. */
  readonly stoppedAt: number | null;
  /** The name of that fault. */
  readonly stoppedBecause: string | null;
}

/** The read model has not come as far as was asked within the time that was given. */
export class ReadModelBehindError extends Error {
  override readonly name = 'ReadModelBehindError';
  constructor(
    readonly projection: string,
    /** Of the live generation; undefined when there is none yet. */
    readonly position: number | undefined,
    readonly minPosition: number,
  ) {
    super(`${projection} is at position ${position ?? 'none'}, not yet at ${minPosition}`);
  }
}

/** Every generation there is, in order of projection. For roles `koz_query` and `koz_projector`. */
export const checkpoints = (sql: Sql): Promise<Checkpoint[]> =>
  sql.query<Checkpoint>(
    `SELECT projection, generation, version, state, position::float8 AS "position", tables,
            stopped_at::float8 AS "stoppedAt", stopped_because AS "stoppedBecause"
       FROM rm.checkpoint ORDER BY projection, generation`,
  );

/** The position up to which the live rows tell; undefined while there are none. */
export async function livePosition(sql: Sql, projection: string): Promise<number | undefined> {
  const [row] = await sql.query<{ position: number }>(
    `SELECT position::float8 AS "position" FROM rm.checkpoint WHERE projection = $1 AND state = 'live'`,
    [projection],
  );
  return row?.position;
}

const firstPauseMs = 2;
const longestPauseMs = 50;

/**
 * Waits until the live rows of a projection tell of the event at `minPosition`, so that a caller sees its own write.
 * `sql` must see what others commit meanwhile: a pool, or a transaction at read committed.
 *
 * @param withinMs how long at most
 * @returns the position that was reached
 * @throws ReadModelBehindError when that is not in time
 */
export async function waitForPosition(
  sql: Sql,
  projection: string,
  minPosition: number,
  withinMs: number,
): Promise<number> {
  const timeUp = AbortSignal.timeout(withinMs);
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    const position = await livePosition(sql, projection);
    if (position !== undefined && position >= minPosition) return position;
    if (timeUp.aborted) throw new ReadModelBehindError(projection, position, minPosition);
    // Cut short by the time limit: one last look is taken then.
    await delay(pause, undefined, { signal: timeUp }).catch(() => undefined);
  }
}
