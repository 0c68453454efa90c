import { hash } from 'node:crypto';
import { chainHash, type StoredEvent } from '@koz/event-store';
import { hashBytes } from '../tree/hashing.js';
import { LogTreeError } from './log-tree-error.js';

const domainSeparator = 'koz/log-leaf/v1\n';
const indexBytes = 8;

/** How a kind of leaf is made: its separator ‖ index in the tree (u64, big-endian) ‖ hash of what it stands for. */
export function leafDataUnder(separator: string): (index: number, hash: Uint8Array) => Buffer {
  const prefix = Buffer.from(separator, 'ascii');
  return (index, hash) => {
    const data = Buffer.allocUnsafe(prefix.length + indexBytes + hash.length);
    data.set(prefix);
    data.writeBigUInt64BE(BigInt(index), prefix.length);
    data.set(hash, prefix.length + indexBytes);
    return data;
  };
}

/** "koz/log-leaf/v1\n" ‖ position ‖ hash of the event: what the leaf of an event is the hash of. */
export const leafData = leafDataUnder(domainSeparator);

/** What {@link leafHashAt} hashes: the prefix of a leaf (RFC 6962 §2.1) and room for {@link leafData}. */
const leafInput = Buffer.concat([Buffer.of(0), leafData(0, Buffer.alloc(hashBytes))]);
const positionAt = 1 + domainSeparator.length;

/** The leaf's hash of position and hash of an event. The same as `leafHash(leafData(…))`, without allocating either. */
export function leafHashAt(position: number, eventHash: Uint8Array): Buffer {
  leafInput.writeUInt32BE(Math.floor(position / 2 ** 32), positionAt);
  leafInput.writeUInt32BE(position % 2 ** 32, positionAt + 4);
  leafInput.set(eventHash, positionAt + indexBytes);
  return hash('sha256', leafInput, 'buffer');
}

/**
 * The leaf's hash of an event. The event's hash is computed anew from all that is stored of it, so that nothing is
 * signed whose bytes are not those that it was appended with.
 *
 * @throws LogTreeError `event` when its hash is another
 */
export function leafOfEvent(event: StoredEvent): Buffer {
  const eventHash = chainHash(event.previousHash, event.stream, event.revision, event);
  if (Buffer.compare(eventHash, event.hash) !== 0) throw new LogTreeError('event', event.position);
  return leafHashAt(event.position, eventHash);
}

/** Leaves of a page of the log that follows the first `size` events. Throws LogTreeError, also for a gap. */
export function leavesOfPage(size: number, page: readonly StoredEvent[]): Buffer[] {
  return page.map((event, index) => {
    if (event.position !== size + index) throw new LogTreeError('gap', size + index);
    return leafOfEvent(event);
  });
}
