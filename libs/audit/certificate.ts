import { createHash } from 'node:crypto';
import type {
  CarePlanId,
  ControllerId,
  ErasureCause,
  EventId,
  Instant,
  KeyId,
  PolicyVersion,
  Tier,
} from '@koz/privacy-types';

/** Where wrapped keys and ciphertexts of a plan are: the stores in which they open with nothing any more. */
export const storesCovered = [
  'eventLog',
  'readModels',
  'keyVault',
  'lookups',
  'writeAheadLog',
  'backups',
  'relay',
] as const;
export type StoreCovered = (typeof storesCovered)[number];

/** A key of a plan was destroyed. */
export interface ShreddingFacts {
  readonly kind: 'shredding';
  readonly at: Instant;
  readonly carePlanId: CarePlanId;
  readonly tier: Tier;
  readonly cause: ErasureCause;
  readonly retentionPolicyVersion: PolicyVersion;
  /** The destroyed key: its id, and SHA-256 of its secret in hexadecimal (`fingerprintOf`). */
  readonly dataKey: { readonly id: KeyId; readonly fingerprint: string };
  /** The event that recorded what is kept; absent where nothing was. */
  readonly recording?: {
    readonly eventId: EventId;
    /** Absent when the event was not yet appended as this was written. */
    readonly position?: number;
  };
  /** Hash of the plan's stream that the destruction was decided on, in hexadecimal. */
  readonly streamHeadHash: string;
  /** The event that says that the key was destroyed. */
  readonly shreddedEventId: EventId;
  readonly stores: readonly StoreCovered[];
  /** The epoch under which the key was wrapped: complete when that epoch's key is destroyed too. */
  readonly epoch: number;
  readonly completeAtLatest: Instant;
  /** Of the plan's receipt code, in hexadecimal ({@link receiptHashOf}). */
  readonly receiptHash?: string;
}

/** The epoch key of a controller was destroyed: shreddings of this epoch and earlier ones are complete from then on. */
export interface EpochFacts {
  readonly kind: 'epoch';
  readonly at: Instant;
  readonly epoch: number;
  readonly destroyedAt: Instant;
  readonly keyFingerprint: string;
  /** Why it could go: a later backup was verified, or 35 days were over. */
  readonly ground: 'verifiedBackup' | 'term';
}

export type CertificateFacts = ShreddingFacts | EpochFacts;

/** What is signed: the facts, whose they are, and where they stand in the controller's chain. */
export type CertificateStatement<Facts extends CertificateFacts = CertificateFacts> = Facts & {
  readonly version: 1;
  readonly controller: ControllerId;
  /** From 1, dense. */
  readonly sequence: number;
  /** SHA-256 of the bytes of the certificate before it, in hexadecimal; 64 zeros for the first. */
  readonly previous: string;
  /** Which key signed: its JWK thumbprint (RFC 7638). */
  readonly signedBy: string;
};

/** A certificate by its number and the SHA-256 of its bytes; number 0, of zero bytes, stands before the first. */
export interface CertificateTip {
  readonly sequence: number;
  readonly hash: Uint8Array;
}

export const noCertificate: CertificateTip = { sequence: 0, hash: Buffer.alloc(32) };

export const certificateHash = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** What the signature is over: "koz/certificate/v1\n" ‖ the statement as canonical JSON. */
export const signedBytes = (statement: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from('koz/certificate/v1\n', 'ascii'), statement]);
