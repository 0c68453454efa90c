import type { StoredEvent, TenantScope } from '@koz/event-store';
import { goesOut, typesForOthers } from '@koz/messaging';
import type { QueryApiDeps } from '../deps.js';

/** A stretch of the log as far as it goes out to one controller's systems. */
export interface FeedPage {
  /** In order, of types that go out, the controller's own and what others share with it, at most as many as were asked for. */
  readonly events: readonly StoredEvent[];
  /** Everything up to and with this position was looked at: where the next page goes on. */
  readonly next: number;
}

/** Positions that one page looks through at most: then it is handed over as it is, empty if need be. */
const mostPositions = 20_000;
const longestStretch = 2_000;

/**
 * The page of events after a position, up to and with the `last` of the log. Stretches of the log are read that grow as
 * long as too little is found, so that a consumer with few events among many does not read one by one.
 */
export async function readFeed(
  history: Pick<QueryApiDeps['history'], 'readStretch' | 'readSharedStretch'>,
  scope: TenantScope,
  { after, limit, last }: { readonly after: number; readonly limit: number; readonly last: number },
): Promise<FeedPage> {
  const end = Math.min(last, after + mostPositions);
  const events: StoredEvent[] = [];
  let next = after;
  for (let stretch = limit; next < end; stretch = Math.min(2 * stretch, longestStretch)) {
    const through = Math.min(next + stretch, end);
    const [own, shared] = await Promise.all([
      history.readStretch(scope, next, through),
      history.readSharedStretch(scope, next, through, typesForOthers),
    ]);
    const told = [...own.filter(({ type }) => goesOut(type)), ...shared];
    for (const event of told.sort((one, other) => one.position - other.position)) {
      events.push(event);
      if (events.length === limit) return { events, next: event.position };
    }
    next = through;
  }
  return { events, next };
}
