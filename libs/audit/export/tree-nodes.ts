import type { Transaction } from '@koz/platform';
import { hashBytes } from '../tree/hashing.js';
import type { Finding } from '../verification/findings.js';

type Sql = Pick<Transaction, 'query'>;

/**
 * The leaves from `first` up to, not including, `end`: one after the other where all are there, else by their index.
 * Role `koz_auditor`.
 */
export async function leavesFrom(
  sql: Sql,
  first: number,
  end: number,
): Promise<Buffer | ReadonlyMap<number, Buffer>> {
  if (end <= first) return Buffer.alloc(0);
  // One value for all of them: rows cost more than hashing what they hold.
  const [page] = await sql.query<{ leaves: Buffer | null }>(
    `SELECT string_agg(hash, ''::bytea ORDER BY index) AS leaves
       FROM audit.tree_node WHERE level = 0 AND index >= $1 AND index < $2`,
    [first, end],
  );
  if (page?.leaves?.length === (end - first) * hashBytes) return page.leaves;
  const rows = await sql.query<{ index: number; hash: Buffer }>(
    'SELECT index, hash FROM audit.tree_node WHERE level = 0 AND index >= $1 AND index < $2',
    [first, end],
  );
  return new Map(rows.map(({ index, hash }) => [index, hash]));
}

const mostNamed = 100;

/** Nodes of the tree of this size, above its leaves, that do not fit their children or are not there. */
export async function brokenNodes(sql: Sql, size: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (let level = 1; 2 ** level <= size; level += 1) {
    const rows = await sql.query<{ index: number }>(
      `SELECT wanted.index
         FROM generate_series(0::bigint, $2::bigint - 1) AS wanted (index)
         LEFT JOIN audit.tree_node node ON node.level = $1 AND node.index = wanted.index
         LEFT JOIN audit.tree_node l ON l.level = $1 - 1 AND l.index = 2 * wanted.index
         LEFT JOIN audit.tree_node r ON r.level = $1 - 1 AND r.index = 2 * wanted.index + 1
        WHERE node.hash IS DISTINCT FROM sha256('\\x01'::bytea || l.hash || r.hash)
        ORDER BY 1 LIMIT $3`,
      [level, Math.floor(size / 2 ** level), mostNamed],
    );
    findings.push(...rows.map(({ index }) => ({ fault: 'node', level, index }) as const));
  }
  return findings;
}
