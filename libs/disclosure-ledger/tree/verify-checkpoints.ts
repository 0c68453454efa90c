import {
  NoteError,
  parseCheckpoint,
  rootAt,
  verifyCheckpoint,
  MissingNodeError,
  type VerifierKey,
} from '@koz/audit';
import type { Sql } from '@koz/projection';
import type { LedgerFault } from './ledger-fault.js';
import { ledgerTree } from './ledger-tree.js';

/** A checkpoint of the table, and what the tree says of its size. */
export interface CheckpointRow {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

/** What is wrong with a checkpoint of the table, given the root of the tree at its size where that is known. */
export function checkpointFault(
  { size, root, note }: CheckpointRow,
  treeRoot: Buffer | undefined,
  origin: string,
  keys: readonly VerifierKey[],
): LedgerFault[] {
  const table = 'ledger.checkpoint';
  const signed = verified(note, origin, keys);
  if (!signed || signed.size !== size || !signed.root.equals(root))
    return [{ fault: 'badCheckpoint', table, size }];
  return treeRoot === undefined || root.equals(treeRoot) ? [] : [{ fault: 'anotherTree', table, size }];
}

interface Against {
  readonly sql: Sql;
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  /** Leaves that are there. */
  readonly size: number;
}

/** What is wrong with the ledger by checkpoints that somebody kept. */
export async function keptCheckpointFaults(
  notes: readonly string[],
  { sql, origin, keys, size }: Against,
): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  for (const note of notes) {
    const signed = verified(note, origin, keys);
    if (!signed) faults.push({ fault: 'badCheckpoint', table: 'kept', size: sizeOf(note) });
    else if (signed.size > size) faults.push({ fault: 'truncated', table: 'kept', size });
    else if (!(await rootIs(sql, signed.size, signed.root)))
      faults.push({ fault: 'anotherTree', table: 'kept', size: signed.size });
  }
  return faults;
}

async function rootIs(sql: Sql, size: number, root: Buffer): Promise<boolean> {
  try {
    return (await rootAt(sql, size, ledgerTree)).equals(root);
  } catch (error) {
    // Told already where it is missing.
    if (error instanceof MissingNodeError) return false;
    throw error;
  }
}

function verified(note: string, origin: string, keys: readonly VerifierKey[]) {
  try {
    return verifyCheckpoint(note, origin, keys);
  } catch (error) {
    if (error instanceof NoteError) return undefined;
    throw error;
  }
}

/** What it claims to be of; 0 for what is no checkpoint at all. */
function sizeOf(note: string): number {
  try {
    return parseCheckpoint(note).size;
  } catch (error) {
    if (error instanceof NoteError) return 0;
    throw error;
  }
}
