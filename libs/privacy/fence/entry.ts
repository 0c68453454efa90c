import { canonicalJson, parseObject } from '@koz/privacy-keys';
import type {
  CarePlanId,
  ControllerId,
  ErasureCause,
  EventId,
  Instant,
  KeyId,
  Tier,
} from '@koz/privacy-types';

/** An event exactly as it was or will be appended; position, revision and hash follow from where it is appended. */
export interface FencedEvent {
  readonly stream: string;
  readonly id: EventId;
  readonly type: string;
  readonly version: number;
  readonly payload: Uint8Array;
  readonly metadata: Uint8Array;
}

/** A key of a plan is destroyed for ever; the events and the certificate that say so. */
export interface ShreddingEntry {
  readonly kind: 'shredding';
  readonly controller: ControllerId;
  readonly carePlanId: CarePlanId;
  readonly tier: Tier;
  readonly keyId: KeyId;
  readonly cause: ErasureCause;
  readonly at: Instant;
  /** What must stand in the log, in the order of appending: the event that records what is kept, and the shredding. */
  readonly events: readonly FencedEvent[];
  /** The certificate's exact bytes. */
  readonly certificate: Uint8Array;
  /** The last position of the log that was known then; -1 when it was empty. */
  readonly logPosition: number;
  /** Hash of the head of the plan's stream that the events were decided on. */
  readonly planHeadHash: Uint8Array;
}

/**
 * The epoch key of a controller was destroyed. It stands here too, so that a restore of an older backup neither
 * brings it back nor tears a gap into the chain of certificates.
 */
export interface EpochEntry {
  readonly kind: 'epoch';
  readonly controller: ControllerId;
  readonly epoch: number;
  readonly at: Instant;
  readonly certificate: Uint8Array;
}

export type FenceEntry = ShreddingEntry | EpochEntry;

/** The body of a record: canonical JSON, bytes in base64, hashes in hexadecimal. */
export function encodeEntry(entry: FenceEntry): Buffer {
  const certificate = base64(entry.certificate);
  if (entry.kind === 'epoch') return canonicalJson({ ...entry, certificate });
  return canonicalJson({
    ...entry,
    certificate,
    planHeadHash: Buffer.from(entry.planHeadHash).toString('hex'),
    events: entry.events.map((event) => ({
      ...event,
      payload: base64(event.payload),
      metadata: base64(event.metadata),
    })),
  });
}

/** The entry of a record whose hash was checked; undefined when it is none of these. */
export function decodeEntry(body: Uint8Array): FenceEntry | undefined {
  const entry = parseObject(body) as unknown as Stored<ShreddingEntry> | Stored<EpochEntry> | undefined;
  if (entry?.kind === 'epoch') return { ...entry, certificate: bytes(entry.certificate) };
  if (entry?.kind !== 'shredding') return undefined;
  return {
    ...entry,
    certificate: bytes(entry.certificate),
    planHeadHash: Buffer.from(entry.planHeadHash, 'hex'),
    events: entry.events.map((event) => ({
      ...event,
      payload: bytes(event.payload),
      metadata: bytes(event.metadata),
    })),
  };
}

/** The same with text in place of bytes. */
type Stored<T> = {
  readonly [K in keyof T]: T[K] extends Uint8Array
    ? string
    : T[K] extends readonly (infer Item)[]
      ? readonly Stored<Item>[]
      : T[K];
};

const base64 = (value: Uint8Array): string => Buffer.from(value).toString('base64');
const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
