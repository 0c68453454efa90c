import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreUnavailableError } from '@koz/event-store';
import { PublisherUnavailableError } from '@koz/messaging';
import {
  inSpans,
  isConnectionFailure,
  Lease,
  readAhead,
  ReaderCheckpoint,
  SpanKind,
  traceParentOf,
} from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { defaultPacing, type Pacing, type RelayDeps } from './deps.js';
import { controllersOf, tellingsOf } from './tellings.js';

/**
 * `standby`: another instance has the lease. `waiting`: for a broker or a database that is away. `stopped`: at an event
 * that it cannot tell; it is tried again, for damage may be mended by a restore.
 */
export type RelayState = 'starting' | 'following' | 'standby' | 'waiting' | 'stopped';

/** The name of its lease, and of its checkpoint. */
const reader = 'relay';

export interface RunningRelay {
  readonly state: RelayState;
  /** Finishes the page under way and gives the lease back. */
  stop(): Promise<void>;
}

/**
 * Follows the log and tells other systems what goes out of it. At least once: the checkpoint is written after a page was
 * taken, and what is told again has the same id. Of several instances one works at a time, so that what is of one plan
 * is told in order; the next one takes over from the checkpoint.
 */
export function startRelay(deps: RelayDeps): RunningRelay {
  const relay = new Relay(deps);
  deps.readiness?.add('relay', () => relay.whatIsMissing() ?? true);
  const ending = new AbortController();
  const running = relay.run(ending.signal);
  return {
    get state() {
      return relay.state;
    },
    stop: async () => {
      ending.abort();
      await running;
      await deps.publisher.close();
    },
  };
}

class Relay {
  state: RelayState = 'starting';
  private waitsFor: 'broker' | 'database' = 'database';
  private readonly pacing: Pacing;
  /** Whom it can tell. */
  private prepared = new Set<ControllerId>();

  constructor(private readonly deps: RelayDeps) {
    this.pacing = { ...defaultPacing, ...deps.pacing };
  }

  whatIsMissing(): string | undefined {
    if (this.state === 'stopped') return 'stopped at an event that it cannot tell';
    return this.state === 'waiting' ? `waits for the ${this.waitsFor}` : undefined;
  }

  /** Returns when the signal aborts; never throws. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.session(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.report(error);
        await this.pause(signal);
      }
    }
  }

  private async session(signal: AbortSignal): Promise<void> {
    const lease = await Lease.tryAcquire(this.deps.pool, reader);
    if (!lease) {
      this.state = 'standby';
      return this.pause(signal);
    }
    try {
      await this.follow(lease, signal);
    } finally {
      await lease.release();
    }
  }

  private async follow(lease: Lease, signal: AbortSignal): Promise<void> {
    const { store, publisher, logger } = this.deps;
    const checkpoint = new ReaderCheckpoint(lease.client, reader);
    const after = await checkpoint.read();
    this.prepared = new Set();
    await this.prepare(await this.deps.controllers());
    this.state = 'following';
    logger.info({ position: after }, 'The relay follows the log');
    const pages = readAhead(
      (ended) => store.subscribe({ after, pageSize: this.pacing.pageSize, signal: ended }),
      async (page) => {
        const controllers = [...new Set([...(await this.deps.controllers()), ...controllersOf(page)])];
        const tellings = await tellingsOf(page, controllers, this.deps);
        return { controllers, tellings, last: page.at(-1)?.position };
      },
      signal,
    );
    for await (const { controllers, tellings, last } of pages) {
      if (last === undefined) continue;
      await this.prepare(controllers);
      // Another may have taken over while this page was read: who lost the session tells nothing any more.
      await lease.client.query('SELECT');
      const causes = tellings.map((telling) =>
        'event' in telling ? traceParentOf(telling.traceparent) : undefined,
      );
      const about = { 'koz.position': last, 'koz.events': tellings.length };
      await inSpans('tell', about, causes, () => publisher.publish(tellings), SpanKind.PRODUCER);
      await checkpoint.advance(last);
    }
  }

  private async prepare(controllers: readonly ControllerId[]): Promise<void> {
    const unknown = controllers.filter((controller) => !this.prepared.has(controller));
    if (unknown.length === 0) return;
    for (const { topic, setting, is, shouldBe } of await this.deps.publisher.prepare(unknown))
      this.deps.logger.warn(
        { topic, setting, is, shouldBe },
        'A topic has another setting than it should have',
      );
    for (const controller of unknown) this.prepared.add(controller);
  }

  private report(error: unknown): void {
    const { logger } = this.deps;
    const ofBroker = error instanceof PublisherUnavailableError;
    const passes = ofBroker || error instanceof EventStoreUnavailableError || isConnectionFailure(error);
    // Said once, not at every look.
    if (passes && this.state !== 'waiting') logger.warn({ error }, 'The relay waits');
    // Skipping the event would keep it from others for good.
    else if (!passes && this.state !== 'stopped') logger.error({ error }, 'The relay has stopped');
    this.waitsFor = ofBroker ? 'broker' : 'database';
    this.state = passes ? 'waiting' : 'stopped';
  }

  private async pause(signal: AbortSignal): Promise<void> {
    await delay(this.pacing.retryInMs, undefined, { signal }).catch(() => undefined);
  }
}
