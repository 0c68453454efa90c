import type { PublicSigningKey } from '@koz/audit';
import type { ControllerId, Instant, Uuid } from '@koz/privacy-types';

/* The sealed file of docs/formats/controller-export.md: a header, chunks, a signed manifest; a line each. */

export const exportFormat = 'koz/controller-export/v1';

/** The first line: what may be known of a file without opening it. */
export interface SealedHeader {
  readonly format: typeof exportFormat;
  readonly exportId: Uuid;
  readonly controller: ControllerId;
  readonly madeAt: Instant;
  /** RFC 7638 thumbprint of the key that opens it. */
  readonly recipient: string;
}

/** What is in a file, by kind of line. */
export interface SealedCounts {
  readonly carePlans: number;
  readonly locations: number;
  readonly files: number;
  readonly lines: number;
}

/** The payload of the last line, a compact JWS. */
export interface SealedManifest extends SealedHeader {
  readonly chunks: number;
  readonly counts: SealedCounts;
  /** SHA-256 in hexadecimal of all bytes before the last line. */
  readonly sha256: string;
  /** The last position of the log when it was begun. */
  readonly upTo: number;
  /** Whose signature it is. */
  readonly signedBy: PublicSigningKey;
}

/** Of the protected header of a chunk: of which file it is, and where in it. */
export const exportParameter = 'koz-export';
export const chunkParameter = 'koz-chunk';

/** A line of what is sealed. */
export type SealedLine =
  | { readonly kind: 'controller'; readonly controller: object }
  | { readonly kind: 'location'; readonly location: object }
  /** The document of docs/care-plan-export.md. */
  | { readonly kind: 'carePlan'; readonly document: object }
  /** Part of a file, from 0, in base64; the parts of a file follow one another. */
  | { readonly kind: 'file'; readonly path: string; readonly part: number; readonly data: string };

/** Chunks are closed at this size of what they seal, in bytes: what is in memory at once. */
export const chunkBytes = 1 << 20;
