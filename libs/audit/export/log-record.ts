import type { StoredEvent } from '@koz/event-store';
import { hashBytes } from '../tree/hashing.js';

/* Records of `log.bin`, docs/formats/audit-export.md. Integers are big-endian. */

export const logHead: Buffer = Buffer.from('koz/audit-log/v1\n', 'ascii');

/** An event of another controller is there as the hash of its leaf only. */
const kinds = { leaf: 0, event: 1 } as const;
export type RecordKind = keyof typeof kinds;

const lengthBytes = 4;
const leafAt = 1 + 8;
const leafBodyBytes = leafAt + hashBytes;
const hashAt = leafBodyBytes;
const previousAt = hashAt + hashBytes;
const idAt = previousAt + hashBytes;
const revisionAt = idAt + 16;
const versionAt = revisionAt + 4;
const streamLengthAt = versionAt + 2;
const streamAt = streamLengthAt + 2;
/** More is no event of ours: a length that was damaged would else ask for the memory. */
const largestBody = 64 * 1024 * 1024;

/** Appends records to a buffer that is as long as they need; a page at a time, so that it is one allocation. */
export function encodeRecords(records: readonly RecordToWrite[]): Buffer {
  const buffer = Buffer.allocUnsafe(records.reduce((sum, record) => sum + sizeOf(record), 0));
  let offset = 0;
  for (const record of records) offset = write(buffer, offset, record);
  return buffer;
}

export interface RecordToWrite {
  readonly position: number;
  /** Of the tree, 32 bytes. */
  readonly leaf: Uint8Array;
  /** Absent for an event of which only the leaf is to be there. */
  readonly event?: Omit<StoredEvent, 'position' | 'controller'>;
}

function sizeOf({ event }: RecordToWrite): number {
  if (!event) return lengthBytes + leafBodyBytes;
  const { stream, type, payload, metadata } = event;
  const texts = Buffer.byteLength(stream) + 2 + Buffer.byteLength(type);
  return lengthBytes + streamAt + texts + 4 + payload.length + 4 + metadata.length;
}

function write(buffer: Buffer, start: number, record: RecordToWrite): number {
  const { event, position, leaf } = record;
  let offset = buffer.writeUInt32BE(sizeOf(record) - lengthBytes, start);
  offset = buffer.writeUInt8(event ? kinds.event : kinds.leaf, offset);
  offset = buffer.writeBigUInt64BE(BigInt(position), offset);
  offset = put(buffer, offset, leaf);
  if (!event) return offset;
  offset = put(buffer, offset, event.hash);
  offset = put(buffer, offset, event.previousHash);
  offset += buffer.write(event.id.replaceAll('-', ''), offset, 'hex');
  offset = buffer.writeUInt32BE(event.revision, offset);
  offset = buffer.writeUInt16BE(event.version, offset);
  for (const text of [event.stream, event.type]) {
    const length = buffer.write(text, offset + 2);
    offset = buffer.writeUInt16BE(length, offset) + length;
  }
  for (const bytes of [event.payload, event.metadata])
    offset = put(buffer, buffer.writeUInt32BE(bytes.length, offset), bytes);
  return offset;
}

function put(buffer: Buffer, offset: number, bytes: Uint8Array): number {
  buffer.set(bytes, offset);
  return offset + bytes.length;
}

/** A record where it lies: the bytes of a block from `start` to `end` are its body. Valid as long as the block is. */
export interface LogRecord {
  readonly kind: RecordKind;
  readonly position: number;
  readonly block: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Where the record after this offset of a block would end; undefined when its length is not all there yet. */
export function recordEnd(block: Buffer, offset: number): number | undefined {
  if (offset + lengthBytes > block.length) return undefined;
  return offset + lengthBytes + block.readUInt32BE(offset);
}

/** The record at an offset of a block that holds all of it; undefined when it has not the form of one. */
export function recordAt(block: Buffer, offset: number): LogRecord | undefined {
  const end = recordEnd(block, offset);
  const start = offset + lengthBytes;
  if (end === undefined || end > block.length || end - start < leafBodyBytes) return undefined;
  const position = block.readUInt32BE(start + 1) * 2 ** 32 + block.readUInt32BE(start + 5);
  if (!Number.isSafeInteger(position)) return undefined;
  const kind = block[start];
  if (kind === kinds.leaf)
    return end - start === leafBodyBytes ? { kind: 'leaf', position, block, start, end } : undefined;
  const record = { kind: 'event', position, block, start, end } as const;
  return kind === kinds.event && isWhole(record) ? record : undefined;
}

export const isTooLong = (block: Buffer, offset: number): boolean =>
  block.length >= offset + lengthBytes && block.readUInt32BE(offset) > largestBody;

/** Whether the lengths within an event's record add up to that of its body. */
function isWhole({ block, start, end }: LogRecord): boolean {
  let offset = start + streamLengthAt;
  for (const width of [2, 2, 4, 4]) {
    if (offset + width > end) return false;
    offset += width + block.readUIntBE(offset, width);
  }
  return offset === end;
}

export const leafIn = ({ block, start }: LogRecord): Buffer =>
  block.subarray(start + leafAt, start + leafAt + hashBytes);
export const hashIn = ({ block, start }: LogRecord): Buffer =>
  block.subarray(start + hashAt, start + hashAt + hashBytes);

/** From the previous hash to the end: what the hash of an event is of, after its separator. */
export const hashedPart = ({ block, start, end }: LogRecord): Buffer =>
  block.subarray(start + previousAt, end);

/** What places an event in its stream: position, hash, previous hash, revision and stream. See {@link placeOf}. */
export const placingPart = ({ block, start }: LogRecord): Buffer =>
  block.subarray(start + 1, start + streamAt + block.readUInt16BE(start + streamLengthAt));

/** The stream within {@link placingPart}, as bytes. */
export const streamPart = (placing: Buffer): Buffer => placing.subarray(streamAt - 1);

export interface EventPlace {
  readonly position: number;
  readonly hash: string;
  readonly previousHash: string;
  readonly revision: number;
  readonly stream: string;
}

/** Reads {@link placingPart}; hashes as one character a byte, to be compared and kept. */
export const placeOf = (part: Buffer): EventPlace => ({
  position: part.readUInt32BE(0) * 2 ** 32 + part.readUInt32BE(4),
  hash: part.toString('latin1', hashAt - 1, previousAt - 1),
  previousHash: part.toString('latin1', previousAt - 1, idAt - 1),
  revision: part.readUInt32BE(revisionAt - 1),
  stream: part.toString('utf8', streamAt - 1),
});

export const streamIn = ({ block, start }: LogRecord): string =>
  block.toString('utf8', start + streamAt, start + streamAt + block.readUInt16BE(start + streamLengthAt));
export const revisionIn = ({ block, start }: LogRecord): number => block.readUInt32BE(start + revisionAt);

/** The type of an event, and where the bytes after it begin. */
export function typeIn({ block, start }: LogRecord): { readonly type: string; readonly end: number } {
  const at = start + streamAt + block.readUInt16BE(start + streamLengthAt);
  const end = at + 2 + block.readUInt16BE(at);
  return { type: block.toString('utf8', at + 2, end), end };
}

export const idIn = ({ block, start }: LogRecord): string =>
  block
    .toString('hex', start + idAt, start + revisionAt)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
export const versionIn = ({ block, start }: LogRecord): number => block.readUInt16BE(start + versionAt);

/** Payload and metadata of an event. */
export function contentIn(record: LogRecord): { readonly payload: Buffer; readonly metadata: Buffer } {
  const { block, end } = record;
  const { end: at } = typeIn(record);
  const metadataAt = at + 4 + block.readUInt32BE(at);
  return {
    payload: block.subarray(at + 4, metadataAt),
    metadata: block.subarray(metadataAt + 4, end),
  };
}
