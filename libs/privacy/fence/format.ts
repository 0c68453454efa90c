import { createHash } from 'node:crypto';
import type { Uuid } from '@koz/privacy-types';

/* The bytes of the fence's files; docs/stored-form.md says the same in words. Integers are big-endian. */

const magic = Buffer.from('KOZFENCE\x01', 'latin1');
const recordDomain = Buffer.from('koz/fence-record/v1\n', 'ascii');
export const hashBytes = 32;
const checkBytes = 4;
/** Length of the body (u32), sequence (u64), check of the two. */
export const recordHeadBytes = 4 + 8 + checkBytes;
export const segmentHeadBytes = magic.length + 16 + 8 + hashBytes + 8 + 8;
/** A body is an entry of one plan and tier: some kilobytes. */
export const largestBody = 16 * 1024 * 1024;
/** The hash before the first record. */
export const noHash: Uint8Array = Buffer.alloc(hashBytes);

/** What a file begins with. */
export interface SegmentHead {
  readonly directoryId: Uuid;
  /** The number of its first record. */
  readonly first: number;
  /** The hash of the record before that. */
  readonly previous: Uint8Array;
  /** The number of the first record of the file before this one; 0 for the first file. */
  readonly previousFirst: number;
  /** Length in bytes of the file before this one, at its end; 0 for the first file. */
  readonly previousLength: number;
}

export function encodeSegmentHead(segment: SegmentHead): Buffer {
  const head = Buffer.alloc(segmentHeadBytes);
  let at = magic.copy(head);
  at += head.write(segment.directoryId.replaceAll('-', ''), at, 'hex');
  at = head.writeBigUInt64BE(BigInt(segment.first), at);
  head.set(segment.previous, at);
  at = head.writeBigUInt64BE(BigInt(segment.previousFirst), at + hashBytes);
  head.writeBigUInt64BE(BigInt(segment.previousLength), at);
  return head;
}

export function decodeSegmentHead(head: Buffer): SegmentHead | undefined {
  if (head.length < segmentHeadBytes || !head.subarray(0, magic.length).equals(magic)) return undefined;
  const id = head.toString('hex', magic.length, magic.length + 16);
  const at = magic.length + 16;
  return {
    directoryId: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as Uuid,
    first: Number(head.readBigUInt64BE(at)),
    previous: Buffer.from(head.subarray(at + 8, at + 8 + hashBytes)),
    previousFirst: Number(head.readBigUInt64BE(at + 8 + hashBytes)),
    previousLength: Number(head.readBigUInt64BE(at + 8 + hashBytes + 8)),
  };
}

/** The name of the file whose first record has this number; files sort by it. */
export const segmentName = (first: number): string => `${String(first).padStart(12, '0')}.fence`;
export const segmentPattern = /^(\d{12,})\.fence$/;

/** A record and its hash, to which the next one is chained. */
export function encodeRecord(
  previous: Uint8Array,
  sequence: number,
  body: Uint8Array,
): { readonly bytes: Buffer; readonly hash: Buffer } {
  const hash = recordHash(previous, sequence, body);
  const head = Buffer.alloc(recordHeadBytes);
  head.writeUInt32BE(body.length, 0);
  head.writeBigUInt64BE(BigInt(sequence), 4);
  checkOf(previous, head).copy(head, 12);
  return { bytes: Buffer.concat([head, body, hash]), hash };
}

/** The body's length and the number that a record's head says; undefined when the head is not what was written. */
export function decodeRecordHead(
  previous: Uint8Array,
  head: Buffer,
): { readonly length: number; readonly sequence: number } | undefined {
  if (!checkOf(previous, head).equals(head.subarray(12, recordHeadBytes))) return undefined;
  const length = head.readUInt32BE(0);
  return length > largestBody ? undefined : { length, sequence: Number(head.readBigUInt64BE(4)) };
}

/** SHA-256("koz/fence-record/v1\n" ‖ previous hash (32) ‖ sequence (u64) ‖ body). */
export function recordHash(previous: Uint8Array, sequence: number, body: Uint8Array): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(sequence));
  return createHash('sha256').update(recordDomain).update(previous).update(number).update(body).digest();
}

/** The head has a check of its own: only a length that was really written may say that a record is cut off. */
const checkOf = (previous: Uint8Array, head: Buffer): Buffer =>
  createHash('sha256').update(previous).update(head.subarray(0, 12)).digest().subarray(0, checkBytes);
