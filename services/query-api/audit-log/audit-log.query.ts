import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { leavesAt } from '@koz/audit';
import { streamName, type StoredEvent, type StreamName } from '@koz/event-store';
import { consulted, invalid, Problem } from '@koz/http';
import type { Principal } from '@koz/identity';
import { outsideTransaction } from '@koz/platform';
import type { ControllerId } from '@koz/privacy-types';
import { depsToken, type QueryApiDeps } from '../deps.js';
import { cursorOf, placeIn } from '../paging/cursor.js';
import { askedStream } from '../replay-stream/asked-stream.js';
import { defaultEvents, type AuditLogAnswer, type AuditLogQuery } from './audit-log.dto.js';
import { otherLogEntry, ownLogEntry } from './log-entry.js';

/** Positions that one page looks through at most for what is asked of a type: then it is handed over as it is. */
const mostPositions = 20_000;
const stretch = 2_000;

export class ReadAuditLog extends Query<AuditLogAnswer> {
  constructor(
    readonly principal: Principal,
    readonly asked: AuditLogQuery,
  ) {
    super();
  }
}

/** What a page holds, and from which position the next one goes on; null at the end of the log. */
interface Page {
  readonly items: AuditLogAnswer['items'];
  readonly next: number | null;
}

/**
 * The log by position: a page takes as long at its end as at its beginning. No value leaves, so that the ledger of
 * disclosures has nothing to record; that it was read is recorded first.
 */
@QueryHandler(ReadAuditLog)
export class ReadAuditLogHandler implements IQueryHandler<ReadAuditLog> {
  constructor(@Inject(depsToken) private readonly deps: QueryApiDeps) {}

  async execute({ principal, asked }: ReadAuditLog): Promise<AuditLogAnswer> {
    const { controller } = principal;
    if (controller === undefined) throw new Problem('forbidden');
    const { type, limit = defaultEvents, reason } = asked;
    const from = firstOf(asked);
    const stream = streamOf(asked.stream);
    const lastPosition = await this.deps.history.lastPosition();
    const page =
      stream !== undefined
        ? await this.ofStream(controller, stream, { from, limit, type })
        : type !== undefined
          ? await this.ofType(controller, type, { from, limit, lastPosition })
          : await this.whole(controller, { from, limit, lastPosition });
    await consulted(this.deps, principal, {
      ...{ action: 'readLog', reason, subject: stream },
    });
    return {
      items: page.items,
      nextCursor: page.next === null ? null : cursorOf(page.next),
      lastPosition,
    };
  }

  /** Every position, whoever's it is: what another controller's event says is not told, that it is there is. */
  private async whole(
    controller: ControllerId,
    { from, limit, lastPosition }: { from: number; limit: number; lastPosition: number },
  ): Promise<Page> {
    const through = Math.min(from + limit - 1, lastPosition);
    if (through < from) return { items: [], next: null };
    const own = await this.deps.history.readStretch({ controller }, from - 1, through);
    const byPosition = new Map(own.map((event) => [event.position, event]));
    const others: number[] = [];
    for (let position = from; position <= through; position += 1)
      if (!byPosition.has(position)) others.push(position);
    const leaves = await leavesAt(outsideTransaction(this.deps.pool), others);
    const items = Array.from({ length: through - from + 1 }, (_, index) => {
      const event = byPosition.get(from + index);
      return event ? ownLogEntry(event) : otherLogEntry(from + index, leaves.get(from + index));
    });
    return { items, next: through < lastPosition ? through + 1 : null };
  }

  private async ofStream(
    controller: ControllerId,
    stream: StreamName,
    { from, limit, type }: { from: number; limit: number; type: string | undefined },
  ): Promise<Page> {
    const events = await this.deps.history.readStream({ controller }, stream);
    return pageOf(
      events.filter((event) => event.position >= from && (type === undefined || event.type === type)),
      limit,
    );
  }

  private async ofType(
    controller: ControllerId,
    type: string,
    { from, limit, lastPosition }: { from: number; limit: number; lastPosition: number },
  ): Promise<Page> {
    const found: StoredEvent[] = [];
    const end = Math.min(lastPosition, from + mostPositions - 1);
    for (let first = from; first <= end && found.length <= limit; first += stretch) {
      const through = Math.min(first + stretch - 1, end);
      const own = await this.deps.history.readStretch({ controller }, first - 1, through);
      found.push(...own.filter((event) => event.type === type));
    }
    const page = pageOf(found, limit);
    return page.next === null && end < lastPosition ? { ...page, next: end + 1 } : page;
  }
}

/** So many of the events, and where the next of them is. */
function pageOf(events: readonly StoredEvent[], limit: number): Page {
  return {
    items: events.slice(0, limit).map(ownLogEntry),
    next: events[limit]?.position ?? null,
  };
}

function firstOf({ from, cursor }: AuditLogQuery): number {
  if (from !== undefined && cursor !== undefined)
    throw invalid({
      ...{ field: 'cursor', rule: 'onlyOne' },
      message: 'Geef een positie of een cursor, niet allebei.',
    });
  return cursor === undefined ? (from ?? 0) : placeIn(cursor, isPosition)[0];
}

const isPosition = (place: readonly unknown[]): place is readonly [number] =>
  place.length === 1 && Number.isSafeInteger(place[0]) && (place[0] as number) >= 0;

function streamOf(text: string | undefined): StreamName | undefined {
  if (text === undefined) return undefined;
  const asked = askedStream(text);
  if (asked && asked.kind !== 'either') return streamName(asked.kind, asked.id);
  throw invalid({
    ...{ field: 'stream', rule: 'stream' },
    message: 'Geef een stroom: carePlan-, application- of controller- met het kenmerk.',
  });
}
