import type { SoleWorkState } from '@koz/platform';
import type { AuditorDeps } from './deps.js';
import { growLedger } from './grow-ledger.js';
import { growTree } from './grow-tree.js';
import { keepTree } from './keep-tree.js';

export interface RunningAuditor {
  /** Of the tree of the log. */
  readonly state: SoleWorkState;
  /** Of the tree of the ledger. */
  readonly ledgerState: SoleWorkState;
  /** Finishes the pages under way and gives the leases back. */
  stop(): Promise<void>;
}

/**
 * Keeps two trees of hashes, with a signed checkpoint per page: of the log's events, and of the ledger's disclosures and
 * consultations. Either goes on when the other has stopped. Of several instances one works at each at a time; killed at
 * any point, the next one goes on from the last checkpoint.
 */
export function startAuditor(deps: AuditorDeps): RunningAuditor {
  const log = keepTree(deps, {
    tree: 'log',
    grow: (client, { pageSize }, signal, following) => growTree(deps, client, pageSize, signal, following),
  });
  const ledger = keepTree(deps, {
    tree: 'ledger',
    grow: (client, pacing, signal, following) => growLedger(deps, client, pacing, signal, following),
  });
  return {
    get state() {
      return log.state;
    },
    get ledgerState() {
      return ledger.state;
    },
    stop: async () => {
      await Promise.all([log.stop(), ledger.stop()]);
    },
  };
}
