import type { Sql } from '@koz/projection';
import type { LedgerFault } from './ledger-fault.js';
import { entryKinds, tableOf } from './ledger-tree.js';

/** Of a page of rows: how many wait for their leaf, and those that nobody will seal. */
export interface UnsealedPage {
  readonly waiting: number;
  readonly inserted: readonly LedgerFault[];
}

interface Row {
  readonly entry: number;
  readonly waits: boolean;
  readonly sealed: boolean;
}

/**
 * Goes through all rows for those without a leaf. Row, queue and leaf are read by one statement: a sealer that moves a
 * row from one to the other meanwhile is seen before or after, never in between.
 */
export async function* unsealedRows(sql: Sql, pageSize: number): AsyncGenerator<UnsealedPage> {
  for (const kind of entryKinds) {
    let after = -1;
    for (let rows: Row[] = [], more = true; more; more = rows.length === pageSize) {
      rows = await sql.query<Row>(
        `SELECT page.entry, waiting.entry IS NOT NULL AS waits, leaf.entry IS NOT NULL AS sealed
           FROM (SELECT entry FROM ${tableOf(kind)} WHERE entry > $1 ORDER BY entry LIMIT $2) AS page
           LEFT JOIN ledger.leaf leaf ON leaf.kind = '${kind}' AND leaf.entry = page.entry
           LEFT JOIN ledger.unsealed waiting ON waiting.kind = '${kind}' AND waiting.entry = page.entry
          ORDER BY page.entry`,
        [after, pageSize],
      );
      after = rows.at(-1)?.entry ?? after;
      yield {
        waiting: rows.filter(({ waits }) => waits).length,
        inserted: rows.flatMap(({ entry, waits, sealed }) =>
          waits || sealed ? [] : [{ fault: 'insertedRow', table: tableOf(kind), entry } as const],
        ),
      };
    }
  }
}
