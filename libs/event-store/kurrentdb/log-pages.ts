import { EventStoreUnavailableError } from '@koz/event-store';
import type { AllStreamResolvedEvent, AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { asPortError, type Connection } from './connection.js';
import { isAfter, unwrap, type LoggedEvent, type LogPlace } from './stored-form.js';

const pageEvents = 500;
/** Above this the server is told to wait. */
const mostWaiting = 5_000;

/**
 * The log after a place in pages, by a subscription, until the signal aborts. Throws when the subscription ends, and also
 * when it is silent although the log went on: neither mends itself.
 *
 * @param silentMs how long nothing may come before the end of the log is looked at.
 */
export async function* logPages(
  connection: Connection,
  namespace: string,
  after: LogPlace | undefined,
  silentMs: number,
  signal: AbortSignal,
): AsyncGenerator<LoggedEvent[], void, void> {
  const inbox = new Inbox(connection.subscribe(after));
  let last = after;
  try {
    for (;;) {
      await inbox.wait(silentMs, signal);
      if (signal.aborted) return;
      const page = inbox
        .take(pageEvents)
        .flatMap(({ event }) => (event ? [unwrap(namespace, event)] : []))
        .filter(({ place }) => !last || isAfter(place, last));
      const newest = page.at(-1);
      if (newest) {
        last = newest.place;
        yield page;
        continue;
      }
      const end = await connection.end();
      if (inbox.isEmpty && end && (!last || isAfter(end, last)))
        throw new EventStoreUnavailableError('the subscription is silent although the log went on');
    }
  } finally {
    await inbox.close();
  }
}

/** What a subscription brought and nobody took yet. */
class Inbox {
  private waiting: AllStreamResolvedEvent[] = [];
  private failure: unknown;
  private wake: () => void = () => undefined;

  constructor(private readonly subscription: AllStreamSubscription) {
    subscription.on('data', (event: AllStreamResolvedEvent) => {
      this.waiting.push(event);
      if (this.waiting.length >= mostWaiting) subscription.pause();
      this.wake();
    });
    const ended = (error?: unknown): void => {
      this.failure ??= asPortError(error ?? new EventStoreUnavailableError('the subscription ended'));
      this.wake();
    };
    subscription.on('error', ended);
    subscription.on('end', () => ended());
    subscription.on('close', () => ended());
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Until something is there, the subscription failed, the signal aborted, or so long. */
  async wait(longestMs: number, signal: AbortSignal): Promise<void> {
    if (this.isEmpty && this.failure === undefined && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, longestMs);
        signal.addEventListener('abort', done, { once: true });
        this.wake = done;
      });
    }
    if (this.isEmpty && this.failure !== undefined && !signal.aborted) throw this.failure;
  }

  take(count: number): AllStreamResolvedEvent[] {
    const taken = this.waiting.splice(0, count);
    if (this.isEmpty && this.subscription.isPaused()) this.subscription.resume();
    return taken;
  }

  async close(): Promise<void> {
    // A subscription whose connection was never made has nothing to leave.
    await this.subscription.unsubscribe().catch(() => undefined);
  }
}
