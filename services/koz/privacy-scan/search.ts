import { patternsOf, type MarkerForm } from './marker-forms.js';
import { PatternMatcher, type Match, type Pattern } from './pattern-matcher.js';
import type { ScanHit } from './scan-report.js';
import { packings, type Packing } from './unpack/packings.js';

/** Markers that are too short to be told from chance. */
export class UnusableMarkersError extends Error {
  override readonly name = 'UnusableMarkersError';
  constructor(readonly lines: readonly number[]) {
    super(`markers on lines ${lines.join(', ')} are too short to look for`);
  }
}

/** Bytes that can be read again from any of them on. */
export interface Source {
  readonly place: string;
  from(offset: number): AsyncIterable<Uint8Array>;
}

type Origin = { readonly markerLine: number; readonly form: MarkerForm } | Packing;

const mostListedHits = 1000;

/** Looks for markers in one store after another, also in what lies packed there, and keeps what it found. */
export class Search {
  readonly hits = new Map<string, ScanHit>();
  furtherHits = 0;
  bytes = 0;
  /** Markers that are looked for. */
  readonly markers: number;
  private readonly origins: Origin[] = [];
  private readonly matcher: PatternMatcher;

  /**
   * @param markers the lines of a marker file; blank ones count as lines and are not looked for
   * @throws UnusableMarkersError when a marker is too short
   */
  constructor(markers: readonly string[]) {
    const patterns: Pattern[] = [];
    const tooShort: number[] = [];
    let used = 0;
    for (const [index, text] of markers.entries()) {
      const marker = text.trim();
      if (marker === '') continue;
      const own = patternsOf(marker);
      if (own.length === 0) tooShort.push(index + 1);
      used++;
      for (const pattern of own) {
        patterns.push(pattern);
        this.origins.push({ markerLine: index + 1, form: pattern.form });
      }
    }
    if (tooShort.length > 0) throw new UnusableMarkersError(tooShort);
    for (const packing of packings)
      for (const beginning of packing.beginnings) {
        patterns.push({ bytes: beginning });
        this.origins.push(packing);
      }
    this.markers = used;
    this.matcher = new PatternMatcher(patterns);
  }

  /** Whether a name (of a file, of a key) holds a marker itself, so that it cannot be repeated in a report. */
  hasMarker(name: Uint8Array): boolean {
    return this.matcher.in(name).some(({ pattern }) => !isPacking(this.origins[pattern]));
  }

  /** A stream of bytes; each place is named with the offset. */
  async source(source: Source): Promise<void> {
    const packed: [Packing, number][] = [];
    for await (const match of this.matcher.search(this.counted(source.from(0)))) {
      const packing = this.note(match, `${source.place} @${match.offset}`);
      if (packing) packed.push([packing, match.offset]);
    }
    for (const [packing, offset] of packed) await this.unpacked(packing, source, offset);
  }

  /** Bytes that are there as a whole, all of one place, which is named alone. */
  async value(place: string, bytes: Uint8Array): Promise<void> {
    this.bytes += bytes.length;
    for (const match of this.matcher.in(bytes)) {
      const packing = this.note(match, place);
      if (!packing) continue;
      const rest = bytes.subarray(match.offset);
      for await (const { pattern } of this.searchUnpacked(packing, inChunks(rest)))
        this.hit(this.origins[pattern], `${place} (uitgepakt)`);
    }
  }

  private async unpacked(packing: Packing, { place, from }: Source, offset: number): Promise<void> {
    const where = offset === 0 ? 'uitgepakt' : `uitgepakt vanaf ${offset}`;
    for await (const match of this.searchUnpacked(packing, from(offset)))
      this.hit(this.origins[match.pattern], `${place} (${where}) @${match.offset}`);
  }

  private searchUnpacked(packing: Packing, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Match> {
    return this.matcher.search(this.counted(packing.unpack(packed)));
  }

  private async *counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.bytes += chunk.length;
      yield chunk;
    }
  }

  /** @returns the packing that begins here, when it is no marker */
  private note({ pattern }: Match, place: string): Packing | undefined {
    const origin = this.origins[pattern];
    if (isPacking(origin)) return origin;
    this.hit(origin, place);
    return undefined;
  }

  private hit(origin: Origin | undefined, place: string): void {
    if (origin === undefined || isPacking(origin)) return;
    const { markerLine, form } = origin;
    const key = `${markerLine} ${form} ${place}`;
    if (this.hits.has(key)) return;
    if (this.hits.size < mostListedHits) this.hits.set(key, { markerLine, form, place });
    else this.furtherHits++;
  }
}

const isPacking = (origin: Origin | undefined): origin is Packing =>
  origin !== undefined && 'unpack' in origin;

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
