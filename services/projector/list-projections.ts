import type { EventStore } from '@koz/event-store';
import { outsideTransaction } from '@koz/platform';
import { checkpoints, type Checkpoint, type Projection } from '@koz/projection';
import type { Pool } from 'pg';
import { allProjections } from './projections.js';

/**
 * `live`: queries read it. `stopped`: queries read it, but a fault keeps it where it is. `building`: a rebuild fills
 * it. `absent`: this program knows it, but it was never built.
 */
export type ProjectionState = 'live' | 'stopped' | 'building' | 'absent';

export interface ProjectionStatus {
  readonly name: string;
  /** Of the code that made the rows; the program's own for one that is absent. */
  readonly version: number;
  readonly state: ProjectionState;
  /** Of the last event in the rows; -1 before the first. */
  readonly position: number;
  /** Events of the log that the rows do not tell of yet. */
  readonly lag: number;
  /** Where a fault stopped it, and the fault's name. */
  readonly stoppedAt?: number;
  readonly stoppedBecause?: string;
}

/** Every projection there is or should be, and each rebuild under way. `pool` is of role `koz_projector` or `koz_query`. */
export async function listProjections(deps: {
  readonly store: Pick<EventStore, 'lastPosition'>;
  readonly pool: Pool;
  readonly projections?: readonly Projection[];
}): Promise<ProjectionStatus[]> {
  const { store, pool, projections = allProjections } = deps;
  const found = await checkpoints(outsideTransaction(pool));
  const last = await store.lastPosition();
  const there = found.filter(({ state }) => state !== 'retired');
  const absent = projections
    .filter(({ name }) => !there.some((each) => each.projection === name && each.state === 'live'))
    .map(({ name, version }) => ({ name, version, state: 'absent' as const, position: -1, lag: last + 1 }));
  return [...there.map((each) => statusOf(each, last)), ...absent].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function statusOf(checkpoint: Checkpoint, last: number): ProjectionStatus {
  const { projection: name, version, position, stoppedAt, stoppedBecause } = checkpoint;
  // The checkpoint was read before the log's end: a later event may be in the rows already.
  const lag = Math.max(last - position, 0);
  if (checkpoint.state === 'building') return { name, version, position, lag, state: 'building' };
  if (stoppedAt === null) return { name, version, position, lag, state: 'live' };
  return {
    ...{ name, version, position, lag, state: 'stopped', stoppedAt },
    ...(stoppedBecause === null ? {} : { stoppedBecause }),
  };
}
