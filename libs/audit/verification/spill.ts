import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const partitions = 256;
const bufferBytes = 32 * 1024;
const lengthBytes = 4;

/**
 * Brings together what belongs together in flat memory: records are parted by key into 256 files of a temporary
 * directory, and each part is then read whole. Those of one key are in one part, in the order in which they were added.
 * What is small stays in memory. Close it, also after a failure: the directory goes then.
 */
export class Spill {
  private readonly parts: { buffer: Buffer; length: number; file: number | undefined }[] = [];
  private directory: string | undefined;

  /** A record of at most some kilobytes under a key of any bytes; both are copied. */
  add(key: Uint8Array, record: Uint8Array): void {
    const part = (this.parts[partitionOf(key)] ??= {
      buffer: Buffer.allocUnsafe(bufferBytes),
      length: 0,
      file: undefined,
    });
    const needed = lengthBytes + record.length;
    if (part.length + needed > part.buffer.length) {
      this.flush(part);
      if (needed > part.buffer.length) part.buffer = Buffer.allocUnsafe(needed);
    }
    part.length = part.buffer.writeUInt32BE(record.length, part.length);
    part.buffer.set(record, part.length);
    part.length += record.length;
  }

  /** The parts, one after the other; records are valid until the next part. */
  *eachPart(): Generator<Buffer[]> {
    for (const [index, part] of this.parts.entries()) {
      if (!part) continue;
      const written = part.file === undefined ? [] : recordsOf(readFileSync(this.pathOf(index)));
      yield [...written, ...recordsOf(part.buffer.subarray(0, part.length))];
    }
  }

  close(): void {
    for (const part of this.parts) if (part?.file !== undefined) closeSync(part.file);
    this.parts.length = 0;
    if (this.directory !== undefined) rmSync(this.directory, { recursive: true, force: true });
    this.directory = undefined;
  }

  private flush(part: { buffer: Buffer; length: number; file: number | undefined }): void {
    part.file ??= openSync(this.pathOf(this.parts.indexOf(part)), 'a', 0o600);
    for (let at = 0; at < part.length;) at += writeSync(part.file, part.buffer, at, part.length - at);
    part.length = 0;
  }

  private pathOf(index: number): string {
    this.directory ??= mkdtempSync(join(tmpdir(), 'koz-verify-'));
    return join(this.directory, String(index));
  }
}

function recordsOf(bytes: Buffer): Buffer[] {
  const records: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + lengthBytes + bytes.readUInt32BE(at);
    records.push(bytes.subarray(at + lengthBytes, end));
    at = end;
  }
  return records;
}

/** FNV-1a, folded: keys differ in their last bytes or in their first. */
function partitionOf(key: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of key) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & (partitions - 1);
}
