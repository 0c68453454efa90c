import type { Instant } from '@koz/privacy-types';
import type { Transaction } from '@koz/platform';
import { parseCheckpoint } from '../checkpoint/index.js';
import {
  consistencyPlan,
  emptyRange,
  inclusionPlan,
  MissingNodeError,
  perfectSubtrees,
  placesOf,
  proofOf,
  rangeOfSize,
  rootOf,
  type CompactRange,
  type NodePlace,
  type ProofPlan,
  type TreeNode,
} from '../tree/index.js';
import { LogTreeError, type TreeName } from './log-tree-error.js';

type Sql = Pick<Transaction, 'query'>;

/** Where a tree is kept: tables of the same form, each its own. All that follows is of the log's unless told. */
export interface TreeTables {
  /** Named when it is damaged. */
  readonly tree: TreeName;
  readonly nodes: string;
  readonly checkpoints: string;
}

export const logTree: TreeTables = { tree: 'log', nodes: 'audit.tree_node', checkpoints: 'audit.checkpoint' };

/** A checkpoint as it is kept. */
export interface KeptCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly signedAt: Date;
  /** The signed note, exactly. */
  readonly note: string;
}

/** The last checkpoint; undefined before the first. Roles `koz_query` and `koz_auditor`, as all that reads here. */
export async function latestCheckpoint(
  sql: Sql,
  { checkpoints }: TreeTables = logTree,
): Promise<KeptCheckpoint | undefined> {
  const [row] = await sql.query<KeptCheckpoint>(
    `SELECT size, root, signed_at AS "signedAt", note FROM ${checkpoints} ORDER BY size DESC LIMIT 1`,
  );
  return row;
}

/** The checkpoint that was signed at this size; undefined when none was. */
export async function checkpointAt(
  sql: Sql,
  size: number,
  { checkpoints }: TreeTables = logTree,
): Promise<KeptCheckpoint | undefined> {
  const [row] = await sql.query<KeptCheckpoint>(
    `SELECT size, root, signed_at AS "signedAt", note FROM ${checkpoints} WHERE size = $1`,
    [size],
  );
  return row;
}

/**
 * What the tree needs to grow: O(log size) nodes, whatever the size. Computed from the nodes and held against the last
 * checkpoint.
 *
 * @throws LogTreeError `tree` when they do not fit, or when the checkpoint is of another log than `origin`
 */
export async function readTree(
  sql: Sql,
  origin: string,
  tables: TreeTables = logTree,
): Promise<CompactRange> {
  const checkpoint = await latestCheckpoint(sql, tables);
  if (!checkpoint) return emptyRange();
  const { size, root, note } = checkpoint;
  const hashOf = await nodesAt(sql, perfectSubtrees(0, size), tables);
  try {
    const range = rangeOfSize(size, hashOf);
    const signed = parseCheckpoint(note);
    const isRoot = (hash: Buffer) => hash.equals(rootOf(range));
    if (signed.origin === origin && signed.size === size && isRoot(signed.root) && isRoot(root)) return range;
  } catch (error) {
    if (!(error instanceof MissingNodeError)) throw error;
  }
  throw new LogTreeError('tree', size, tables.tree);
}

/** Adds nodes and the checkpoint that is of them. In one transaction, role `koz_auditor`. */
export async function addToTree(
  sql: Sql,
  made: readonly TreeNode[],
  checkpoint: {
    readonly size: number;
    readonly root: Buffer;
    readonly note: string;
    readonly signedAt: Instant;
  },
  { nodes, checkpoints }: TreeTables = logTree,
): Promise<void> {
  await sql.query(
    `INSERT INTO ${nodes} (level, index, hash)
       SELECT level, index, hash FROM unnest($1::smallint[], $2::bigint[], $3::bytea[]) AS made (level, index, hash)`,
    [made.map(({ level }) => level), made.map(({ index }) => index), made.map(({ hash }) => hash)],
  );
  await sql.query(`INSERT INTO ${checkpoints} (size, root, signed_at, note) VALUES ($1, $2, $3, $4)`, [
    checkpoint.size,
    checkpoint.root,
    checkpoint.signedAt,
    checkpoint.note,
  ]);
}

/** The hash of a leaf; undefined when the tree does not reach so far. */
export const leafAt = async (
  sql: Sql,
  index: number,
  tables: TreeTables = logTree,
): Promise<Buffer | undefined> => {
  const place = { level: 0, index };
  return (await nodesAt(sql, [place], tables))(place);
};

/** The hashes of leaves, by position; those that the tree does not reach yet are not there. */
export async function leavesAt(sql: Sql, positions: readonly number[]): Promise<Map<number, Buffer>> {
  const places = positions.map((index) => ({ level: 0, index }));
  const hashOf = await nodesAt(sql, places, logTree);
  return new Map(
    places.flatMap((place) => {
      const hash = hashOf(place);
      return hash ? [[place.index, hash] as const] : [];
    }),
  );
}

/** The proof that the tree of the first `size` leaves holds that at `index`; the tree must reach so far. */
export const inclusionProof = (
  sql: Sql,
  index: number,
  size: number,
  tables: TreeTables = logTree,
): Promise<Buffer[]> => readProof(sql, inclusionPlan(index, size), tables);

/** The proof that the tree of the first `from` leaves is the beginning of that of `to`; the tree must reach so far. */
export const consistencyProof = (
  sql: Sql,
  from: number,
  to: number,
  tables: TreeTables = logTree,
): Promise<Buffer[]> => readProof(sql, consistencyPlan(from, to), tables);

/** The root of the tree when it had this size; it must reach so far. */
export async function rootAt(sql: Sql, size: number, tables: TreeTables = logTree): Promise<Buffer> {
  const hashOf = await nodesAt(sql, perfectSubtrees(0, size), tables);
  return rootOf(rangeOfSize(size, hashOf));
}

async function readProof(sql: Sql, plan: ProofPlan, tables: TreeTables): Promise<Buffer[]> {
  return proofOf(plan, await nodesAt(sql, placesOf(plan), tables));
}

/** One round trip; each node by the primary key, however large the table: LIMIT keeps it from being scanned. */
export async function nodesAt(
  sql: Sql,
  places: readonly NodePlace[],
  { nodes }: TreeTables = logTree,
): Promise<(place: NodePlace) => Buffer | undefined> {
  const rows = await sql.query<TreeNode>(
    `SELECT wanted.level, wanted.index, node.hash
       FROM unnest($1::smallint[], $2::bigint[]) AS wanted (level, index)
      CROSS JOIN LATERAL (
        SELECT hash FROM ${nodes} t WHERE t.level = wanted.level AND t.index = wanted.index LIMIT 1
      ) AS node`,
    [places.map(({ level }) => level), places.map(({ index }) => index)],
  );
  const hashes = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return ({ level, index }) => hashes.get(`${level}/${index}`);
}
