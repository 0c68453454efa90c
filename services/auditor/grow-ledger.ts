import {
  keepSealed,
  ledgerTree,
  raiseAlerts,
  readLedgerTree,
  rowsToSeal,
  type LedgerRow,
  type RaisedAlert,
} from '@koz/disclosure-ledger';
import { inTransaction, pause } from '@koz/platform';
import type { PoolClient } from 'pg';
import type { AuditorDeps, Pacing } from './deps.js';
import { signPage, sqlOn } from './sign-page.js';

/**
 * Seals the ledger's rows as they are committed, a transaction per page: leaves, nodes, the signed checkpoint and the
 * end of their waiting, all or nothing, with the alerts that they raise. The work of a page does not depend on how long the ledger is.
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
    let alerts: readonly RaisedAlert[] = [];
    range = await inTransaction(client, async () => {
      const grown = await signPage(sql, range, page.leaves, ledgerTree, { origin, signingKey, clock });
      await keepSealed(sql, page);
      alerts = await raiseAlerts(sql, disclosuresIn(page.rows), clock.now());
      return grown;
    });
    for (const alert of alerts) logger.warn(lineOf(alert), 'Unusual access to plans');
  }
}

const disclosuresIn = (rows: readonly LedgerRow[]): number[] =>
  rows.flatMap(({ kind, entry }) => (kind === 'disclosure' ? [entry] : []));

/** Random ids, codes and counts: who it was is known to who can look up an actor. */
const lineOf = ({ rule, controller, viewer, role, organiserId, number, threshold }: RaisedAlert) => ({
  ...{ name: rule, controller, actorId: viewer, role, plans: number, limit: threshold },
  ...(organiserId && { organiserId }),
});
