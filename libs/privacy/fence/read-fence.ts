import { stat } from 'node:fs/promises';
import type { FenceHead } from '@koz/privacy-keys';
import type { ControllerId } from '@koz/privacy-types';
import { decodeEntry, type FenceEntry } from './entry.js';
import { segmentsOf, type FenceDirectory, type Segment } from './fence-directory.js';
import { FenceDamagedError, type FenceDamage } from './fence-errors.js';
import {
  decodeRecordHead,
  decodeSegmentHead,
  hashBytes,
  noHash,
  recordHash,
  recordHeadBytes,
  segmentHeadBytes,
  type SegmentHead,
} from './format.js';
import { SegmentReader } from './segment-reader.js';

/** A record whose place in the chain was checked. */
export interface FenceRecord extends FenceHead {
  readonly controller: ControllerId;
  readonly file: string;
  /** The entry as canonical JSON; valid until the next record is asked for. */
  readonly body: Uint8Array;
  /** Where the record ends in its file. */
  readonly end: number;
}

/** A record at the very end of the last file that was not written to its end: never acknowledged, and no damage. */
export interface TornTail {
  readonly file: string;
  readonly path: string;
  /** Where it begins, and the file should end. */
  readonly offset: number;
}

export interface ReadOptions {
  /**
   * Records up to this number are not answered. Files that end before it are not read; that they are there, of the
   * right length, is checked all the same. 0 when absent: the whole chain is checked.
   */
  readonly after?: number;
  /** Told of a torn tail, after the last record. */
  readonly onTorn?: (tail: TornTail) => void;
}

/**
 * The records of a controller in order, with the memory of one of them, each checked against the one before.
 *
 * @throws FenceDamagedError for anything but a torn tail
 */
export async function* readRecords(
  directory: FenceDirectory,
  controller: ControllerId,
  { after = 0, onTorn }: ReadOptions = {},
): AsyncGenerator<FenceRecord> {
  const segments = await segmentsOf(directory, controller);
  const from = Math.max(
    0,
    segments.findLastIndex(({ first }) => first <= after + 1),
  );
  let chain = await beginningOf(directory, controller, segments, from);
  for (const [at, segment] of segments.slice(from).entries()) {
    const isLast = from + at === segments.length - 1;
    for await (const record of recordsOf(
      directory,
      controller,
      segment,
      chain,
      isLast ? onTorn : undefined,
      isLast,
    )) {
      chain = { sequence: record.sequence, hash: record.hash, first: segment.first, length: record.end };
      if (record.sequence > after) yield record;
    }
  }
}

/** The entries of a controller in order. */
export async function* readEntries(
  directory: FenceDirectory,
  controller: ControllerId,
  options: ReadOptions = {},
): AsyncGenerator<FenceHead & { readonly entry: FenceEntry }> {
  for await (const { body, sequence, hash, file } of readRecords(directory, controller, options)) {
    const entry = decodeEntry(body);
    if (!entry) throw new FenceDamagedError(controller, file, sequence, 'record');
    if (entry.controller !== controller)
      throw new FenceDamagedError(controller, file, sequence, 'controller');
    yield { sequence, hash, entry };
  }
}

/** Where the chain stands: the last record, and the length of the file that holds it. */
interface Chain extends FenceHead {
  /** The number of that file's first record. */
  readonly first: number;
  readonly length: number;
}

/** Checks that the files before `from` are there, each of the length that the next one says. */
async function beginningOf(
  { id }: FenceDirectory,
  controller: ControllerId,
  segments: readonly Segment[],
  from: number,
): Promise<Chain> {
  let before = { first: 0, length: 0 };
  for (const [at, segment] of segments.slice(0, from + 1).entries()) {
    const reader = await SegmentReader.open(segment.path);
    try {
      const head = decodeSegmentHead(await reader.bytes(0, segmentHeadBytes));
      if (head?.directoryId !== id || head.first !== segment.first)
        throw new FenceDamagedError(controller, segment.file, segment.first, 'header');
      if (!follows(head, before) || (at === 0 && segment.first !== 1))
        throw new FenceDamagedError(controller, segment.file, segment.first, 'gap');
      if (at === from) return { sequence: head.first - 1, hash: head.previous, ...before };
    } finally {
      await reader.close();
    }
    before = { first: segment.first, length: (await stat(segment.path)).size };
  }
  return { sequence: 0, hash: noHash, ...before };
}

const follows = (head: SegmentHead, { first, length }: Pick<Chain, 'first' | 'length'>): boolean =>
  head.previousFirst === first && head.previousLength === length;

async function* recordsOf(
  { id }: FenceDirectory,
  controller: ControllerId,
  { file, path, first }: Segment,
  before: Chain,
  onTorn: ReadOptions['onTorn'],
  isLast: boolean,
): AsyncGenerator<FenceRecord> {
  const damaged = (sequence: number, damage: FenceDamage): Error =>
    new FenceDamagedError(controller, file, sequence, damage);
  const reader = await SegmentReader.open(path);
  try {
    const head = decodeSegmentHead(await reader.bytes(0, segmentHeadBytes));
    if (head?.directoryId !== id || head.first !== first) throw damaged(first, 'header');
    if (first !== before.sequence + 1 || !follows(head, before)) throw damaged(before.sequence + 1, 'gap');
    if (Buffer.compare(head.previous, before.hash) !== 0) throw damaged(first, 'gap');
    let { sequence, hash: previous } = before;
    for (let offset = segmentHeadBytes; offset < reader.size;) {
      sequence += 1;
      const found = await recordAt(reader, offset, previous);
      if (found === 'torn' && isLast) return onTorn?.({ file, path, offset });
      if (typeof found === 'string') throw damaged(sequence, 'record');
      if (found.sequence !== sequence) throw damaged(sequence, 'gap');
      const { body, hash, end } = found;
      yield { controller, file, sequence, hash, body, end };
      [previous, offset] = [hash, end];
    }
  } finally {
    await reader.close();
  }
}

/**
 * The record at an offset. Torn is one that a crash kept from being written whole: the file ends before the record
 * does, or the system had made room for it (zero bytes) and not yet filled it. A flipped bit is neither.
 */
async function recordAt(
  reader: SegmentReader,
  offset: number,
  previous: Uint8Array,
): Promise<{ sequence: number; body: Uint8Array; hash: Buffer; end: number } | 'torn' | 'damaged'> {
  const headBytes = await reader.bytes(offset, recordHeadBytes);
  if (headBytes.length < recordHeadBytes) return 'torn';
  const head = decodeRecordHead(previous, headBytes);
  if (!head) return (await reader.isZeroFrom(offset)) ? 'torn' : 'damaged';
  const bodyAt = offset + recordHeadBytes;
  const end = bodyAt + head.length + hashBytes;
  if (end > reader.size) return 'torn';
  const bytes = await reader.bytes(bodyAt, head.length + hashBytes);
  const body = bytes.subarray(0, head.length);
  const hash = Buffer.from(bytes.subarray(head.length));
  if (recordHash(previous, head.sequence, body).equals(hash))
    return { sequence: head.sequence, body, hash, end };
  return hash.equals(noHash) && (await reader.isZeroFrom(end)) ? 'torn' : 'damaged';
}
