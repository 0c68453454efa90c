import { BackOff } from '@koz/event-store-postgres';
import { pause, type Logger } from '@koz/platform';
import type { Pool } from 'pg';
import { Connection, type ConnectionOptions } from './connection.js';
import { logPages } from './log-pages.js';
import { SealLease } from './seal-lease.js';

export interface SealerTimes {
  /** How long to leave the lease to whoever holds it before asking again. */
  readonly leaseMs: number;
  /** How long the subscription may bring nothing before the end of the log is looked at. */
  readonly silentMs: number;
  /** First and longest wait after a failure. */
  readonly retryFirstMs: number;
  readonly retryLongestMs: number;
}

export interface SealerOptions extends ConnectionOptions {
  /** As `koz_sealer`; one connection is enough. */
  readonly pool: Pool;
  readonly logger: Logger;
  readonly times?: Partial<SealerTimes>;
}

export interface Sealer {
  /** Resolves when the lease is given back. */
  stop(): Promise<void>;
}

const defaultTimes: SealerTimes = { leaseMs: 500, silentMs: 5_000, retryFirstMs: 50, retryLongestMs: 5_000 };

/**
 * Takes part in numbering the log. Every process of the system may run one: whoever holds the lease follows `$all` from
 * the place up to which it is numbered and gives dense positions in its order; the others wait for the lease.
 */
export function startSealer({ pool, logger, times: given, ...options }: SealerOptions): Sealer {
  const times = { ...defaultTimes, ...given };
  const connection = new Connection(options);
  const stopping = new AbortController();
  const { signal } = stopping;
  const backOff = new BackOff(times.retryFirstMs, times.retryLongestMs);

  const once = async (): Promise<void> => {
    const lease = await SealLease.tryAcquire(pool);
    if (!lease) return pause(times.leaseMs, signal);
    try {
      let last = await lease.progress();
      const until = AbortSignal.any([signal, lease.lost]);
      for await (const page of logPages(connection, options.namespace, last, times.silentMs, until)) {
        await lease.number(last, page);
        last = page.at(-1)?.place ?? last;
        backOff.succeeded();
      }
    } finally {
      lease.release();
    }
  };

  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await once();
      } catch (error) {
        logger.warn({ error }, 'Numbering the log was interrupted');
        await backOff.wait(signal);
      }
    }
  };

  const working = work();
  return {
    stop: async () => {
      stopping.abort();
      await working;
      await connection.close();
    },
  };
}
