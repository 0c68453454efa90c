import { createHash } from 'node:crypto';
import type { EventToAppend, StreamName } from './event-store.port.js';

/** The previous hash of a stream's first event: 32 zero bytes. */
export const noPreviousHash: Uint8Array = new Uint8Array(32);

const domainSeparator = Buffer.from('koz/event/v1\n', 'ascii');

/**
 * The chain hash of an event (docs/stored-form.md):
 * SHA-256("koz/event/v1\n" ‖ previous hash ‖ id (16) ‖ revision (u32) ‖ version (u16)
 *   ‖ len(stream) (u16) ‖ stream ‖ len(type) (u16) ‖ type ‖ len(payload) (u32) ‖ payload ‖ len(metadata) (u32) ‖ metadata),
 * integers big-endian, texts in UTF-8. It covers the stored, sealed form, so that it still verifies after shredding;
 * the position is not in it, for it is given on commit.
 */
export function chainHash(
  previous: Uint8Array,
  stream: StreamName,
  revision: number,
  event: EventToAppend,
): Uint8Array {
  const streamBytes = Buffer.from(stream, 'utf8');
  const typeBytes = Buffer.from(event.type, 'utf8');
  const header = Buffer.alloc(16 + 4 + 2 + 2);
  header.write(event.id.replaceAll('-', ''), 0, 'hex');
  header.writeUInt32BE(revision, 16);
  header.writeUInt16BE(event.version, 20);
  header.writeUInt16BE(streamBytes.length, 22);
  const typeLength = Buffer.alloc(2);
  typeLength.writeUInt16BE(typeBytes.length);
  return createHash('sha256')
    .update(domainSeparator)
    .update(previous)
    .update(header)
    .update(streamBytes)
    .update(typeLength)
    .update(typeBytes)
    .update(lengthOf(event.payload))
    .update(event.payload)
    .update(lengthOf(event.metadata))
    .update(event.metadata)
    .digest();
}

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return length;
}
