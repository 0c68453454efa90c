import { DiscreetError } from '@koz/platform';

export type LogTreeFault =
  /** The event's bytes are not those of its hash. */
  | 'event'
  /** The log has no event at this position, but has later ones. */
  | 'gap'
  /** The log ends before what was signed. */
  | 'truncated'
  /** The event at this position is not the one that was signed. */
  | 'rewritten'
  /** The tree's own nodes or last checkpoint do not fit each other. */
  | 'tree';

/** Of what a tree is kept: the log of events, or the ledger of disclosures and consultations. */
export type TreeName = 'log' | 'ledger';

/** The log (or the ledger), or its tree, is not what was signed: damage or an attack. Nothing is signed on top of it. */
export class LogTreeError extends DiscreetError {
  override readonly name = 'LogTreeError';
  constructor(
    readonly fault: LogTreeFault,
    /** Where: a position of the log, an index of the ledger; for `tree` the size of the last checkpoint. */
    readonly position: number,
    readonly tree: TreeName = 'log',
  ) {
    super(`${tree} tree at ${position}: ${fault}`);
  }
}
