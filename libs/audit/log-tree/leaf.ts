import { hash } from 'node:crypto';
import { chainHash, type StoredEvent } from '@koz/event-store';
import { hashBytes } from '../tree/hashing.js';
import { LogTreeError } from './log-tree-error.js';

const domainSeparator = Buffer.from('koz/log-leaf/v1\n', 'ascii');
const positionBytes = 8;

/** "koz/log-leaf/v1\n" ‖ position (u64, big-endian) ‖ hash of the event: what the leaf of an event is the hash of. */
export function leafData(position: number, eventHash: Uint8Array): Buffer {
  const data = Buffer.allocUnsafe(domainSeparator.length + positionBytes + eventHash.length);
  data.set(domainSeparator);
  data.writeBigUInt64BE(BigInt(position), domainSeparator.length);
  data.set(eventHash, domainSeparator.length + positionBytes);
  return data;
}

/** What {@link leafHashAt} hashes: the prefix of a leaf (RFC 6962 §2.1) and room for {@link leafData}. */
const leafInput = Buffer.concat([Buffer.of(0), leafData(0, Buffer.alloc(hashBytes))]);
const positionAt = 1 + domainSeparator.length;

/** The leaf's hash of position and hash of an event. The same as `leafHash(leafData(…))`, without allocating either. */
export function leafHashAt(position: number, eventHash: Uint8Array): Buffer {
  leafInput.writeUInt32BE(Math.floor(position / 2 ** 32), positionAt);
  leafInput.writeUInt32BE(position % 2 ** 32, positionAt + 4);
  leafInput.set(eventHash, positionAt + positionBytes);
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
