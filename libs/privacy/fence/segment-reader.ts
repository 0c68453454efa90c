import { open, type FileHandle } from 'node:fs/promises';

const chunkBytes = 1024 * 1024;

/** Reads a file from front to back with one buffer of a megabyte, or of one record where that is larger. */
export class SegmentReader {
  private chunk = Buffer.alloc(chunkBytes);
  private buffer = this.chunk.subarray(0, 0);
  /** Where the buffer begins in the file. */
  private start = 0;

  private constructor(
    private readonly file: FileHandle,
    readonly size: number,
  ) {}

  static async open(path: string): Promise<SegmentReader> {
    const file = await open(path, 'r');
    return new SegmentReader(file, (await file.stat()).size);
  }

  /** The bytes from `offset`, as many as asked for unless the file ends before. Valid until the next call. */
  async bytes(offset: number, length: number): Promise<Buffer> {
    const end = Math.min(offset + length, this.size);
    if (offset < this.start || end > this.start + this.buffer.length) await this.fill(offset, end - offset);
    return this.buffer.subarray(offset - this.start, end - this.start);
  }

  /** Whether the file holds nothing but zero bytes from `offset` on. */
  async isZeroFrom(offset: number): Promise<boolean> {
    for (let at = offset; at < this.size; at += chunkBytes)
      if ((await this.bytes(at, chunkBytes)).some((byte) => byte !== 0)) return false;
    return true;
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async fill(offset: number, length: number): Promise<void> {
    if (length > this.chunk.length) this.chunk = Buffer.alloc(length);
    const wanted = Math.min(this.chunk.length, this.size - offset);
    let read = 0;
    while (read < wanted) {
      const { bytesRead } = await this.file.read(this.chunk, read, wanted - read, offset + read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    this.buffer = this.chunk.subarray(0, read);
    this.start = offset;
  }
}
