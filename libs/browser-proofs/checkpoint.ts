import { fromBase64, hashBytes } from './bytes.js';
import { ProofError } from './proof-error.js';
import { openNote, parseNote, type VerifierKey } from './signed-note.js';
import type { TreeHead } from './tree-proofs.js';

/** https://c2sp.org/tlog-checkpoint: which log, how many leaves its tree had, and the root. */
export interface Checkpoint extends TreeHead {
  readonly origin: string;
}

/** What a checkpoint says, unverified. Throws ProofError `form`. */
export const parseCheckpoint = (note: string): Checkpoint => checkpointIn(parseNote(note).text);

/**
 * What a checkpoint of this log says, when one of the keys signed it under the log's name.
 *
 * @throws ProofError telling what is wrong
 */
export async function verifyCheckpoint(
  note: string,
  origin: string,
  keys: readonly VerifierKey[],
): Promise<Checkpoint> {
  const ofLog = keys.filter(({ name }) => name === origin);
  const checkpoint = checkpointIn(await openNote(note, ofLog));
  if (checkpoint.origin !== origin) throw new ProofError('origin', 'it is the checkpoint of another log');
  return checkpoint;
}

function checkpointIn(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...more] = text.slice(0, -1).split('\n');
  const refused = (rule: string): ProofError => new ProofError('form', rule);
  if (origin === '') throw refused('the first line is the origin');
  if (!/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size)))
    throw refused('the second line is the tree size, in decimals without leading zeroes');
  const hash = fromBase64(root);
  if (hash?.length !== hashBytes) throw refused('the third line is the root, 32 bytes in base64');
  if (more.includes('')) throw refused('a line that follows is not empty');
  return { origin, size: Number(size), root: hash };
}
