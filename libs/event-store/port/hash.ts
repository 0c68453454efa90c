import { hash } from 'node:crypto';
import type { EventToAppend, StreamName } from './event-store.port.js';

/** The previous hash of a stream's first event: 32 zero bytes. */
export const noPreviousHash: Uint8Array = new Uint8Array(32);

/** Event id, revision, version, and the lengths of stream, type, payload and metadata. */
const fixedBytes = 16 + 4 + 2 + 2 + 2 + 4 + 4;

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
  const streamBytes = Buffer.byteLength(stream);
  const typeBytes = Buffer.byteLength(event.type);
  const { payload, metadata } = event;
  // One buffer and one call: half the cost of feeding the parts to a hash one by one.
  const length = domainSeparator.length + previous.length + fixedBytes + streamBytes + typeBytes;
  const input = Buffer.allocUnsafe(length + payload.length + metadata.length);
  input.set(domainSeparator);
  input.set(previous, domainSeparator.length);
  let offset = domainSeparator.length + previous.length;
  offset += input.write(event.id.replaceAll('-', ''), offset, 'hex');
  offset = input.writeUInt32BE(revision, offset);
  offset = input.writeUInt16BE(event.version, offset);
  offset = input.writeUInt16BE(streamBytes, offset);
  offset += input.write(stream, offset);
  offset = input.writeUInt16BE(typeBytes, offset);
  offset += input.write(event.type, offset);
  for (const bytes of [payload, metadata]) {
    offset = input.writeUInt32BE(bytes.length, offset);
    input.set(bytes, offset);
    offset += bytes.length;
  }
  return hash('sha256', input, 'buffer');
}
