import type { VerifierKey } from '@koz/audit';
import type { Sql } from '@koz/projection';
import type { LedgerFault, LedgerSummary } from './ledger-fault.js';
import { keptCheckpointFaults } from './verify-checkpoints.js';
import { unsealedRows } from './verify-unsealed.js';
import { TreeWalk } from './verify-tree.js';

export type { LedgerFault, LedgerSummary } from './ledger-fault.js';

export interface LedgerVerification {
  /** Of role `koz_auditor`. */
  readonly sql: Sql;
  /** `ledgerOrigin(…)` of the installation. */
  readonly origin: string;
  /** By which its checkpoints are verified, under that name. */
  readonly keys: readonly VerifierKey[];
  /** Checkpoints that somebody kept, as notes: what is cut off the end with all traces of it, they alone show. */
  readonly kept?: readonly string[];
  /** Leaves that are looked at together. */
  readonly pageSize?: number;
  /** Told after each page how many leaves of how many were gone through. */
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Holds the ledger to what was signed: each row to its leaf, each leaf to the nodes, nodes to every checkpoint, and each
 * row to having a leaf or waiting for one. By pages, in memory that does not grow with the ledger; beside a running
 * sealer it judges what was sealed when it began.
 *
 * Yields each fault as it is found, with its place; returns what was gone through.
 */
export async function* verifyLedger({
  sql,
  origin,
  keys,
  kept = [],
  pageSize = 1000,
  onProgress,
}: LedgerVerification): AsyncGenerator<LedgerFault, LedgerSummary> {
  let faults = 0;
  const counted = function* (found: readonly LedgerFault[]) {
    faults += found.length;
    yield* found;
  };
  const walk = await TreeWalk.begin(sql, origin, keys);
  yield* counted(await walk.endFaults());
  while (walk.leaves < walk.size) {
    yield* counted(await walk.nextPage(pageSize));
    onProgress?.(walk.leaves, walk.size);
  }
  yield* counted(await keptCheckpointFaults(kept, { sql, origin, keys, size: walk.size }));
  let unsealed = 0;
  for await (const page of unsealedRows(sql, pageSize)) {
    unsealed += page.waiting;
    yield* counted(page.inserted);
  }
  return { leaves: walk.leaves, checkpoints: walk.checkpoints, unsealed, faults };
}
