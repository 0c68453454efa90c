import {
  appendLeaves,
  emptyRange,
  nodeHash,
  nodesAt,
  rootOf,
  type CompactRange,
  type NodePlace,
  type VerifierKey,
} from '@koz/audit';
import type { Sql } from '@koz/projection';
import type { LedgerFault } from './ledger-fault.js';
import { ledgerTree, tableOf, type LedgerEntry } from './ledger-tree.js';
import { leafOfRow, readRows } from './row-hash.js';
import { checkpointFault, type CheckpointRow } from './verify-checkpoints.js';

type HashOf = (place: NodePlace) => Buffer | undefined;

/** How many leaves are told of by checkpoints, by the table of leaves, and by nodes. */
interface Ends {
  readonly signed: number;
  readonly sealed: number;
  readonly hashed: number;
}

interface Leaf {
  readonly index: number;
  /** Undefined where it is not known which row has this leaf. */
  readonly entry: LedgerEntry | undefined;
  /** By the row as it stands. */
  readonly computed: Buffer | undefined;
  /** By its node. */
  readonly stored: Buffer | undefined;
}

/** Goes through the leaves in order, growing the tree anew as it goes: of what came before it keeps O(log size) hashes. */
export class TreeWalk {
  /** Leaves that were gone through. */
  leaves = 0;
  /** Checkpoints that were gone through. */
  checkpoints = 0;
  /** The tree of them; undefined from the first leaf on that neither a row nor a node tells. */
  private range: CompactRange | undefined = emptyRange();

  private constructor(
    private readonly sql: Sql,
    private readonly origin: string,
    private readonly keys: readonly VerifierKey[],
    /** Leaves that are told of, by whatever there is. */
    readonly size: number,
    private readonly ends: Ends,
  ) {}

  static async begin(sql: Sql, origin: string, keys: readonly VerifierKey[]): Promise<TreeWalk> {
    // By one statement: a page that is sealed meanwhile is seen with its checkpoint or not at all.
    const [ends = { signed: 0, sealed: 0, hashed: 0 }] = await sql.query<Ends>(
      `SELECT coalesce((SELECT max(size) FROM ledger.checkpoint), 0) AS signed,
              coalesce((SELECT max(index) + 1 FROM ledger.leaf), 0) AS sealed,
              coalesce((SELECT max(index) + 1 FROM ledger.tree_node WHERE level = 0), 0) AS hashed`,
    );
    const { signed, sealed, hashed } = ends;
    // A checkpoint alone, of whatever size, tells of no leaf.
    const size = Math.min(Math.max(signed, sealed), Math.max(sealed, hashed));
    return new TreeWalk(sql, origin, keys, size, ends);
  }

  /** Leaves, nodes and checkpoints are written together: which of them was cut, or reaches too far. */
  async endFaults(): Promise<LedgerFault[]> {
    const { signed, sealed } = this.ends;
    const faults: LedgerFault[] = [];
    if (signed > sealed) faults.push({ fault: 'truncated', table: 'ledger.leaf', size: sealed });
    if (signed < sealed) faults.push({ fault: 'truncated', table: 'ledger.checkpoint', size: signed });
    if (signed > this.size)
      for (const beyond of (await this.checkpointsOf(signed - 1, signed)).values())
        faults.push(...checkpointFault(beyond, undefined, this.origin, this.keys));
    return faults;
  }

  /** The next leaves with their rows, all nodes that they complete, and the checkpoints among them. */
  async nextPage(pageSize: number): Promise<LedgerFault[]> {
    const begin = this.leaves;
    const end = Math.min(begin + pageSize, this.size);
    const [entries, kept, checkpoints] = await Promise.all([
      this.entriesOf(begin, end),
      this.nodesOf(begin, end),
      this.checkpointsOf(begin, end),
    ]);
    const rowOf = await readRows(this.sql, [...entries.values()]);
    const faults: LedgerFault[] = [];
    for (let index = begin; index < end; index += 1) {
      const entry = entries.get(index);
      const row = entry && rowOf(entry);
      const checkpoint = checkpoints.get(index + 1);
      const leaf = {
        index,
        entry,
        computed: row && leafOfRow(index, row),
        stored: kept({ level: 0, index }),
      };
      this.growBy(leaf, kept, checkpoint, faults);
      if (!checkpoint) continue;
      this.checkpoints += 1;
      const root = this.range && rootOf(this.range);
      faults.push(...checkpointFault(checkpoint, root, this.origin, this.keys));
    }
    this.leaves = end;
    return faults;
  }

  private growBy(
    leaf: Leaf,
    kept: HashOf,
    checkpoint: CheckpointRow | undefined,
    faults: LedgerFault[],
  ): void {
    const { index, entry, computed, stored } = leaf;
    const isRow =
      computed !== undefined &&
      (stored === undefined ||
        stored.equals(computed) ||
        this.isWhatWasSigned(computed, index, kept, checkpoint));
    if (entry && !isRow)
      faults.push({
        fault: computed ? 'changedRow' : 'missingRow',
        ...{ table: tableOf(entry.kind), entry: entry.entry, index },
      });
    else if (!entry && index < this.ends.sealed)
      faults.push({ fault: 'missingLeaf', table: 'ledger.leaf', index });
    // The tree goes on from what was signed, so that a fault is not told again as one of all that stands on it.
    const hash = isRow ? computed : stored;
    const grown = hash && this.range && appendLeaves(this.range, [hash]);
    this.range = grown?.range;
    for (const { level, index, hash } of grown?.made ?? [])
      faults.push(...nodeFaults({ level, index }, hash, kept));
    if (!hash && stored === undefined) faults.push(...nodeFaults({ level: 0, index }, undefined, kept));
  }

  /** Whether the row's leaf, though the node is another, is the one that what stands above it was made of. */
  private isWhatWasSigned(
    leaf: Buffer,
    index: number,
    kept: HashOf,
    checkpoint: CheckpointRow | undefined,
  ): boolean {
    if (fitsParent(leaf, index, kept)) return true;
    if (!checkpoint || !this.range) return false;
    return rootOf(appendLeaves(this.range, [leaf]).range).equals(checkpoint.root);
  }

  private async entriesOf(begin: number, end: number): Promise<Map<number, LedgerEntry>> {
    const rows = await this.sql.query<LedgerEntry & { readonly index: number }>(
      'SELECT index, kind, entry FROM ledger.leaf WHERE index >= $1 AND index < $2',
      [begin, end],
    );
    return new Map(rows.map(({ index, kind, entry }) => [index, { kind, entry }]));
  }

  private nodesOf(begin: number, end: number): Promise<HashOf> {
    // Completed by the leaves of this page; the neighbour of a leaf comes with the pair.
    const places: NodePlace[] = [];
    const beyond = end % 2 === 1 && end < this.size;
    for (let level = 0, leaves = 1; level === 0 || leaves <= end; level += 1, leaves *= 2)
      for (let index = Math.floor(begin / leaves); (index + 1) * leaves <= end; index += 1)
        places.push({ level, index });
    if (begin % 2 === 1) places.push({ level: 0, index: begin - 1 });
    if (beyond) places.push({ level: 0, index: end }, { level: 1, index: (end - 1) / 2 });
    return nodesAt(this.sql, places, ledgerTree);
  }

  private async checkpointsOf(begin: number, end: number): Promise<Map<number, CheckpointRow>> {
    const rows = await this.sql.query<CheckpointRow>(
      'SELECT size, root, note FROM ledger.checkpoint WHERE size > $1 AND size <= $2',
      [begin, end],
    );
    return new Map(rows.map((row) => [row.size, row]));
  }
}

/** Whether a leaf is the one that the node above it and its neighbour was made of. */
function fitsParent(leaf: Buffer, index: number, kept: HashOf): boolean {
  const isLeft = index % 2 === 0;
  const parent = kept({ level: 1, index: Math.floor(index / 2) });
  const neighbour = kept({ level: 0, index: isLeft ? index + 1 : index - 1 });
  if (!parent || !neighbour) return false;
  return (isLeft ? nodeHash(leaf, neighbour) : nodeHash(neighbour, leaf)).equals(parent);
}

function nodeFaults(place: NodePlace, hash: Buffer | undefined, kept: HashOf): LedgerFault[] {
  const node = kept(place);
  if (node && hash?.equals(node)) return [];
  return [{ fault: node ? 'changedNode' : 'missingNode', table: 'ledger.tree_node', ...place }];
}
