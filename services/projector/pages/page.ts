import type { StoredEvent } from '@koz/event-store';
import type { EventSealer } from '@koz/privacy-keys';
import type { ProjectedEvent, Projection } from '@koz/projection';

/** A stretch of the log, read for one projection. */
export interface Page {
  /** Position before the first of its events. */
  readonly after: number;
  /** Position of its last event. */
  readonly to: number;
  /** Those of its events that the projection handles, opened as it asks. */
  readonly events: readonly ProjectedEvent[];
}

/** Positions are dense: one that misses was lost on the way, and would be missing from the rows for good. */
export class GapInLogError extends Error {
  override readonly name = 'GapInLogError';
  constructor(readonly position: number) {
    super(`the event at position ${position} was not read`);
  }
}

/** Reads the events of a page that the projection handles. Throws what decoding and opening throw. */
export async function readPage(
  sealer: Pick<EventSealer, 'decode' | 'openEvents'>,
  projection: Projection,
  stored: readonly [StoredEvent, ...StoredEvent[]],
): Promise<Page> {
  const after = stored[0].position - 1;
  stored.forEach(({ position }, index) => {
    if (position !== after + 1 + index) throw new GapInLogError(after + 1 + index);
  });
  const handled = stored.filter(({ type }) => Object.hasOwn(projection.handlers, type));
  const events = await sealer.openEvents(
    handled.map((event) => sealer.decode(event)),
    { tiers: projection.opens },
  );
  return { after, to: after + stored.length, events };
}

export const isFilled = <T>(page: readonly T[]): page is readonly [T, ...T[]] => page.length > 0;
