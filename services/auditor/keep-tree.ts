import { LogTreeError, type TreeName } from '@koz/audit';
import { LedgerTreeError, tableOf } from '@koz/disclosure-ledger';
import { EventStoreUnavailableError } from '@koz/event-store';
import { LogGapError } from '@koz/event-store-postgres';
import { isConnectionFailure, startSoleWork, type RunningSoleWork } from '@koz/platform';
import type { PoolClient } from 'pg';
import { defaultPacing, type AuditorDeps, type Pacing } from './deps.js';

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
export function keepTree(
  deps: Pick<AuditorDeps, 'pool' | 'logger' | 'pacing' | 'readiness'>,
  { tree, grow }: KeptTree,
): RunningSoleWork {
  const pacing: Pacing = { ...defaultPacing, ...deps.pacing };
  const keeping = startSoleWork({
    ...{ pool: deps.pool, lease: `auditor/${tree}-tree`, retryInMs: pacing.retryInMs },
    work: (client, signal, following) => grow(client, pacing, signal, following),
    passes: (error) => error instanceof EventStoreUnavailableError || isConnectionFailure(error),
    halted(error, state) {
      if (state === 'waiting') deps.logger.warn({ error }, `The tree of the ${tree} waits`);
      else deps.logger.error({ error, ...placeOf(error) }, `The tree of the ${tree} has stopped`);
    },
  });
  // Stopped: what the tree is of, or the tree, is not what was signed.
  deps.readiness?.add(`${tree} tree`, () =>
    keeping.state === 'stopped' ? `stopped: the ${tree} is not what was signed` : true,
  );
  return keeping;
}

/** Where the log or the ledger, or its tree, is not what was signed, and in what. */
function placeOf(error: unknown): Readonly<Record<string, number | string>> {
  if (error instanceof LogTreeError) return { position: error.position, reason: error.fault };
  if (error instanceof LogGapError) return { position: error.after, reason: 'gapAfter' };
  if (!(error instanceof LedgerTreeError)) return {};
  const { index, fault, row } = error;
  return { position: index, reason: fault, ...(row && { table: tableOf(row.kind), entry: row.entry }) };
}
