import { leafAt, readTree, type CompactRange } from '@koz/audit';
import type { Sql } from '@koz/projection';
import { ledgerTree, LedgerTreeError, type LedgerEntry } from './ledger-tree.js';
import { leafOfRow, readRows, type LedgerRow } from './row-hash.js';

/** Rows that waited, in the order in which they are taken in. */
export interface RowsToSeal {
  /** The index of the first. */
  readonly from: number;
  readonly rows: readonly LedgerRow[];
  readonly leaves: readonly Buffer[];
  /** Where they waited. */
  readonly numbers: readonly number[];
}

/**
 * Up to `limit` rows that are committed and have no leaf yet, in the order of waiting. A row of a transaction that is
 * not committed is not seen, and is found by a later call, whatever numbers were given meanwhile. Role `koz_auditor`.
 *
 * @throws LedgerTreeError `missingRow` when one that waits is not there
 */
export async function rowsToSeal(sql: Sql, from: number, limit: number): Promise<RowsToSeal> {
  const waiting = await sql.query<LedgerEntry & { readonly number: number }>(
    'SELECT number, kind, entry FROM ledger.unsealed ORDER BY number LIMIT $1',
    [limit],
  );
  const rowOf = await readRows(sql, waiting);
  const rows = waiting.map(({ kind, entry }, place) => {
    const row = rowOf({ kind, entry });
    if (!row) throw new LedgerTreeError('missingRow', from + place, { kind, entry });
    return row;
  });
  return {
    from,
    rows,
    leaves: rows.map((row, place) => leafOfRow(from + place, row)),
    numbers: waiting.map(({ number }) => number),
  };
}

/**
 * Gives rows their leaves and takes them from the queue. In the transaction that writes nodes and checkpoint, by who
 * holds the sealer's lease.
 */
export async function keepSealed(sql: Sql, { from, rows, numbers }: RowsToSeal): Promise<void> {
  await sql.query(
    `INSERT INTO ledger.leaf (index, kind, entry)
       SELECT $1::bigint + place - 1, kind, entry
         FROM unnest($2::text[], $3::bigint[]) WITH ORDINALITY AS sealed (kind, entry, place)`,
    [from, rows.map(({ kind }) => kind), rows.map(({ entry }) => entry)],
  );
  const gone = await sql.query(
    'DELETE FROM ledger.unsealed WHERE number = ANY($1::bigint[]) RETURNING number',
    [numbers],
  );
  if (gone.length !== numbers.length) throw new Error('another has sealed these rows');
}

/**
 * What the ledger's tree needs to grow, held against the last checkpoint, the leaves and the last row that was sealed.
 *
 * @throws LogTreeError `tree`, LedgerTreeError when the ledger is not what was signed
 */
export async function readLedgerTree(sql: Sql, origin: string): Promise<CompactRange> {
  const range = await readTree(sql, origin, ledgerTree);
  const [last] = await sql.query<LedgerEntry & { readonly index: number }>(
    'SELECT index, kind, entry FROM ledger.leaf ORDER BY index DESC LIMIT 1',
  );
  if ((last?.index ?? -1) !== range.end - 1) throw new LedgerTreeError('truncated', range.end);
  if (!last) return range;
  const { index, kind, entry } = last;
  const row = (await readRows(sql, [last]))(last);
  if (!row) throw new LedgerTreeError('missingRow', index, { kind, entry });
  if (!(await leafAt(sql, index, ledgerTree))?.equals(leafOfRow(index, row)))
    throw new LedgerTreeError('changedRow', index, { kind, entry });
  return range;
}
