import { concat, fromHex, sha256, uint, utf8, type Bytes } from './bytes.js';
import { ProofError } from './proof-error.js';
import { leafHash } from './tree-proofs.js';

/** An event as it is stored, all but its position: docs/formats/log-tree.md. */
export interface StoredEvent {
  /** A UUID. */
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly version: number;
  readonly previousHash: Bytes;
  readonly payload: Bytes;
  readonly metadata: Bytes;
}

const eventPrefix = utf8('koz/event/v1\n');
const logLeafPrefix = utf8('koz/log-leaf/v1\n');
const ledgerLeafPrefix = utf8('koz/ledger-leaf/v1\n');

/** The hash of an event, of all that is stored of it. Throws ProofError for an id that is no UUID. */
export async function eventHash(event: StoredEvent): Promise<Bytes> {
  const id = fromHex(event.id.replaceAll('-', ''));
  if (id?.length !== 16) throw new ProofError('form', 'the id of an event is a UUID');
  const [stream, type] = [utf8(event.stream), utf8(event.type)];
  return sha256(
    concat(
      ...[eventPrefix, event.previousHash, id, uint(event.revision, 4), uint(event.version, 2)],
      ...[uint(stream.length, 2), stream, uint(type.length, 2), type],
      ...[uint(event.payload.length, 4), event.payload],
      ...[uint(event.metadata.length, 4), event.metadata],
    ),
  );
}

/** The leaf of an event: of its hash and the position that it stands at. */
export const logLeafHash = (position: number, hash: Uint8Array): Promise<Bytes> =>
  leafHash(concat(logLeafPrefix, uint(position, 8), hash));

/** The leaf of a row of the ledger: of its hash and its index in the tree. */
export const ledgerLeafHash = (index: number, hash: Uint8Array): Promise<Bytes> =>
  leafHash(concat(ledgerLeafPrefix, uint(index, 8), hash));
