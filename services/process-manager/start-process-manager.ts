import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreUnavailableError } from '@koz/event-store';
import { isConnectionFailure, Lease, ReaderCheckpoint } from '@koz/platform';
import { decodeEvent } from '@koz/privacy-keys';
import { defaultPacing, type Pacing, type ProcessManagerDeps } from './deps.js';
import { ContendedError, fulfil } from './fulfil.js';
import { openObligations, type Obligation } from './obligations.js';

/**
 * `standby`: another instance has the lease. `waiting`: for a database that is away. `stopped`: at something that it
 * cannot read; it is tried again, for damage may be mended by a restore.
 */
export type ProcessManagerState = 'starting' | 'following' | 'standby' | 'waiting' | 'stopped';

/** The name of its lease, and of its checkpoint. */
const reader = 'process-manager';

export interface RunningProcessManager {
  readonly state: ProcessManagerState;
  /** Finishes the page under way and gives the lease back. */
  stop(): Promise<void>;
}

/**
 * Follows the log and finishes what a crash left half done: applications that a filing names, the approval that a
 * found place calls for (or its release), the undoing and reinstating that a declined place calls for, the withdrawals
 * that a confirmed place or a withdrawn plan calls for.
 *
 * At least once: the checkpoint is written after a page is dealt with, and done again is done once, for every command
 * id derives from its cause. Of several instances one works at a time.
 */
export async function startProcessManager(deps: ProcessManagerDeps): Promise<RunningProcessManager> {
  const manager = new ProcessManager(deps);
  deps.readiness?.add('process manager', () =>
    manager.state === 'stopped' ? 'stopped at an event that it cannot take in' : true,
  );
  const ending = new AbortController();
  const running = manager.run(ending.signal);
  return {
    get state() {
      return manager.state;
    },
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

class ProcessManager {
  state: ProcessManagerState = 'starting';
  private readonly pacing: Pacing;

  constructor(private readonly deps: ProcessManagerDeps) {
    this.pacing = { ...defaultPacing, ...deps.pacing };
  }

  /** Returns when the signal aborts; never throws. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.session(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.report(error);
        await this.pause(this.pacing.retryInMs, signal);
      }
    }
  }

  private async session(signal: AbortSignal): Promise<void> {
    const lease = await Lease.tryAcquire(this.deps.pool, reader);
    if (!lease) {
      this.state = 'standby';
      return this.pause(this.pacing.retryInMs, signal);
    }
    try {
      const checkpoint = new ReaderCheckpoint(lease.client, reader);
      const after = await checkpoint.read();
      const { pageSize } = this.pacing;
      this.deps.logger.info({ position: after }, 'The process manager follows the log');
      for await (const page of this.deps.store.subscribe({ after, pageSize, signal })) {
        const last = page.at(-1);
        if (!last) continue;
        if (!(await this.dealWith(openObligations(page.map(decodeEvent)), signal))) return;
        await checkpoint.advance(last.position);
        this.state = 'following';
      }
    } finally {
      await lease.release();
    }
  }

  /** False when the end came before all was dealt with: then the page is read again at the next start. */
  private async dealWith(open: Obligation[], signal: AbortSignal): Promise<boolean> {
    if (open.length === 0) return true;
    await this.pause(this.pacing.patienceMs, signal);
    if (signal.aborted) return false;
    const left = [...open];
    const work = async () => {
      for (let next = left.shift(); next; next = left.shift()) await fulfil(this.deps, next);
    };
    const workers = Array.from({ length: Math.min(this.pacing.atOnce, left.length) }, work);
    // Each is waited for, also after one has failed: nothing goes on behind the back of who takes over.
    const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    return true;
  }

  private report(error: unknown): void {
    const passes =
      error instanceof EventStoreUnavailableError ||
      error instanceof ContendedError ||
      isConnectionFailure(error);
    if (passes) this.deps.logger.warn({ error }, 'The process manager waits');
    // Skipping the event would leave a plan half done for good.
    else if (this.state !== 'stopped') this.deps.logger.error({ error }, 'The process manager has stopped');
    this.state = passes ? 'waiting' : 'stopped';
  }

  private async pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds > 0) await delay(milliseconds, undefined, { signal }).catch(() => undefined);
  }
}
