import type { MarkerForm } from './marker-forms.js';

/** A marker that stands somewhere in clear. It is named by its line in the marker file, never repeated. */
export interface ScanHit {
  readonly markerLine: number;
  readonly form: MarkerForm;
  /** A file and the byte at which it starts, or `schema.table.column`. */
  readonly place: string;
}

/** What was looked through, and what was found. */
export interface ScanReport {
  readonly markers: number;
  readonly files: number;
  readonly columns: number;
  /** Bytes searched, of files and of column values together. */
  readonly bytes: number;
  readonly hits: readonly ScanHit[];
  /** Hits beyond those listed. */
  readonly furtherHits: number;
  /** Files that could not be read: nothing can be said about them. */
  readonly unread: readonly string[];
}
