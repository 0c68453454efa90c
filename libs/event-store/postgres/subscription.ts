import {
  EventStoreUnavailableError,
  type EventStore,
  type StoredEvent,
  type SubscribeOptions,
} from '@koz/event-store';
import { DiscreetError } from '@koz/platform';
import type { LogSignal, SignalTimes } from './log-signal.js';
import { BackOff, untilAborted } from './waiting.js';

/**
 * The log did not go on where it ended: it was damaged, or the role of the pool may not read all of it. A reader stops
 * here, for an event that is passed by is lost to it.
 */
export class LogGapError extends DiscreetError {
  override readonly name = 'LogGapError';
  constructor(readonly after: number) {
    super(`the log does not continue after position ${after}`);
  }
}

const defaultPageSize = 500;

/** A page being read, and what had been signalled before the look. */
interface Reading {
  readonly seen: number;
  readonly page: Promise<StoredEvent[]>;
}

/**
 * Pages of the log from a position on. Behind, the next page is read while the caller works on this one; at the end it
 * waits to be signalled. A database that cannot be reached is tried again until the caller's signal aborts.
 */
export async function* subscription(
  readAll: EventStore['readAll'],
  logSignal: LogSignal,
  times: SignalTimes,
  { after, pageSize = defaultPageSize, signal }: SubscribeOptions,
): AsyncGenerator<StoredEvent[], void, void> {
  const backOff = new BackOff(times.retryFirstMs, times.retryLongestMs);
  const read = (last: number): Reading => {
    const page = readAll(last, pageSize);
    // Whoever takes the page meets the error; a reader that leaves does not take it.
    page.catch(() => undefined);
    return { seen: logSignal.seen, page };
  };
  const release = logSignal.use();
  try {
    let last = after;
    let reading = read(last);
    while (!signal.aborted) {
      let page: StoredEvent[] | undefined;
      try {
        page = await untilAborted(reading.page, signal);
        backOff.succeeded();
      } catch (error) {
        if (!(error instanceof EventStoreUnavailableError)) throw error;
        await backOff.wait(signal);
        reading = read(last);
        continue;
      }
      if (page === undefined) return;
      const newest = page.at(-1);
      if (newest === undefined) {
        await logSignal.changed(reading.seen, signal);
        reading = read(last);
        continue;
      }
      if (newest.position !== last + page.length) throw new LogGapError(last);
      last = newest.position;
      const isBehind = page.length === pageSize;
      if (isBehind) reading = read(last);
      yield page;
      if (!isBehind) reading = read(last);
    }
  } finally {
    release();
  }
}
