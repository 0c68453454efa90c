import type { EntryKind } from './ledger-tree.js';

/** What is wrong with the ledger, and where. */
export type LedgerFault =
  /** A row that was sealed is not there, or holds something else than when it was sealed. */
  | {
      readonly fault: 'missingRow' | 'changedRow';
      readonly table: `ledger.${EntryKind}`;
      readonly entry: number;
      readonly index: number;
    }
  /** A row that was not written as all others are: it neither was sealed nor waits for it. */
  | { readonly fault: 'insertedRow'; readonly table: `ledger.${EntryKind}`; readonly entry: number }
  /** It is not known which row has this leaf. */
  | { readonly fault: 'missingLeaf'; readonly table: 'ledger.leaf'; readonly index: number }
  /** A node is not what the leaves under it make of it. */
  | {
      readonly fault: 'missingNode' | 'changedNode';
      readonly table: 'ledger.tree_node';
      readonly level: number;
      readonly index: number;
    }
  /**
   * A checkpoint that is not signed by a known key under this origin, or whose columns are not what it says; or one
   * that is, of another tree. `kept`: one that was given, not the table's.
   */
  | {
      readonly fault: 'badCheckpoint' | 'anotherTree';
      readonly table: 'ledger.checkpoint' | 'kept';
      readonly size: number;
    }
  /** Leaves, checkpoints or (`kept`) what was signed once, go further than what is there: `size` leaves are. */
  | {
      readonly fault: 'truncated';
      readonly table: 'ledger.leaf' | 'ledger.checkpoint' | 'kept';
      readonly size: number;
    };

/** What was gone through. */
export interface LedgerSummary {
  /** Leaves, of which each row was hashed anew. */
  readonly leaves: number;
  readonly checkpoints: number;
  /** Rows that wait for their leaf. */
  readonly unsealed: number;
  readonly faults: number;
}
