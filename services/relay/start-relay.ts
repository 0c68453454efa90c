import { EventStoreUnavailableError } from '@koz/event-store';
import { PublisherUnavailableError } from '@koz/messaging';
import {
  inSpans,
  isConnectionFailure,
  readAhead,
  ReaderCheckpoint,
  SpanKind,
  startSoleWork,
  traceParentOf,
  type SoleWorkState,
} from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import type { PoolClient } from 'pg';
import { defaultPacing, type Pacing, type RelayDeps } from './deps.js';
import { controllersOf, tellingsOf } from './tellings.js';

/** The name of its lease, and of its checkpoint. */
const reader = 'relay';

export interface RunningRelay {
  readonly state: SoleWorkState;
  /** Finishes the page under way and gives the lease back. */
  stop(): Promise<void>;
}

/**
 * Follows the log and tells other systems what goes out of it. At least once: the checkpoint is written after a page was
 * taken, and what is told again has the same id. Of several instances one works at a time, so that what is of one plan
 * is told in order; the next one takes over from the checkpoint.
 */
export function startRelay(deps: RelayDeps): RunningRelay {
  const pacing: Pacing = { ...defaultPacing, ...deps.pacing };
  let waitsFor: 'broker' | 'database' = 'database';
  const working = startSoleWork({
    ...{ pool: deps.pool, lease: reader, retryInMs: pacing.retryInMs },
    work: (client, signal, following) => new Telling(deps, pacing, client).follow(signal, following),
    passes(error) {
      const ofBroker = error instanceof PublisherUnavailableError;
      waitsFor = ofBroker ? 'broker' : 'database';
      return ofBroker || error instanceof EventStoreUnavailableError || isConnectionFailure(error);
    },
    halted(error, state) {
      if (state === 'waiting') deps.logger.warn({ error }, 'The relay waits');
      // Skipping the event would keep it from others for good.
      else deps.logger.error({ error }, 'The relay has stopped');
    },
  });
  deps.readiness?.add('relay', () => {
    if (working.state === 'stopped') return 'stopped at an event that it cannot tell';
    return working.state === 'waiting' ? `waits for the ${waitsFor}` : true;
  });
  return {
    get state() {
      return working.state;
    },
    stop: async () => {
      await working.stop();
      await deps.publisher.close();
    },
  };
}

/** The telling of one who has the lease. */
class Telling {
  /** Whom it can tell. */
  private readonly prepared = new Set<ControllerId>();

  constructor(
    private readonly deps: RelayDeps,
    private readonly pacing: Pacing,
    /** Holds the lease. */
    private readonly client: PoolClient,
  ) {}

  async follow(signal: AbortSignal, following: () => void): Promise<void> {
    const { store, publisher, logger } = this.deps;
    const checkpoint = new ReaderCheckpoint(this.client, reader);
    const after = await checkpoint.read();
    await this.prepare(await this.deps.controllers());
    following();
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
      await this.client.query('SELECT');
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
}
