import { leafAt, leafOfEvent, leavesOfPage, logTree, LogTreeError, readTree } from '@koz/audit';
import type { EventStore } from '@koz/event-store';
import { inTransaction, readAhead, type Transaction } from '@koz/platform';
import type { PoolClient } from 'pg';
import type { AuditorDeps } from './deps.js';
import { signPage, sqlOn } from './sign-page.js';

/**
 * Grows the tree from its last checkpoint, a transaction per page, until the signal aborts. The work of a page does not
 * depend on how long the log is: what is kept of all that came before are O(log size) hashes.
 *
 * @param client holds the lease: who lost it cannot commit
 * @param following called when the tree and the log were found to fit
 * @throws LogTreeError when the log or the tree is not what was signed; nothing is signed on top of it
 */
export async function growTree(
  { store, origin, signingKey, clock, logger }: AuditorDeps,
  client: PoolClient,
  pageSize: number,
  signal: AbortSignal,
  following: () => void,
): Promise<void> {
  const sql = sqlOn(client);
  let range = await readTree(sql, origin);
  await refuseAnotherLog(store, sql, range.end);
  logger.info({ position: range.end - 1 }, 'The tree follows the log');
  following();
  let read = range.end;
  const pages = readAhead(
    (ended) => store.subscribe({ after: range.end - 1, pageSize, signal: ended }),
    async (page) => {
      const leaves = leavesOfPage(read, page);
      read += leaves.length;
      return leaves;
    },
    signal,
  );
  for await (const leaves of pages) {
    if (leaves.length === 0) continue;
    range = await inTransaction(client, () =>
      signPage(sql, range, leaves, logTree, { origin, signingKey, clock }),
    );
  }
}

/** The last leaf that was signed must still be the log's: one that was cut or rewritten would else be continued. */
async function refuseAnotherLog(
  store: Pick<EventStore, 'readAll' | 'lastPosition'>,
  sql: Pick<Transaction, 'query'>,
  size: number,
): Promise<void> {
  if (size === 0) return;
  const last = size - 1;
  if ((await store.lastPosition()) < last) throw new LogTreeError('truncated', last);
  const [event] = await store.readAll(last - 1, 1);
  if (event?.position !== last) throw new LogTreeError('gap', last);
  if (!(await leafAt(sql, last))?.equals(leafOfEvent(event))) throw new LogTreeError('rewritten', last);
}
