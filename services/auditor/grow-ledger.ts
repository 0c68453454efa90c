import { keepSealed, ledgerTree, readLedgerTree, rowsToSeal } from '@koz/disclosure-ledger';
import { inTransaction } from '@koz/platform';
import type { PoolClient } from 'pg';
import type { AuditorDeps, Pacing } from './deps.js';
import { pause } from './keep-tree.js';
import { signPage, sqlOn } from './sign-page.js';

/**
 * Seals the ledger's rows as they are committed, a transaction per page: leaves, nodes, the signed checkpoint and the
 * end of their waiting, all or nothing. The work of a page does not depend on how long the ledger is.
 *
 * @param client holds the lease: who lost it cannot commit
 * @param following called when the tree and the ledger were found to fit
 * @throws LogTreeError, LedgerTreeError when the ledger or the tree is not what was signed; nothing is signed on top
 */
export async function growLedger(
  { ledgerOrigin: origin, signingKey, clock, logger }: AuditorDeps,
  client: PoolClient,
  { pageSize, lookInMs }: Pacing,
  signal: AbortSignal,
  following: () => void,
): Promise<void> {
  const sql = sqlOn(client);
  let range = await readLedgerTree(sql, origin);
  logger.info({ position: range.end - 1 }, 'The tree follows the ledger');
  following();
  while (!signal.aborted) {
    const page = await rowsToSeal(sql, range.end, pageSize);
    if (page.rows.length === 0) {
      await pause(lookInMs, signal);
      continue;
    }
    range = await inTransaction(client, async () => {
      const grown = await signPage(sql, range, page.leaves, ledgerTree, { origin, signingKey, clock });
      await keepSealed(sql, page);
      return grown;
    });
  }
}
