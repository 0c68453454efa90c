import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably, makePrivateDirectory, withFileLock } from '@koz/platform';
import type { FenceHead } from '@koz/privacy-keys';
import { isControllerId, type ControllerId } from '@koz/privacy-types';
import { decodeEntry, encodeEntry, type FenceEntry } from './entry.js';
import { segmentsOf, type FenceDirectory } from './fence-directory.js';
import { FenceDamagedError, FenceEntryError } from './fence-errors.js';
import {
  encodeRecord,
  encodeSegmentHead,
  largestBody,
  noHash,
  segmentHeadBytes,
  segmentName,
} from './format.js';
import { readRecords, type TornTail } from './read-fence.js';

/** The last entry of a controller's fence. */
export interface FenceTip extends FenceHead {
  /** SHA-256 of its certificate's bytes, to which the next certificate is chained; zero bytes before the first. */
  readonly certificateHash: Uint8Array;
}

export interface FenceOptions {
  /** A file that is longer gets a successor (bytes); 64 MiB when absent. */
  readonly segmentBytes?: number;
}

interface State extends FenceTip {
  /** The last file; undefined until the first entry. */
  readonly path: string | undefined;
  /** The number of its first entry, and its length. */
  readonly first: number;
  readonly length: number;
}

const empty: State = {
  sequence: 0,
  hash: noHash,
  certificateHash: noHash,
  path: undefined,
  first: 0,
  length: 0,
};

/**
 * Appends to the fence. What `append` has answered is on the disk. One process at a time writes for a controller, by
 * a lock file; a tail that a crash left torn is cut off by the next writer, and any other damage stops.
 */
export class Fence {
  private readonly states = new Map<ControllerId, State>();

  constructor(
    readonly directory: FenceDirectory,
    private readonly options: FenceOptions = {},
  ) {}

  /** The last entry of a controller; number 0 when there is none. */
  tip(controller: ControllerId): Promise<FenceTip> {
    return this.alone(controller, () => this.stateOf(controller));
  }

  /**
   * Appends entries with one write and one sync. `prepare` gets the entry before them, so that certificates are chained
   * while nobody else can write; it must not append itself.
   *
   * @returns the tips before and after: what the vault's `destroyFenced` asks for.
   */
  append(
    controller: ControllerId,
    prepare: (tip: FenceTip) => readonly FenceEntry[] | Promise<readonly FenceEntry[]>,
  ): Promise<{ readonly before: FenceTip; readonly after: FenceTip }> {
    return this.alone(controller, async () => {
      const before = await this.stateOf(controller);
      const entries = await prepare(before);
      if (entries.length === 0) return { before, after: before };
      const { bytes, tip } = recordsFor(controller, before, entries);
      const after = await this.write(controller, before, bytes, tip);
      return { before, after };
    });
  }

  private async alone<T>(controller: ControllerId, work: () => Promise<T>): Promise<T> {
    // The id becomes the name of a directory.
    if (!isControllerId(controller)) throw new TypeError('not a controller id');
    const folder = join(this.directory.path, controller);
    await makePrivateDirectory(folder);
    return withFileLock(join(folder, 'lock'), work);
  }

  /** Under the lock. What another process wrote meanwhile is read and checked; what a crash left torn is cut off. */
  private async stateOf(controller: ControllerId): Promise<State> {
    const known = this.states.get(controller);
    const last = (await segmentsOf(this.directory, controller)).at(-1);
    if (known && known.path === last?.path && (!last || (await stat(last.path)).size === known.length))
      return known;
    let state = last ? { ...empty, path: last.path, first: last.first, length: segmentHeadBytes } : empty;
    let torn: TornTail | undefined;
    let certificate: Uint8Array | undefined;
    // From the record before the last file's first one: its certificate may be the last there is.
    const after = Math.max(0, (known?.sequence ?? 0) - 1, (last?.first ?? 0) - 2);
    const onTorn = (tail: TornTail): void => void (torn = tail);
    for await (const record of readRecords(this.directory, controller, { after, onTorn })) {
      const entry = decodeEntry(record.body);
      if (!entry) throw new FenceDamagedError(controller, record.file, record.sequence, 'record');
      if (entry.controller !== controller)
        throw new FenceDamagedError(controller, record.file, record.sequence, 'controller');
      ({ certificate } = entry);
      const length = record.file === last?.file ? record.end : segmentHeadBytes;
      state = { ...state, sequence: record.sequence, hash: record.hash, length };
    }
    // Less is there than this process knows, or than the last file follows: something was taken away.
    if (after > 0 && !certificate)
      throw new FenceDamagedError(controller, last?.file ?? '', after + 1, 'gap');
    if (certificate) state = { ...state, certificateHash: sha256(certificate) };
    if (torn) await cutOff(torn);
    this.states.set(controller, state);
    return state;
  }

  private async write(controller: ControllerId, before: State, bytes: Buffer, tip: FenceTip): Promise<State> {
    // Whatever fails from here on: what the file holds is read again before the next write.
    this.states.delete(controller);
    const { segmentBytes = 64 * 1024 * 1024 } = this.options;
    const full = before.path === undefined || before.length >= segmentBytes;
    const path = full ? await this.nextSegment(controller, before) : before.path;
    const start = full ? segmentHeadBytes : before.length;
    const file = await open(path, 'r+');
    try {
      await writeAll(file, bytes, start);
      await file.sync();
    } catch (error) {
      // A sync that failed may not be tried again: the system could answer from memory what never reached the disk.
      await file.truncate(start);
      await file.sync();
      throw error;
    } finally {
      await file.close();
    }
    const first = full ? before.sequence + 1 : before.first;
    const after: State = { ...tip, path, first, length: start + bytes.length };
    this.states.set(controller, after);
    return after;
  }

  private async nextSegment(controller: ControllerId, before: State): Promise<string> {
    const first = before.sequence + 1;
    const path = join(this.directory.path, controller, segmentName(first));
    const head = {
      directoryId: this.directory.id,
      first,
      previous: before.hash,
      previousFirst: before.first,
      previousLength: before.length,
    };
    await createDurably(path, encodeSegmentHead(head));
    return path;
  }
}

function recordsFor(
  controller: ControllerId,
  before: FenceTip,
  entries: readonly FenceEntry[],
): { readonly bytes: Buffer; readonly tip: FenceTip } {
  let { sequence, hash, certificateHash } = before;
  const records: Buffer[] = [];
  for (const entry of entries) {
    if (entry.controller !== controller) throw new FenceEntryError('an entry of another controller');
    const body = encodeEntry(entry);
    if (body.length > largestBody) throw new FenceEntryError('an entry is larger than a record may be');
    sequence += 1;
    const record = encodeRecord(hash, sequence, body);
    records.push(record.bytes);
    hash = record.hash;
    certificateHash = sha256(entry.certificate);
  }
  return { bytes: Buffer.concat(records), tip: { sequence, hash, certificateHash } };
}

async function writeAll(
  file: Awaited<ReturnType<typeof open>>,
  bytes: Buffer,
  position: number,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function cutOff({ path, offset }: TornTail): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.truncate(offset);
    await file.sync();
  } finally {
    await file.close();
  }
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
