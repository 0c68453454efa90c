import type { TreeTables } from '@koz/audit';
import { DiscreetError } from '@koz/platform';

/** Where the ledger's tree is kept, for all that reads or grows a tree. */
export const ledgerTree: TreeTables = {
  tree: 'ledger',
  nodes: 'ledger.tree_node',
  checkpoints: 'ledger.checkpoint',
};

/** What a leaf stands for: each kind has a table of its own, with entries of its own. */
export const entryKinds = ['disclosure', 'consultation'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** A row of the ledger, by its kind and its number there. */
export interface LedgerEntry {
  readonly kind: EntryKind;
  readonly entry: number;
}

/** The table of a kind of row, as faults name it. */
export const tableOf = (kind: EntryKind): `ledger.${EntryKind}` => `ledger.${kind}`;

export type LedgerTreeFault =
  /** A row that was to be sealed, or was, is not there. */
  | 'missingRow'
  /** The row is not the one that was sealed. */
  | 'changedRow'
  /** Leaves and last checkpoint do not reach equally far. */
  | 'truncated';

/** The ledger is not what was signed: damage or an attack. Nothing is signed on top of it. */
export class LedgerTreeError extends DiscreetError {
  override readonly name = 'LedgerTreeError';
  constructor(
    readonly fault: LedgerTreeFault,
    /** Index in the tree. */
    readonly index: number,
    readonly row?: LedgerEntry,
  ) {
    super(`ledger tree at ${index}: ${fault}${row ? ` (${tableOf(row.kind)}, entry ${row.entry})` : ''}`);
  }
}
