import { setTimeout as delay } from 'node:timers/promises';
import { LogTreeError, type TreeName } from '@koz/audit';
import { LedgerTreeError, tableOf } from '@koz/disclosure-ledger';
import { EventStoreUnavailableError } from '@koz/event-store';
import { LogGapError } from '@koz/event-store-postgres';
import { isConnectionFailure, Lease } from '@koz/platform';
import type { PoolClient } from 'pg';
import { defaultPacing, type AuditorDeps, type Pacing } from './deps.js';

/**
 * `standby`: another instance has the lease. `waiting`: for a database that is away. `stopped`: what the tree is of, or
 * the tree, is not what was signed; it is looked at again, for damage may be mended by a restore.
 */
export type KeeperState = 'starting' | 'following' | 'standby' | 'waiting' | 'stopped';

/** A tree that is kept. */
export interface KeptTree {
  readonly tree: TreeName;
  /**
   * Grows it from its last checkpoint until the signal aborts.
   *
   * @param client holds the lease: who lost it cannot commit
   * @param following called when the tree and what it is of were found to fit
   */
  grow(client: PoolClient, pacing: Pacing, signal: AbortSignal, following: () => void): Promise<void>;
}

/** Keeps a tree under a lease of its own: of several instances one works at a time, and the next one takes over. */
export class TreeKeeper {
  state: KeeperState = 'starting';
  private readonly pacing: Pacing;

  constructor(
    private readonly deps: Pick<AuditorDeps, 'pool' | 'logger' | 'pacing' | 'readiness'>,
    private readonly kept: KeptTree,
  ) {
    this.pacing = { ...defaultPacing, ...deps.pacing };
    deps.readiness?.add(`${kept.tree} tree`, () =>
      this.state === 'stopped' ? `stopped: the ${kept.tree} is not what was signed` : true,
    );
  }

  /** Returns when the signal aborts; never throws. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.session(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.report(error);
        await pause(this.pacing.retryInMs, signal);
      }
    }
  }

  private async session(signal: AbortSignal): Promise<void> {
    const lease = await Lease.tryAcquire(this.deps.pool, `auditor/${this.kept.tree}-tree`);
    if (!lease) {
      this.state = 'standby';
      return pause(this.pacing.retryInMs, signal);
    }
    try {
      await this.kept.grow(lease.client, this.pacing, signal, () => {
        this.state = 'following';
      });
    } finally {
      await lease.release();
    }
  }

  private report(error: unknown): void {
    const { tree } = this.kept;
    const passes = error instanceof EventStoreUnavailableError || isConnectionFailure(error);
    if (passes) this.deps.logger.warn({ error }, `The tree of the ${tree} waits`);
    // Said once, not at every look.
    else if (this.state !== 'stopped')
      this.deps.logger.error({ error, ...placeOf(error) }, `The tree of the ${tree} has stopped`);
    this.state = passes ? 'waiting' : 'stopped';
  }
}

/** Ends early when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}

/** Where the log or the ledger, or its tree, is not what was signed, and in what. */
function placeOf(error: unknown): Readonly<Record<string, number | string>> {
  if (error instanceof LogTreeError) return { position: error.position, reason: error.fault };
  if (error instanceof LogGapError) return { position: error.after, reason: 'gapAfter' };
  if (!(error instanceof LedgerTreeError)) return {};
  const { index, fault, row } = error;
  return { position: index, reason: fault, ...(row && { table: tableOf(row.kind), entry: row.entry }) };
}
