import type { EventStore } from '@koz/event-store';
import type { Pool } from 'pg';
import { AppendQueue, type QueueLimits } from './append-queue.js';
import { openFlushConnection } from './flush.js';
import { LogSignal, type SignalTimes } from './log-signal.js';
import { logReads, tenantReads } from './reads.js';
import { subscription } from './subscription.js';

export interface PostgresEventStoreOptions {
  /**
   * For reads, and for the one connection that listens while there are subscriptions (so at least 2 connections then).
   * Its role decides what works: koz_command and koz_history read in a controller's scope, koz_query heads only, koz_projector the
   * log, koz_process_manager all of it.
   */
  readonly readPool: Pool;
  /** For appends, as koz_command or koz_process_manager; the read pool when absent. One
   * connection is used. */
  readonly appendPool?: Pool;
  readonly limits?: Partial<QueueLimits>;
  readonly listen?: Partial<SignalTimes>;
  /** How long a statement may take before its connection is given up; 30 s when absent. */
  readonly answerWithinMs?: number;
}

export interface PostgresEventStore extends EventStore {
  /** Takes no more appends, settles those that wait, ends the subscriptions. The pools stay open. */
  close(): Promise<void>;
}

const defaultLimits: QueueLimits = {
  flushEvents: 128,
  flushBytes: 1_000_000,
  queuedEvents: 20_000,
  queuedBytes: 64_000_000,
};

const defaultTimes: SignalTimes = { pollMs: 1_000, retryFirstMs: 50, retryLongestMs: 5_000 };

const defaultAnswerWithinMs = 30_000;

/** The event store on PostgreSQL, in schema `es` (see `migrations`). Takes its pools from outside and leaves them open. */
export function createPostgresEventStore({
  readPool,
  appendPool = readPool,
  limits,
  listen,
  answerWithinMs = defaultAnswerWithinMs,
}: PostgresEventStoreOptions): PostgresEventStore {
  const times = { ...defaultTimes, ...listen };
  const queue = new AppendQueue(() => openFlushConnection(appendPool, answerWithinMs), {
    ...defaultLimits,
    ...limits,
  });
  const logSignal = new LogSignal(readPool, times);
  const closing = new AbortController();
  const log = logReads(readPool, answerWithinMs);
  return {
    append: (request) => queue.append(request),
    ...tenantReads(readPool, answerWithinMs),
    ...log,
    subscribe: (options) =>
      subscription(log.readAll, logSignal, times, {
        ...options,
        signal: AbortSignal.any([options.signal, closing.signal]),
      }),
    close: async () => {
      closing.abort();
      await queue.close();
      await logSignal.settled();
    },
  };
}
