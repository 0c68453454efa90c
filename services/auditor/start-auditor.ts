import { setTimeout as delay } from 'node:timers/promises';
import { LogTreeError } from '@koz/audit';
import { EventStoreUnavailableError } from '@koz/event-store';
import { LogGapError } from '@koz/event-store-postgres';
import { isConnectionFailure, Lease } from '@koz/platform';
import { defaultPacing, type AuditorDeps, type Pacing } from './deps.js';
import { growTree } from './grow-tree.js';

/**
 * `standby`: another instance has the lease. `waiting`: for a database that is away. `stopped`: the log or the tree is
 * not what was signed; it is looked at again, for damage may be mended by a restore.
 */
export type AuditorState = 'starting' | 'following' | 'standby' | 'waiting' | 'stopped';

export interface RunningAuditor {
  readonly state: AuditorState;
  /** Finishes the page under way and gives the lease back. */
  stop(): Promise<void>;
}

/**
 * Follows the log and keeps the tree of its events' hashes, with a signed checkpoint per page. Of several instances one
 * works at a time; killed at any point, the next one goes on from the last checkpoint.
 */
export function startAuditor(deps: AuditorDeps): RunningAuditor {
  const auditor = new Auditor(deps);
  deps.readiness?.add('log tree', () =>
    auditor.state === 'stopped' ? 'stopped: the log is not what was signed' : true,
  );
  const ending = new AbortController();
  const running = auditor.run(ending.signal);
  return {
    get state() {
      return auditor.state;
    },
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

class Auditor {
  state: AuditorState = 'starting';
  private readonly pacing: Pacing;

  constructor(private readonly deps: AuditorDeps) {
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
        await this.pause(signal);
      }
    }
  }

  private async session(signal: AbortSignal): Promise<void> {
    const lease = await Lease.tryAcquire(this.deps.pool, 'auditor/log-tree');
    if (!lease) {
      this.state = 'standby';
      return this.pause(signal);
    }
    try {
      await growTree(this.deps, lease.client, this.pacing.pageSize, signal, () => {
        this.state = 'following';
      });
    } finally {
      await lease.release();
    }
  }

  private report(error: unknown): void {
    const passes = error instanceof EventStoreUnavailableError || isConnectionFailure(error);
    if (passes) this.deps.logger.warn({ error }, 'The tree of the log waits');
    // Said once, not at every look.
    else if (this.state !== 'stopped')
      this.deps.logger.error({ error, ...placeOf(error) }, 'The tree of the log has stopped');
    this.state = passes ? 'waiting' : 'stopped';
  }

  private async pause(signal: AbortSignal): Promise<void> {
    await delay(this.pacing.retryInMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Where the log, or its tree, is not what was signed, and in what. */
function placeOf(error: unknown): { readonly position?: number; readonly reason?: string } {
  if (error instanceof LogTreeError) return { position: error.position, reason: error.fault };
  if (error instanceof LogGapError) return { position: error.after, reason: 'gapAfter' };
  return {};
}
