import { partsOf, type StoredEvent } from '@koz/event-store';
import {
  definitionOf,
  UnknownEventTypeError,
  upcast,
  type EventDefinition,
  type EventMetadata,
  type EventType,
  type StreamKind,
} from '@koz/events';
import { tiers, type ControllerId, type EventId, type Tier } from '@koz/privacy-types';
import { parseObject } from './canonical-json.js';
import { sealedMember } from './encode-event.js';
import { UnreadableEventError } from './sealing-errors.js';
import { metadataViolations } from './validate-metadata.js';
import { violationsOf } from './validate-payload.js';

type Json = Readonly<Record<string, unknown>>;
type Envelopes = Readonly<Partial<Record<Tier, Buffer>>>;

/** A stored event with its clear part read and checked and its envelopes as they are: no key is needed for it. */
export interface DecodedEvent {
  readonly position: number;
  readonly stream: { readonly kind: StreamKind; readonly id: string };
  readonly revision: number;
  readonly id: EventId;
  readonly type: EventType;
  readonly controller: ControllerId;
  readonly metadata: EventMetadata;
  /** The clear part, lifted to the version of the catalogue. */
  readonly clear: Json;
  readonly sealed: Envelopes;
  /** The event as stored, for opening it and for naming it in errors. */
  readonly stored: StoredEvent;
}

/**
 * Reads a stored event without opening anything: the path of readers that copy envelopes. Throws
 * {@link UnreadableEventError} when the bytes are not an event of the catalogue.
 */
export function decodeEvent(stored: StoredEvent): DecodedEvent {
  const definition = definitionFor(stored);
  const metadata = parseObject(stored.metadata);
  if (!metadata) throw unreadable(stored, 'metadata', 'form');
  const broken = metadataViolations(metadata);
  if (broken.length > 0) throw unreadable(stored, 'metadata', 'form', broken);
  const payload = parseObject(stored.payload);
  if (!payload) throw unreadable(stored, 'payload', 'form');
  const { [sealedMember]: sealed, ...storedClear } = payload;
  const envelopes = envelopesOf(stored, sealed);
  const { clear } = upcast(definition, stored.version, { clear: storedClear, tiers: {} });
  const violations = violationsOf(definition.payload, clear, sealed !== undefined);
  if (violations.length > 0) throw unreadable(stored, 'payload', 'form', violations);
  return {
    position: stored.position,
    stream: partsOf(stored.stream),
    revision: stored.revision,
    id: stored.id,
    type: definition.type as EventType,
    controller: stored.controller,
    metadata: metadata as unknown as EventMetadata,
    clear,
    sealed: envelopes,
    stored,
  };
}

export function unreadable(
  stored: StoredEvent,
  ...what: ConstructorParameters<typeof UnreadableEventError> extends [unknown, unknown, ...infer Rest]
    ? Rest
    : never
): UnreadableEventError {
  return new UnreadableEventError(stored.stream, stored.position, ...what);
}

/** The declaration of an event's type; refuses versions that this program does not know. */
function definitionFor(stored: StoredEvent): EventDefinition {
  try {
    const definition = definitionOf(stored.type);
    if (stored.version >= 1 && stored.version <= definition.version) return definition;
  } catch (error) {
    if (error instanceof UnknownEventTypeError) throw unreadable(stored, 'event', 'type');
    throw error;
  }
  throw unreadable(stored, 'event', 'version');
}

function envelopesOf(stored: StoredEvent, sealed: unknown): Envelopes {
  if (sealed === undefined) return {};
  const envelopes: Partial<Record<Tier, Buffer>> = {};
  if (typeof sealed !== 'object' || sealed === null) throw unreadable(stored, 'payload', 'form');
  for (const [tier, text] of Object.entries(sealed)) {
    if (!(tiers as readonly string[]).includes(tier) || typeof text !== 'string')
      throw unreadable(stored, 'payload', 'form');
    envelopes[tier as Tier] = Buffer.from(text, 'base64url');
  }
  return envelopes;
}
