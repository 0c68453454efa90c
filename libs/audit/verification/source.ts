import type { ControllerId } from '@koz/privacy-types';
import type { FenceDirectory } from '@koz/privacy-fence';
import type { CertificateStatement } from '../certificate.js';
import type { Finding } from './findings.js';

/**
 * A whole log with all that is to fit it: a database, or an export. It is verified from front to back, each part once
 * and in this order: certificates beside the fence, then the log beside its checkpoints.
 */
export interface AuditSource {
  readonly origin: string;
  /** Whose events are there in full; null for every controller's. */
  readonly controller: ControllerId | null;
  /** How many positions were signed. */
  readonly size: number;
  /** Whether that is all there may be: a running log goes on after its last checkpoint. */
  readonly isClosed: boolean;
  /** Those whose certificates or fence are there, or should be. */
  readonly controllers: readonly ControllerId[];
  /** Undefined where none is there. */
  readonly fence: FenceDirectory | undefined;
  /**
   * What was seen to be wrong while it was opened and read; complete once all of it was read.
   */
  readonly faults: readonly Finding[];
  /** Records of the log (`log-record.ts`), whole ones, up to and beyond `size`. Each is valid until the next. */
  blocks(): AsyncIterable<Buffer>;
  /** By rising size, up to `size`. */
  checkpoints(): AsyncIterable<GivenCheckpoint>;
  /** By rising number. */
  certificates(controller: ControllerId): AsyncIterable<GivenCertificate>;
}

export interface GivenCheckpoint {
  readonly note: string;
  readonly signedAt: string;
  /** What stands beside the note where it is kept, and must say the same. */
  readonly row?: { readonly size: number; readonly root: Uint8Array };
}

export interface GivenCertificate {
  readonly bytes: Uint8Array;
  /** Whether what stands beside the bytes where they are kept says the same. */
  readonly rowFits?: (statement: CertificateStatement) => boolean;
}
