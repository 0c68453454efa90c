import { definitionOf, type EventMetadata, type EventType } from '@koz/events';
import type { EventToAppend } from '@koz/event-store';
import { splitByTier, tiers, type CarePlanId, type EventId, type Tier } from '@koz/privacy-types';
import { sealEnvelope } from '../envelope/envelope.js';
import type { DataKey } from '../key-vault.port.js';
import { canonicalJson, NotCanonicalError } from './canonical-json.js';
import { InvalidEventError, MissingSealError } from './sealing-errors.js';
import { metadataViolations } from './validate-metadata.js';
import { violationsOf } from './validate-payload.js';

type Json = Readonly<Record<string, unknown>>;

/** The member of a stored payload that holds the envelopes; no payload class may have a field of this name. */
export const sealedMember = 'sealed';

/** An event as decided, with what it takes to store it. */
export interface EventToEncode {
  readonly id: EventId;
  readonly type: EventType;
  /** The payload with its personal values. */
  readonly data: object;
  /** The plan's key for each tier of which the payload has fields; further ones are left alone. */
  readonly keys?: Readonly<Partial<Record<Tier, DataKey>>>;
  /** The plan to which the personal values belong; needed when there are any. */
  readonly carePlanId?: CarePlanId;
  readonly metadata: EventMetadata;
}

/**
 * The stored bytes of an event: validated, parted by tier, one envelope per tier, canonical JSON.
 * Throws {@link InvalidEventError} or {@link MissingSealError}; neither holds a value.
 */
export function encodeEvent(event: EventToEncode): EventToAppend {
  const definition = definitionOf(event.type);
  refuse(event.type, 'payload', violationsOf(definition.payload, event.data, false));
  refuse(event.type, 'metadata', metadataViolations(event.metadata as unknown as Json));
  const { clear, tiers: parts } = splitByTier(definition.fields, event.data);
  const sealed: Partial<Record<Tier, string>> = {};
  let hasSealed = false;
  for (const tier of tiers) {
    const part = parts[tier];
    if (!part) continue;
    sealed[tier] = seal(event, tier, part);
    hasSealed = true;
  }
  return {
    id: event.id,
    type: definition.type,
    version: definition.version,
    payload: encode(event.type, 'payload', hasSealed ? { ...clear, [sealedMember]: sealed } : clear),
    metadata: encode(event.type, 'metadata', event.metadata as unknown as Json),
  };
}

function seal({ type, keys, carePlanId }: EventToEncode, tier: Tier, part: Json): string {
  const key = keys?.[tier];
  if (!key) throw new MissingSealError(type, tier, 'key');
  if (!carePlanId) throw new MissingSealError(type, tier, 'carePlanId');
  const envelope = sealEnvelope(key, { carePlanId, tier }, encode(type, 'payload', part));
  return Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength).toString('base64url');
}

function encode(type: EventType, part: 'payload' | 'metadata', value: Json): Buffer {
  try {
    return canonicalJson(value);
  } catch (error) {
    if (error instanceof NotCanonicalError)
      throw new InvalidEventError(type, part, [{ path: '?', rule: 'canonicalJson' }]);
    throw error;
  }
}

function refuse(
  type: EventType,
  part: 'payload' | 'metadata',
  violations: InvalidEventError['violations'],
): void {
  if (violations.length > 0) throw new InvalidEventError(type, part, violations);
}
