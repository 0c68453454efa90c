import type { EventStore, StoredEvent } from '@koz/event-store';
import type { PoolClient } from 'pg';
import { dropGenerations, rightToRebuild } from './generations/drop-generations.js';
import { recordFault, type Generation } from './generations/generation.js';
import { makeBuilding } from './generations/make-generation.js';
import { swapIn } from './generations/swap.js';
import { GapInLogError, isFilled, readPage } from './pages/page.js';
import { writePage } from './pages/write-page.js';
import { allProjections, projectionNamed } from './projections.js';
import { pacingOf, type ProjectorDeps } from './projector-deps.js';
import { faultOf, isPassing } from './running/faults.js';
import { readAhead } from '@koz/platform';

/** Another process is rebuilding the projection. */
export class RebuildUnderWayError extends Error {
  override readonly name = 'RebuildUnderWayError';
  constructor(readonly projection: string) {
    super(`${projection} is being rebuilt already`);
  }
}

export interface RebuildReport {
  readonly projection: string;
  readonly version: number;
  readonly generation: number;
  /** Of the last event in the rows when they became visible. */
  readonly position: number;
}

/**
 * Builds a projection's rows anew from the whole log, beside the live ones, and swaps. Readers see the old rows until
 * then and the new ones after; a projector that runs meanwhile carries on, first with the old rows, then with the new.
 *
 * @param signal ends the rebuild early: nothing is swapped, and its reason is thrown
 * @throws UnknownProjectionError, RebuildUnderWayError, and what stopped the rebuild; the live rows stay as they were
 */
export async function rebuildProjection(
  deps: ProjectorDeps,
  name: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<RebuildReport> {
  const projection = projectionNamed(name, deps.projections ?? allProjections);
  const lease = await rightToRebuild(deps.pool, name);
  if (lease === undefined) throw new RebuildUnderWayError(name);
  try {
    const { client } = lease;
    // Also what a rebuild left that did not come to its end: nobody else is at it, for we hold the lease.
    await dropGenerations(client, name, ['retired', 'building']);
    const generation = await makeBuilding(client, projection);
    deps.logger.info({ projection: name, generation: generation.number }, 'Rebuilding a projection');
    await fill(client, deps, generation, signal);
    signal.throwIfAborted();
    const position = await swapIn(client, deps, generation);
    await dropGenerations(client, name, ['retired']);
    const { version } = projection;
    deps.logger.info(
      { projection: name, version, generation: generation.number, position },
      'Rebuilt a projection',
    );
    return { projection: name, version, generation: generation.number, position };
  } finally {
    await lease.release();
  }
}

/**
 * Takes in the log, until so little is left that the swap may do it while it holds the live rows' checkpoint; or until
 * that gets no less, because events come as fast as they are taken in.
 */
async function fill(
  client: PoolClient,
  deps: ProjectorDeps,
  generation: Generation,
  signal: AbortSignal,
): Promise<void> {
  const { pageSize } = pacingOf(deps);
  let position = -1;
  for (let behind = Infinity; ;) {
    const last = await deps.store.lastPosition();
    const left = last - position;
    if (signal.aborted || left <= 0 || left >= behind || (position >= 0 && left <= pageSize)) return;
    await fillUpTo(client, deps, generation, position, last, signal);
    position = last;
    behind = left;
  }
}

async function fillUpTo(
  client: PoolClient,
  deps: ProjectorDeps,
  generation: Generation,
  after: number,
  last: number,
  signal: AbortSignal,
): Promise<void> {
  const { pageSize } = pacingOf(deps);
  const pages = readAhead(
    (ended) => logPages(deps.store, after, last, pageSize, ended),
    (stored) => readPage(deps.sealer, generation.projection, stored),
    signal,
  );
  let next = after + 1;
  try {
    for await (const page of pages) {
      await writePage(client, generation, page);
      next = page.to + 1;
    }
  } catch (error) {
    if (!isPassing(error)) await recordFault(client, generation, faultOf(error, next));
    throw error;
  }
}

async function* logPages(
  store: Pick<EventStore, 'readAll'>,
  after: number,
  last: number,
  pageSize: number,
  signal: AbortSignal,
): AsyncGenerator<readonly [StoredEvent, ...StoredEvent[]]> {
  let position = after;
  while (position < last && !signal.aborted) {
    const stored = await store.readAll(position, Math.min(pageSize, last - position));
    if (!isFilled(stored)) throw new GapInLogError(position + 1);
    yield stored;
    position += stored.length;
  }
}
