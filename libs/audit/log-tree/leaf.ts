import { chainHash, type StoredEvent } from '@koz/event-store';
import { leafHash } from '../tree/hashing.js';
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

/**
 * The leaf's hash of an event. The event's hash is computed anew from all that is stored of it, so that nothing is
 * signed whose bytes are not those that it was appended with.
 *
 * @throws LogTreeError `event` when its hash is another
 */
export function leafOfEvent(event: StoredEvent): Buffer {
  const hash = chainHash(event.previousHash, event.stream, event.revision, event);
  if (Buffer.compare(hash, event.hash) !== 0) throw new LogTreeError('event', event.position);
  return leafHash(leafData(event.position, hash));
}

/** Leaves of a page of the log that follows the first `size` events. Throws LogTreeError, also for a gap. */
export function leavesOfPage(size: number, page: readonly StoredEvent[]): Buffer[] {
  return page.map((event, index) => {
    if (event.position !== size + index) throw new LogTreeError('gap', size + index);
    return leafOfEvent(event);
  });
}
