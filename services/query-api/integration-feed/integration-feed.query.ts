import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { latestCheckpoint } from '@koz/audit';
import { consulted, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { checkpointEvent, integrationEvents, type CloudEvent } from '@koz/messaging';
import { outsideTransaction } from '@koz/platform';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { beyondLog } from '../following/beyond-log.js';
import { LogTail } from '../following/log-tail.js';
import { beforeAll } from '../following/position.js';
import { defaultEvents, type IntegrationFeedQuery } from './integration-feed.dto.js';
import { readFeed, type FeedPage } from './read-feed.js';

/** A page of the feed: integration events in order, then the latest checkpoint. */
export interface FeedAnswer {
  readonly events: readonly CloudEvent<object>[];
  /** After which position the next page goes on. */
  readonly next: number;
}

export class ReadIntegrationFeed extends Query<FeedAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: IntegrationFeedQuery,
    /** Aborts when the client is gone. */
    readonly left: AbortSignal,
  ) {
    super();
  }
}

/**
 * What other systems of a controller are told, of its own plans and of those shared with it, from the log itself. No value leaves, so that the ledger of disclosures
 * has nothing to record; that it was read is recorded, as of all history, for each page that tells of something.
 */
@QueryHandler(ReadIntegrationFeed)
export class ReadIntegrationFeedHandler implements IQueryHandler<ReadIntegrationFeed> {
  constructor(
    @Inject(depsToken) private readonly deps: QueryApiDeps,
    private readonly tail: LogTail,
  ) {}

  /**
   * @throws Problem 400 `after` `beyondLog`: a log that is shorter than what was read of it lost its end
   * @throws Problem 403 for somebody of no controller, 503 when it cannot be recorded
   */
  async execute({ principal, asked, left }: ReadIntegrationFeed): Promise<FeedAnswer> {
    const { controller } = principal;
    if (controller === undefined) throw new Problem('forbidden');
    const { history, origin: source, pool } = this.deps;
    const scope = { controller };
    const page = await this.pageOf(scope, asked, left);
    if (page.events.length > 0) await consulted(this.deps, principal, { action: 'readFeed' });
    const events = await integrationEvents(page.events, { store: history, source });
    // Last, so that it covers as much of the page as was signed by now.
    const checkpoint = await latestCheckpoint(outsideTransaction(pool));
    return { events: checkpoint ? [...events, checkpointEvent(checkpoint)] : events, next: page.next };
  }

  /** The page after a position; when it would be empty at the end of the log, waits for as long as asked. */
  private async pageOf(
    scope: { readonly controller: NonNullable<Principal['controller']> },
    { after = beforeAll, limit = defaultEvents, wait = 0 }: IntegrationFeedQuery,
    left: AbortSignal,
  ): Promise<FeedPage> {
    const { history } = this.deps;
    let last = await history.lastPosition();
    if (after > last) throw beyondLog('after');
    const ended = wait > 0 ? AbortSignal.any([left, AbortSignal.timeout(wait * 1000)]) : AbortSignal.abort();
    for (let from = after; ; last = await history.lastPosition()) {
      const page = await readFeed(history, scope, { after: from, limit, last });
      if (page.events.length > 0 || page.next < last || !(await this.tail.grown(last, ended))) return page;
      from = page.next;
    }
  }
}
