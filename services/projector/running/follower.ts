import { setTimeout as delay } from 'node:timers/promises';
import { inSpans, Lease, readAhead } from '@koz/platform';
import type { Projection } from '@koz/projection';
import { dropLeftovers } from '../generations/drop-generations.js';
import { GenerationGoneError, recordFault, type Generation } from '../generations/generation.js';
import { liveGeneration, makeLive, type LiveGeneration } from '../generations/make-generation.js';
import { isFilled, readPage } from '../pages/page.js';
import { CheckpointMovedError, writePage } from '../pages/write-page.js';
import { pacingOf, type ProjectorDeps } from '../projector-deps.js';
import { RebuildUnderWayError, rebuildProjection } from '../rebuild-projection.js';
import { faultOf, isPassing } from './faults.js';

/**
 * What a follower is doing. `standby`: another instance writes. `superseded`: a newer program has rebuilt the
 * projection, and this one leaves it alone. `stopped`: at a fault, until the projection is rebuilt or the program
 * started again.
 */
export type FollowerState =
  'starting' | 'rebuilding' | 'catchingUp' | 'following' | 'standby' | 'superseded' | 'waiting' | 'stopped';

/** Keeps one projection's rows up with the log, for as long as it runs. */
export class Follower {
  state: FollowerState = 'starting';
  /** Position of the next event, for a fault that does not name its own. */
  private next = 0;

  constructor(
    private readonly deps: ProjectorDeps,
    readonly projection: Projection,
  ) {}

  /** Returns when the signal aborts; the page under way is finished first. Never throws. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.session(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (isPassing(error) || error instanceof CheckpointMovedError) await this.waitAfter(error, signal);
        else if (!(error instanceof GenerationGoneError)) await this.standStill(error, signal);
      }
    }
  }

  /** One go at following: ends when there is reason to look at the situation anew. */
  private async session(signal: AbortSignal): Promise<void> {
    const { pool } = this.deps;
    const { name, version } = this.projection;
    const live = await liveGeneration(pool, name);
    if (live && live.version > version) return this.pause('superseded', signal);
    if (live && live.version < version) return this.renew(signal);
    const lease = await Lease.tryAcquire(pool, `projector/follow/${name}`);
    if (lease === undefined) return this.pause('standby', signal);
    try {
      const current = await makeLive(lease.client, this.projection);
      if (current.version === version) await this.follow(lease, current, signal);
    } finally {
      await lease.release();
    }
  }

  /** The rows were made by an older program: they are shown until new ones are ready beside them. */
  private async renew(signal: AbortSignal): Promise<void> {
    this.state = 'rebuilding';
    try {
      await rebuildProjection(this.deps, this.projection.name, signal);
    } catch (error) {
      if (!(error instanceof RebuildUnderWayError)) throw error;
      await this.pause('rebuilding', signal);
    }
  }

  private async follow(lease: Lease, live: LiveGeneration, signal: AbortSignal): Promise<void> {
    const { store, sealer, logger } = this.deps;
    const { projection } = this;
    const generation: Generation = { projection, number: live.number };
    const goal = await store.lastPosition();
    this.next = live.position + 1;
    this.state = live.position < goal ? 'catchingUp' : 'following';
    logger.info(
      { projection: projection.name, position: live.position, lastPosition: goal },
      'Following the log',
    );
    await dropLeftovers(this.deps.pool, projection.name);
    const { pageSize } = pacingOf(this.deps);
    const pages = readAhead(
      (ended) => store.subscribe({ after: live.position, pageSize, signal: ended }),
      async (stored) => (isFilled(stored) ? readPage(sealer, projection, stored) : undefined),
      signal,
    );
    try {
      for await (const page of pages) {
        if (page === undefined) continue;
        const about = {
          'koz.projection': projection.name,
          'koz.position': page.to,
          'koz.events': page.events.length,
        };
        const causes = page.events.map(({ metadata }) => metadata.traceparent);
        await inSpans('project', about, causes, () => writePage(lease.client, generation, page));
        this.next = page.to + 1;
        if (page.to >= goal) this.state = 'following';
      }
    } catch (error) {
      if (!isSituation(error)) await recordFault(lease.client, generation, faultOf(error, this.next));
      throw error;
    }
  }

  private async waitAfter(error: unknown, signal: AbortSignal): Promise<void> {
    const { retryInMs } = pacingOf(this.deps);
    this.deps.logger.warn({ projection: this.projection.name, error, retryInMs }, 'The projection waits');
    await this.pause('waiting', signal);
  }

  /** Skipping the event would leave the rows wrong for good: nothing moves until other rows are swapped in. */
  private async standStill(error: unknown, signal: AbortSignal): Promise<void> {
    const { name } = this.projection;
    const { position, name: reason } = faultOf(error, this.next);
    // Before the alert: who is told of it finds readiness saying so too.
    this.state = 'stopped';
    this.deps.logger.error({ projection: name, position, reason, error }, 'The projection has stopped');
    const stoppedWith = await this.liveNumber();
    for (;;) {
      await this.pause('stopped', signal);
      const now = await this.liveNumber();
      if (signal.aborted || (now !== undefined && now !== stoppedWith)) return;
    }
  }

  /** Undefined also while the database is away: that is no reason to move. */
  private async liveNumber(): Promise<number | undefined> {
    const live = await liveGeneration(this.deps.pool, this.projection.name).catch(() => undefined);
    return live?.number;
  }

  private async pause(state: FollowerState, signal: AbortSignal): Promise<void> {
    this.state = state;
    await delay(pacingOf(this.deps).retryInMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Not the projection's fault: the database is away, or somebody else has written or swapped. */
const isSituation = (error: unknown): boolean =>
  isPassing(error) || error instanceof GenerationGoneError || error instanceof CheckpointMovedError;
