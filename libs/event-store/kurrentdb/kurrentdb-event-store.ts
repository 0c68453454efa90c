import type { EventStore } from '@koz/event-store';
import { LogSignal, subscription, type SignalTimes } from '@koz/event-store-postgres';
import type { Pool } from 'pg';
import { append } from './appending.js';
import { Connection } from './connection.js';
import { reads } from './reads.js';
import { SealIndex } from './seal-index.js';

export interface KurrentDbEventStoreOptions {
  /** `esdb://` or `kurrentdb://`. May hold a password. */
  readonly url: string;
  /**
   * For the sealer's index, and for the one connection that listens for its work. Its role decides what works, as on
   * PostgreSQL: koz_command in a controller's scope, koz_query heads only, koz_projector the log.
   */
  readonly pool: Pool;
  /** What our streams' names begin with in KurrentDB; `koz.` when absent. The same for every process and the sealer. */
  readonly namespace?: string;
  /** How long an operation may take before it is given up; 10 s when absent. */
  readonly answerWithinMs?: number;
  readonly listen?: Partial<SignalTimes>;
}

export interface KurrentDbEventStore extends EventStore {
  /** Ends the subscriptions and the connection to KurrentDB. The pool stays open. */
  close(): Promise<void>;
}

/** What stores and sealer have to agree on, where nothing else is said. */
export const kurrentDbDefaults = { namespace: 'koz.', answerWithinMs: 10_000 } as const;

const defaultTimes: SignalTimes = { pollMs: 500, retryFirstMs: 50, retryLongestMs: 5_000 };

/** The event store on KurrentDB, with schema `seal` (see `migrations`) beside it. A sealer has to run somewhere. */
export function createKurrentDbEventStore({
  url,
  pool,
  namespace = kurrentDbDefaults.namespace,
  answerWithinMs = kurrentDbDefaults.answerWithinMs,
  listen,
}: KurrentDbEventStoreOptions): KurrentDbEventStore {
  const times = { ...defaultTimes, ...listen };
  const connection = new Connection({ url, namespace, answerWithinMs });
  const logSignal = new LogSignal(pool, times);
  const index = new SealIndex(pool, logSignal, answerWithinMs);
  const log = reads(connection, index);
  const closing = new AbortController();
  const stopListening = logSignal.use();
  return {
    append: (request) => append(connection, index, request),
    ...log,
    subscribe: (options) =>
      subscription(log.readAll, logSignal, times, {
        ...options,
        signal: AbortSignal.any([options.signal, closing.signal]),
      }),
    close: async () => {
      closing.abort();
      stopListening();
      await logSignal.settled();
      await connection.close();
    },
  };
}
