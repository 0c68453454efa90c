import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { leavesAt } from '@koz/audit';
import { chainHash, type StoredEvent } from '@koz/event-store';
import { consulted, notFound, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { outsideTransaction } from '@koz/platform';
import { depsToken, type QueryApiDeps } from '../deps.js';
import {
  defaultHashes,
  type LogEventAnswer,
  type LogHashesAnswer,
  type LogHashesQuery,
} from './log-event.dto.js';
import { base64, otherLogEntry, ownLogEntry, storedBytes } from './log-entry.js';

export class ReadLogEvent extends Query<LogEventAnswer> {
  constructor(
    readonly principal: Principal,
    readonly position: number,
    readonly reason: string | undefined,
  ) {
    super();
  }
}

/** One position with the bytes that its hash is of, so that whoever reads it need not take our word for that hash. */
@QueryHandler(ReadLogEvent)
export class ReadLogEventHandler implements IQueryHandler<ReadLogEvent> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  /** @throws Problem 404 beyond the end of the log */
  async execute({ principal, position, reason }: ReadLogEvent): Promise<LogEventAnswer> {
    const { controller } = principal;
    if (controller === undefined) throw new Problem('forbidden');
    const lastPosition = await this.deps.history.lastPosition();
    if (position > lastPosition) throw notFound();
    const [event] = await this.deps.history.readStretch({ controller }, position - 1, position);
    await consulted(this.deps, principal, { action: 'readLog', reason, subject: event?.stream });
    if (event) return { entry: ownLogEntry(event), stored: storedBytes(event), lastPosition };
    const leaves = await leavesAt(outsideTransaction(this.deps.pool), [position]);
    return { entry: otherLogEntry(position, leaves.get(position)), stored: null, lastPosition };
  }
}

export class ReadLogHashes extends Query<LogHashesAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: LogHashesQuery,
  ) {
    super();
  }
}

/**
 * What the tree is built of, for a whole log in a few answers. The hashes of own events are computed of the bytes as
 * they are now, not taken from beside them: bytes that were changed since give another root, and show.
 */
@QueryHandler(ReadLogHashes)
export class ReadLogHashesHandler implements IQueryHandler<ReadLogHashes> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, asked }: ReadLogHashes): Promise<LogHashesAnswer> {
    const { controller } = principal;
    if (controller === undefined) throw new Problem('forbidden');
    const { history } = this.deps;
    const { from = 0, limit = defaultHashes, reason } = asked;
    const lastPosition = await history.lastPosition();
    await consulted(this.deps, principal, { action: 'readLog', reason });
    const count = Math.max(0, Math.min(from + limit - 1, lastPosition) - from + 1);
    const own = count === 0 ? [] : await history.readStretch({ controller }, from - 1, from + count - 1);
    const byPosition = new Map(own.map((event) => [event.position, event]));
    const positions = Array.from({ length: count }, (_, index) => from + index);
    const others = positions.filter((position) => !byPosition.has(position));
    const leaves = await leavesAt(outsideTransaction(this.deps.pool), others);
    return {
      from,
      eventHashes: positions.map((position) => textOf(computedHash(byPosition.get(position)))),
      leafHashes: positions.map((position) => textOf(leaves.get(position))),
      lastPosition,
    };
  }
}

const computedHash = (event: StoredEvent | undefined): Uint8Array | undefined =>
  event && chainHash(event.previousHash, event.stream, event.revision, event);

const textOf = (hash: Uint8Array | undefined): string | null => (hash ? base64(hash) : null);
