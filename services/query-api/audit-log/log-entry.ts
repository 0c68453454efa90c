import type { EventType } from '@koz/events';
import { decodeEvent, type DecodedEvent } from '@koz/privacy-keys';
import type { StoredEvent } from '@koz/event-store';
import type { Tier } from '@koz/privacy-types';
import { reasonsIn } from '@koz/replay';
import type { OtherLogEntry, OwnLogEntry } from './audit-log.dto.js';
import type { StoredBytesAnswer } from './log-event.dto.js';

/** An event as its own controller's auditor reads it. The bytes that are sealed stay out, as does every value. */
export function ownLogEntry(stored: StoredEvent): OwnLogEntry {
  const event = decodeEvent(stored);
  const { metadata, type } = event;
  return {
    isOwn: true,
    position: stored.position,
    stream: stored.stream,
    revision: stored.revision,
    eventId: stored.id,
    type,
    version: stored.version,
    at: metadata.at,
    actor: metadata.actor,
    policyVersion: metadata.policyVersion ?? null,
    commandId: metadata.commandId,
    causationId: metadata.causationId ?? null,
    reasons: reasonsIn(event.clear),
    sealed: Object.keys(event.sealed) as Tier[],
    payload: withoutValues(event),
    hash: base64(stored.hash),
    previousHash: base64(stored.previousHash),
  };
}

/** An event of another controller: that it is there, and its leaf once the tree reaches so far. */
export const otherLogEntry = (position: number, leaf: Uint8Array | undefined): OtherLogEntry => ({
  ...{ position, isOwn: false },
  leafHash: leaf ? base64(leaf) : null,
});

/** The bytes of an event as they are stored; where its payload holds what {@link leftOfValues} names, without it. */
export const storedBytes = ({ type, payload, metadata }: StoredEvent): StoredBytesAnswer => ({
  payload: type in leftOfValues ? null : base64(payload),
  metadata: base64(metadata),
});

/**
 * Members that stand in clear and still are what is left of a family's values: at least k plans share each of them, and
 * an auditor is told which are left and not what they are (docs/adr/0033).
 */
const leftOfValues: { readonly [T in EventType]?: string } = { PersonalDataAnonymised: 'residue' };

function withoutValues({ type, clear }: DecodedEvent): Record<string, unknown> {
  const name = leftOfValues[type];
  if (name === undefined) return { ...clear };
  return { ...clear, [name]: Object.keys((clear[name] ?? {}) as object) };
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
