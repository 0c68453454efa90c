/** Where a pattern was found. */
export interface Match {
  /** Its place in the list that the matcher was made of. */
  readonly pattern: number;
  /** Offset of its first byte from the start of the stream. */
  readonly offset: number;
}

const hashBits = 20;
const hashOf = (four: number) => Math.imul(four, 0x9e3779b1) >>> (32 - hashBits);

/**
 * Finds any of many byte strings in streams of bytes. The first four bytes of each pattern lead, through a table of
 * hashes, to the few patterns that may start there: time per byte hardly depends on the number of patterns, and
 * memory is their bytes plus a few megabytes (an automaton over tens of thousands of patterns takes hundreds).
 */
export class PatternMatcher {
  private readonly longest: number;
  private readonly mayStart = new Uint8Array(1 << (hashBits - 3));
  private readonly byHash = new Map<number, number[]>();

  /** @param patterns each of at least four bytes */
  constructor(private readonly patterns: readonly Uint8Array[]) {
    this.longest = patterns.reduce((most, pattern) => Math.max(most, pattern.length), 0);
    for (const [index, pattern] of patterns.entries()) {
      if (pattern.length < 4) throw new RangeError('a pattern has at least four bytes');
      const hash = hashOf(fourAt(pattern, 0));
      this.mayStart[hash >> 3]! |= 1 << (hash & 7);
      const sharing = this.byHash.get(hash);
      if (sharing) sharing.push(index);
      else this.byHash.set(hash, [index]);
    }
  }

  /** The matches of one stream, which may lie across its chunks. Holds a chunk and the longest pattern in memory. */
  async *search(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Match> {
    let kept: Uint8Array = new Uint8Array(0);
    let offset = 0;
    for await (const chunk of chunks) {
      const bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
      // What starts later than this may end in the next chunk; it is looked at then.
      const until = Math.max(bytes.length - this.longest + 1, 0);
      yield* this.startingBefore(bytes, until, offset);
      kept = bytes.subarray(until);
      offset += until;
    }
    yield* this.startingBefore(kept, kept.length, offset);
  }

  /** The matches in bytes that are there as a whole. */
  in(bytes: Uint8Array): Match[] {
    return this.startingBefore(bytes, bytes.length, 0);
  }

  private startingBefore(bytes: Uint8Array, until: number, offset: number): Match[] {
    const matches: Match[] = [];
    const last = Math.min(until, bytes.length - 3);
    if (last <= 0) return matches;
    let four = fourAt(bytes, 0);
    for (let at = 0; at < last; at++) {
      const hash = hashOf(four);
      if ((this.mayStart[hash >> 3]! & (1 << (hash & 7))) !== 0)
        for (const pattern of this.byHash.get(hash) ?? [])
          if (isAt(this.patterns[pattern]!, bytes, at)) matches.push({ pattern, offset: offset + at });
      four = (four >>> 8) | (bytes[at + 4]! << 24);
    }
    return matches;
  }
}

const fourAt = (bytes: Uint8Array, at: number) =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);

function isAt(pattern: Uint8Array, bytes: Uint8Array, at: number): boolean {
  if (at + pattern.length > bytes.length) return false;
  for (let index = 0; index < pattern.length; index++) if (bytes[at + index] !== pattern[index]) return false;
  return true;
}
