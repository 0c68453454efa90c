/** Bytes that are not packed as their beginning says, or the rest of such that are damaged or cut off. */
export class DamagedPackingError extends Error {
  override readonly name = 'DamagedPackingError';
}

/** Takes so many bytes at a time from a stream of chunks. */
export class PackedInput {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private left: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = [this.left];
    for (let have = this.left.length; have < size;) {
      const { done, value } = await this.chunks.next();
      if (done === true) throw new DamagedPackingError();
      parts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
      have += value.byteLength;
    }
    const whole = parts.length === 1 ? this.left : Buffer.concat(parts);
    this.left = whole.subarray(size);
    return whole.subarray(0, size);
  }

  /** What was not taken yet. */
  async *rest(): AsyncGenerator<Uint8Array> {
    yield this.left;
    for (;;) {
      const { done, value } = await this.chunks.next();
      if (done === true) return;
      yield value;
    }
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}
