import { once } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import { BackOff, untilAborted } from './waiting.js';

/** Raised by es.append when something was written. */
const channel = 'koz_event';

export interface SignalTimes {
  /** Longest wait for a notification before looking anyway. */
  readonly pollMs: number;
  /** First and longest wait before connecting anew. */
  readonly retryFirstMs: number;
  readonly retryLongestMs: number;
}

/**
 * Tells waiting readers that the log may have grown. One connection listens for all of them, while there are any; it is
 * made anew when lost. A lost notification costs a reader at most `pollMs`.
 */
export class LogSignal {
  private generation = 0;
  private readonly waiters = new Set<() => void>();
  private users = 0;
  private idle = new AbortController();
  private listening: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly times: SignalTimes,
  ) {}

  /** Keeps the connection up until the returned function is called. */
  use(): () => void {
    this.users += 1;
    if (this.users === 1) {
      const idle = new AbortController();
      this.idle = idle;
      this.listening = this.listening.then(() => this.listen(idle.signal));
    }
    return () => {
      this.users -= 1;
      if (this.users === 0) this.idle.abort();
    };
  }

  /** Stands for what was signalled up to now; to be taken before looking at the log. */
  get seen(): number {
    return this.generation;
  }

  /** Resolves at the first signal after `seen`, after `pollMs`, or when the caller's signal aborts. */
  changed(seen: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (this.generation !== seen || signal.aborted) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        this.waiters.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, this.times.pollMs);
      this.waiters.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  /** Resolves when the connection of users that are gone was given back. */
  settled(): Promise<void> {
    return this.listening;
  }

  private async listen(idle: AbortSignal): Promise<void> {
    const backOff = new BackOff(this.times.retryFirstMs, this.times.retryLongestMs);
    while (!idle.aborted) {
      let client: PoolClient | undefined;
      try {
        client = await this.pool.connect();
        await this.hear(client, idle, backOff);
        client.release();
      } catch {
        // Lost or never made; readers go on by polling meanwhile.
        client?.release(true);
        await backOff.wait(idle);
      }
    }
  }

  /** Returns when nobody listens any more; throws when the connection is lost. */
  private async hear(client: PoolClient, idle: AbortSignal, backOff: BackOff): Promise<void> {
    const raise = (): void => this.raise();
    const lost = once(client, 'end', { signal: idle }).then(() => {
      throw new Error('the listening connection was lost');
    });
    lost.catch(() => undefined);
    // Announced besides ending the connection; without a listener it would end the process.
    const alsoEnds = (): void => undefined;
    client.on('error', alsoEnds);
    client.on('notification', raise);
    await client.query(`LISTEN ${channel}`);
    backOff.succeeded();
    // What was written while nobody listened was not heard.
    this.raise();
    await untilAborted(lost, idle);
    await client.query(`UNLISTEN ${channel}`);
    client.off('notification', raise);
    client.off('error', alsoEnds);
  }

  private raise(): void {
    this.generation += 1;
    for (const waiter of [...this.waiters]) waiter();
  }
}
