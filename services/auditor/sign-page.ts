import {
  addToTree,
  appendLeaves,
  rootOf,
  signCheckpoint,
  type CompactRange,
  type TreeTables,
} from '@koz/audit';
import type { Transaction } from '@koz/platform';
import type { PoolClient } from 'pg';
import type { AuditorDeps } from './deps.js';

/** Adds the leaves of a page to a tree, and the signed checkpoint of it, in the caller's transaction. */
export async function signPage(
  sql: Pick<Transaction, 'query'>,
  range: CompactRange,
  leaves: readonly Buffer[],
  tables: TreeTables,
  { origin, signingKey, clock }: Pick<AuditorDeps, 'origin' | 'signingKey' | 'clock'>,
): Promise<CompactRange> {
  const grown = appendLeaves(range, leaves);
  const head = { size: grown.range.end, root: rootOf(grown.range) };
  const note = signCheckpoint(origin, head, signingKey);
  await addToTree(sql, grown.made, { ...head, note, signedAt: clock.now() }, tables);
  return grown.range;
}

/** Statements on the session that holds a lease. */
export const sqlOn = (client: PoolClient): Pick<Transaction, 'query'> => ({
  query: async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query(text, [...values])).rows as Row[],
});
