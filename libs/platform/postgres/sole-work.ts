import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { Lease } from './lease.js';

/**
 * What becomes of work that one instance does at a time. `standby`: another instance has the lease. `waiting`: for what is
 * away, such as a database. `stopped`: at something that it cannot take in; it is tried again, for damage may be mended
 * by a restore.
 */
export type SoleWorkState = 'starting' | 'following' | 'standby' | 'waiting' | 'stopped';

export interface SoleWork {
  readonly pool: Pool;
  /** The name of its lease. */
  readonly lease: string;
  /** How long until the lease is asked for again, or what failed is tried again. */
  readonly retryInMs: number;
  /**
   * Works until the signal aborts.
   *
   * @param client holds the lease: who lost it cannot commit
   * @param following called when it is under way
   */
  work(client: PoolClient, signal: AbortSignal, following: () => void): Promise<void>;
  /** Whether such a failure passes by itself. */
  passes(error: unknown): boolean;
  /** Called when it begins to wait or stops: once, not at every try. */
  halted(error: unknown, state: 'waiting' | 'stopped'): void;
}

export interface RunningSoleWork {
  readonly state: SoleWorkState;
  /** Lets what is under way come to its end and gives the lease back. Never throws. */
  stop(): Promise<void>;
}

/** Does work under a lease, again and again until it is stopped: of several instances one works, and the next takes over. */
export function startSoleWork(sole: SoleWork): RunningSoleWork {
  let state: SoleWorkState = 'starting';
  const ending = new AbortController();
  const { signal } = ending;

  const session = async (): Promise<void> => {
    const lease = await Lease.tryAcquire(sole.pool, sole.lease);
    if (!lease) {
      state = 'standby';
      return pause(sole.retryInMs, signal);
    }
    try {
      await sole.work(lease.client, signal, () => {
        state = 'following';
      });
    } finally {
      await lease.release();
    }
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await session();
      } catch (error) {
        if (signal.aborted) return;
        const next = sole.passes(error) ? 'waiting' : 'stopped';
        if (state !== next) sole.halted(error, next);
        state = next;
        await pause(sole.retryInMs, signal);
      }
    }
  };

  const running = run();
  return {
    get state() {
      return state;
    },
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

/** Ends early when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await delay(ms, undefined, { signal }).catch(() => undefined);
}
