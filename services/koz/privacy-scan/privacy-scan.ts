import type { Pool } from 'pg';
import { visitColumns } from './columns.js';
import { bytesOf, filesBelow, isCompressed, isGone, unpackedBytesOf } from './files.js';
import { patternsOf, type MarkerForm } from './marker-forms.js';
import { PatternMatcher } from './pattern-matcher.js';
import type { ScanHit, ScanReport } from './scan-report.js';

/** Markers that are too short to be told from chance. */
export class UnusableMarkersError extends Error {
  override readonly name = 'UnusableMarkersError';
  constructor(readonly lines: readonly number[]) {
    super(`markers on lines ${lines.join(', ')} are too short to look for`);
  }
}

export interface ScanSources {
  /** Files and directories, searched byte by byte. */
  readonly paths: readonly string[];
  /** A login that sees every row of every table; without it only files are searched. */
  readonly database?: Pool;
}

const mostListedHits = 1000;

/**
 * Looks for values in clear in files and tables.
 * @param markers the lines of a marker file; blank ones count as lines and are not looked for
 * @throws UnusableMarkersError when a marker is too short
 */
export async function scanForMarkers(
  markers: readonly string[],
  { paths, database }: ScanSources,
): Promise<ScanReport> {
  const scan = new Scan(markers);
  for await (const { path, readable } of filesBelow(paths)) {
    if (readable) await scan.file(path);
    else scan.unread.push(path);
  }
  if (database) await visitColumns(database, ({ column, values }) => scan.column(column, values));
  return scan.report();
}

class Scan {
  readonly unread: string[] = [];
  private readonly origins: { readonly line: number; readonly form: MarkerForm }[] = [];
  private readonly matcher: PatternMatcher;
  private readonly markers: number;
  private readonly hits = new Map<string, ScanHit>();
  private readonly columns = new Set<string>();
  private furtherHits = 0;
  private files = 0;
  private bytes = 0;

  constructor(markers: readonly string[]) {
    const patterns: Uint8Array[] = [];
    const tooShort: number[] = [];
    let used = 0;
    for (const [index, text] of markers.entries()) {
      const marker = text.trim();
      if (marker === '') continue;
      const own = patternsOf(marker);
      if (own.length === 0) tooShort.push(index + 1);
      used++;
      for (const { form, bytes } of own) {
        patterns.push(bytes);
        this.origins.push({ line: index + 1, form });
      }
    }
    if (tooShort.length > 0) throw new UnusableMarkersError(tooShort);
    this.markers = used;
    this.matcher = new PatternMatcher(patterns);
  }

  async file(path: string): Promise<void> {
    try {
      await this.stream(path, bytesOf(path));
      if (await isCompressed(path)) await this.stream(`${path} (uitgepakt)`, unpackedBytesOf(path));
      this.files++;
    } catch (error) {
      if (!isGone(error)) this.unread.push(path);
    }
  }

  private async stream(place: string, chunks: AsyncIterable<Buffer>): Promise<void> {
    for await (const { pattern, offset } of this.matcher.search(this.counted(chunks)))
      this.hit(pattern, `${place} @${offset}`);
  }

  private async *counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.bytes += chunk.length;
      yield chunk;
    }
  }

  column(column: string, values: readonly Buffer[]): void {
    this.columns.add(column);
    for (const value of values) {
      this.bytes += value.length;
      for (const { pattern } of this.matcher.in(value)) this.hit(pattern, column);
    }
  }

  private hit(pattern: number, place: string): void {
    const origin = this.origins[pattern];
    if (!origin) return;
    const { line, form } = origin;
    const key = `${line} ${form} ${place}`;
    if (this.hits.has(key)) return;
    if (this.hits.size < mostListedHits) this.hits.set(key, { markerLine: line, form, place });
    else this.furtherHits++;
  }

  report(): ScanReport {
    return {
      markers: this.markers,
      files: this.files,
      columns: this.columns.size,
      bytes: this.bytes,
      hits: [...this.hits.values()],
      furtherHits: this.furtherHits,
      unread: this.unread,
    };
  }
}
