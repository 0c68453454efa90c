import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { opensUnder, type Keyring } from '@koz/privacy-keys';
import type { ControllerId, KeyId } from '@koz/privacy-types';

/** A key, as it once stood wrapped in the vault. */
export interface NamedKey {
  readonly id: KeyId;
  readonly wrapped: Uint8Array;
}

/** What a search of the data directory found of keys. */
export interface KeySearch {
  readonly bytes: number;
  readonly files: number;
  /** Keys that were looked for, and how often the bytes of their id and of their wrapped form turned up. */
  readonly keys: number;
  readonly idsFound: number;
  readonly wrappedFound: number;
  /** Keys that bytes on the disk, beside their id or as they once were, gave back under an epoch key that lives. */
  readonly recovered: number;
}

const chunkBytes = 8 * 1024 * 1024;
/** In a row of the vault the wrapped key follows the id, the controller and the epoch, within this. */
const nearBytes = 96;
const wrappedBytes = 60;

/**
 * Looks in every file below a directory for keys: for their ids, and tries whatever lies near as a wrapped key under
 * each living epoch key; and for their wrapped forms as they were.
 */
export async function searchForKeys(
  directory: string,
  keys: readonly NamedKey[],
  keyring: Keyring,
  controller: ControllerId,
): Promise<KeySearch> {
  const epochs = await Promise.all(
    (await keyring.liveEpochs(controller)).map((epoch) => keyring.epoch(controller, epoch)),
  );
  const patterns = new Patterns(keys);
  const recovered = new Set<KeyId>();
  let [bytes, files, idsFound, wrappedFound] = [0, 0, 0, 0];
  const opens = (id: KeyId, wrapped: Uint8Array): boolean =>
    epochs.some((epoch) => opensUnder(epoch, controller, id, wrapped));
  for await (const { chunk, isFirst } of chunksBelow(directory)) {
    if (isFirst) files += 1;
    bytes += chunk.fresh;
    for (const { id, at, kind, bytes: found } of patterns.foundIn(chunk.bytes, chunk.limit)) {
      if (kind === 'wrapped') {
        wrappedFound += 1;
        if (opens(id, found)) recovered.add(id);
      } else {
        idsFound += 1;
        const last = Math.min(at + nearBytes, chunk.bytes.length - wrappedBytes);
        for (let offset = at + 16; offset <= last && !recovered.has(id); offset++)
          if (opens(id, chunk.bytes.subarray(offset, offset + wrappedBytes))) recovered.add(id);
      }
    }
  }
  return { bytes, files, keys: keys.length, idsFound, wrappedFound, recovered: recovered.size };
}

interface Pattern {
  readonly id: KeyId;
  readonly kind: 'id' | 'wrapped';
  readonly bytes: Buffer;
}

/** Many short patterns, found by their first four bytes. */
class Patterns {
  private readonly byStart = new Map<number, Pattern[]>();
  /** Which first two bytes any pattern has: most places are passed over by this alone. */
  private readonly starts = new Uint8Array(65_536);

  constructor(keys: readonly NamedKey[]) {
    for (const { id, wrapped } of keys) {
      this.add({ id, kind: 'id', bytes: Buffer.from(id.replaceAll('-', ''), 'hex') });
      this.add({ id, kind: 'wrapped', bytes: Buffer.from(wrapped) });
    }
  }

  private add(pattern: Pattern): void {
    const start = pattern.bytes.readUInt32BE(0);
    this.starts[start >>> 16] = 1;
    this.byStart.set(start, [...(this.byStart.get(start) ?? []), pattern]);
  }

  /** @param limit matches that begin from here on are found in the next chunk */
  *foundIn(bytes: Buffer, limit: number): Generator<Pattern & { readonly at: number }> {
    const last = Math.min(limit, bytes.length - 4);
    for (let at = 0; at < last; at++) {
      if (this.starts[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] === 0) continue;
      for (const pattern of this.byStart.get(bytes.readUInt32BE(at)) ?? [])
        if (bytes.subarray(at, at + pattern.bytes.length).equals(pattern.bytes)) yield { ...pattern, at };
    }
  }
}

interface Chunk {
  readonly bytes: Buffer;
  /** Where the next chunk begins in this one. */
  readonly limit: number;
  readonly fresh: number;
}

/** The bytes of every file, in chunks that overlap by what may lie around a match. */
async function* chunksBelow(
  directory: string,
): AsyncGenerator<{ readonly chunk: Chunk; readonly isFirst: boolean }> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* chunksBelow(path);
    if (!entry.isFile()) continue;
    const file = await open(path, 'r').catch(() => undefined);
    if (!file) continue;
    try {
      const overlap = nearBytes * 2 + wrappedBytes;
      for (let position = 0; ;) {
        const buffer = Buffer.alloc(chunkBytes + overlap);
        const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
        const isLast = bytesRead < buffer.length;
        const bytes = buffer.subarray(0, bytesRead);
        const limit = isLast ? bytesRead : chunkBytes;
        yield { chunk: { bytes, limit, fresh: limit }, isFirst: position === 0 };
        if (isLast) break;
        position += chunkBytes;
      }
    } finally {
      await file.close();
    }
  }
}
