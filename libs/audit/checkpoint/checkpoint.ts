import type { SigningKey } from '../signing-key.js';
import { hashBytes } from '../tree/hashing.js';
import type { TreeHead } from '../tree/verify-proofs.js';
import { malformed, NoteError } from './note-error.js';
import { openNote, parseNote, signNote } from './signed-note.js';
import { isKeyName, strictBase64, type VerifierKey } from './verifier-key.js';

/** https://c2sp.org/tlog-checkpoint: how large a log's tree is, and its root. */
export interface Checkpoint extends TreeHead {
  /** Which log, {@link logOrigin}: also the name of the key that signs. */
  readonly origin: string;
  readonly root: Buffer;
  /** Lines that follow, which mean nothing here; ours have none. */
  readonly extensions: readonly string[];
}

/** The origin of an installation's log. `id` is of the database with its fence: it never changes. */
export const logOrigin = (id: string): string => `kinderopvangzoeker.be/log/${id}`;

/** The origin of its ledger of disclosures and consultations, whose tree is another. */
export const ledgerOrigin = (id: string): string => `kinderopvangzoeker.be/ledger/${id}`;

/** The checkpoint of a tree, signed as a note. The same tree and key give the same text: Ed25519 takes no randomness. */
export function signCheckpoint(origin: string, { size, root }: TreeHead, key: SigningKey): string {
  if (!isKeyName(origin)) throw malformed('an origin has no blanks and no plus');
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('a tree size counts');
  if (root.length !== hashBytes) throw new RangeError('a root has 32 bytes');
  return signNote(`${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`, origin, key);
}

/** What a checkpoint says, unverified. Throws NoteError `form`. */
export const parseCheckpoint = (note: string): Checkpoint => checkpointOf(parseNote(note).text);

/**
 * What a checkpoint of this log says, when one of the keys signed it under the log's name.
 *
 * @throws NoteError telling what is wrong
 */
export function verifyCheckpoint(note: string, origin: string, keys: readonly VerifierKey[]): Checkpoint {
  // A key of another name that was given signs another log, and proves nothing of this one.
  const checkpoint = checkpointOf(
    openNote(
      note,
      keys.filter(({ name }) => name === origin),
    ),
  );
  if (checkpoint.origin !== origin) throw new NoteError('origin', 'it is the checkpoint of another log');
  return checkpoint;
}

function checkpointOf(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n');
  if (origin === '') throw malformed('the first line is the origin');
  if (!/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size)))
    throw malformed('the second line is the tree size, in decimals without leading zeroes');
  const hash = strictBase64(root);
  if (hash?.length !== hashBytes) throw malformed('the third line is the root, 32 bytes in base64');
  if (extensions.includes('')) throw malformed('a line that follows is not empty');
  return { origin, size: Number(size), root: hash, extensions };
}
