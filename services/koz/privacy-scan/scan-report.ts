import type { MarkerForm } from './marker-forms.js';

/** A marker that stands somewhere in clear. It is named by its line in the marker file, never repeated. */
export interface ScanHit {
  readonly markerLine: number;
  readonly form: MarkerForm;
  /** A file and the byte at which it starts, `schema.table.column`, or a key of Redis and its type. */
  readonly place: string;
}

/** What was looked through, and what was found. */
export interface ScanReport {
  readonly markers: number;
  readonly files: number;
  readonly columns: number;
  /** Keys of Redis; 0 when there is none. */
  readonly redisKeys: number;
  /** Bytes searched: of files, of values in columns and in Redis, and of what was unpacked from any of them. */
  readonly bytes: number;
  readonly hits: readonly ScanHit[];
  /** Hits beyond those listed. */
  readonly furtherHits: number;
  /** What could not be read, so that nothing can be said about it: a file, a path that is not there, a kind of value. */
  readonly unread: readonly string[];
}
