import { contextBytes } from './by-chance.js';

export interface Pattern {
  /** At least four. */
  readonly bytes: Uint8Array;
  /** Looks at what is around the place, {@link contextBytes} on each side where the stream has them. */
  readonly isThere?: (around: Uint8Array, at: number) => boolean;
}

/** Where a pattern was found. */
export interface Match {
  /** Its place in the list that the matcher was made of. */
  readonly pattern: number;
  /** Offset of its first byte from the start of the stream. */
  readonly offset: number;
}

/** A pattern is found by its first four bytes. */
const keyBytes = 4;
const hashBits = 20;
// Asked for each byte: a global is looked up more slowly than a constant.
const { imul } = Math;
const hashOf = (key: number) => imul(key, 0x9e3779b1) >>> (32 - hashBits);

/**
 * Finds any of many byte strings in streams of bytes. The first four bytes of each pattern lead, through a table of
 * hashes, to the few patterns that may start there: time per byte hardly depends on the number of patterns, and
 * memory is their bytes plus a few megabytes (an automaton over tens of thousands of patterns takes hundreds).
 */
export class PatternMatcher {
  private readonly longest: number;
  private readonly patterns: readonly Buffer[];
  private readonly checks: readonly Pattern['isThere'][];
  /** A bit for each hash with which a pattern begins: most places of a stream are passed over by this alone. */
  private readonly mayStart = new Uint8Array(1 << (hashBits - 3));
  private readonly byHash = new Map<number, number[]>();

  constructor(patterns: readonly Pattern[]) {
    this.patterns = patterns.map(({ bytes }) => asBuffer(bytes));
    this.checks = patterns.map(({ isThere }) => isThere);
    this.longest = this.patterns.reduce((most, pattern) => Math.max(most, pattern.length), 0);
    for (const [index, pattern] of this.patterns.entries()) {
      if (pattern.length < keyBytes) throw new RangeError('a pattern has at least four bytes');
      const hash = hashOf(pattern.readInt32LE(0));
      this.mayStart[hash >> 3] = (this.mayStart[hash >> 3] ?? 0) | (1 << (hash & 7));
      const sharing = this.byHash.get(hash);
      if (sharing) sharing.push(index);
      else this.byHash.set(hash, [index]);
    }
  }

  /** The matches of one stream, which may lie across its chunks. Holds little more than a chunk in memory. */
  async *search(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Match> {
    let kept: Buffer = Buffer.alloc(0);
    let offset = 0;
    // Up to here in what is kept all is found; it stays for those who look back.
    let done = 0;
    for await (const chunk of chunks) {
      const bytes = kept.length === 0 ? asBuffer(chunk) : Buffer.concat([kept, chunk]);
      // What starts later than this may end in the next chunk, or be judged by it; it is looked at then.
      const until = Math.max(bytes.length - this.longest - contextBytes + 1, done);
      yield* this.starting(bytes, done, until, offset);
      const forgotten = Math.max(until - contextBytes, 0);
      kept = bytes.subarray(forgotten);
      offset += forgotten;
      done = until - forgotten;
    }
    yield* this.starting(kept, done, kept.length, offset);
  }

  /** The matches in bytes that are there as a whole. */
  in(bytes: Uint8Array): Match[] {
    return this.starting(asBuffer(bytes), 0, bytes.length, 0);
  }

  private starting(bytes: Buffer, from: number, until: number, offset: number): Match[] {
    const matches: Match[] = [];
    const end = Math.min(until, bytes.length - keyBytes + 1);
    if (end <= from) return matches;
    const { mayStart } = this;
    let key = bytes.readInt32LE(from);
    for (let at = from; at < end; at++) {
      const hash = hashOf(key);
      if (((mayStart[hash >> 3] ?? 0) & (1 << (hash & 7))) !== 0)
        for (const [index, pattern] of this.candidates(hash))
          if (isAt(pattern, bytes, at) && (this.checks[index]?.(bytes, at) ?? true))
            matches.push({ pattern: index, offset: offset + at });
      key = (key >>> 8) | ((bytes[at + keyBytes] ?? 0) << 24);
    }
    return matches;
  }

  private *candidates(hash: number): Generator<readonly [number, Buffer]> {
    for (const index of this.byHash.get(hash) ?? []) yield [index, this.patterns[index] as Buffer];
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const isAt = (pattern: Buffer, bytes: Buffer, at: number): boolean =>
  at + pattern.length <= bytes.length &&
  bytes.compare(pattern, 0, pattern.length, at, at + pattern.length) === 0;
