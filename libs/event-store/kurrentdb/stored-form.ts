import {
  chainHash,
  noPreviousHash,
  type AppendRequest,
  type StoredEvent,
  type StreamName,
  type StreamTip,
} from '@koz/event-store';
import type { HeadSummary } from '@koz/events';
import type { ControllerId, EventId } from '@koz/privacy-types';
import { DiscreetError } from '@koz/platform';
import { binaryEvent, type EventData, type RecordedEvent } from '@kurrent/kurrentdb-client';

/**
 * What stands in KurrentDB's metadata of an event. Data are the payload's exact bytes; our metadata, exact bytes too,
 * travel inside, since the client hands on as JSON whatever can be read as JSON.
 */
interface Wrapping {
  readonly version: number;
  readonly controller: ControllerId;
  /** base64 */
  readonly metadata: string;
  /** hexadecimal, as is `previousHash` */
  readonly hash: string;
  readonly previousHash: string;
  /** Of the one call that wrote it: tells a first write from a retry that KurrentDB answered from what stood there. */
  readonly attempt: string;
  /** Whole, not only what this append said: the head is the stream's last event and nothing else. */
  readonly head: HeadSummary;
  readonly sharedWith: readonly ControllerId[];
}

/** An event in KurrentDB, without the position that the sealer gives it. */
export interface LoggedEvent extends Omit<StoredEvent, 'position'> {
  readonly place: LogPlace;
  readonly attempt: string;
  readonly head: HeadSummary;
  readonly sharedWith: readonly ControllerId[];
}

/** A place in `$all`. */
export interface LogPlace {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** True when `place` comes after `other`. */
export const isAfter = (place: LogPlace, other: LogPlace): boolean =>
  place.commit === other.commit ? place.prepare > other.prepare : place.commit > other.commit;

/** An event among ours that this adapter did not write, or that was changed: nothing may be passed by. */
export class ForeignEventError extends DiscreetError {
  override readonly name = 'ForeignEventError';
  constructor(readonly place: LogPlace | undefined) {
    super(`the event at ${place?.commit ?? 'an unknown place'} of the log is not in the stored form`);
  }
}

/** The events of an append as KurrentDB takes them, and how the stream ends after them. */
export function wrap(
  { stream, expected, events, scope }: AppendRequest,
  attempt: string,
  head: HeadSummary,
  sharedWith: readonly ControllerId[],
): { readonly events: EventData[]; readonly tip: StreamTip } {
  let tip: StreamTip = expected === 'noStream' ? { revision: -1, hash: noPreviousHash } : expected;
  const wrapped = events.map((event) => {
    const revision = tip.revision + 1;
    const hash = chainHash(tip.hash, stream, revision, event);
    const metadata: Wrapping = {
      version: event.version,
      controller: scope.controller,
      metadata: Buffer.from(event.metadata).toString('base64'),
      hash: hex(hash),
      previousHash: hex(tip.hash),
      attempt,
      head,
      sharedWith,
    };
    tip = { revision, hash };
    return binaryEvent({
      id: event.id,
      type: event.type,
      data: Uint8Array.from(event.payload),
      metadata: { ...metadata },
    });
  });
  return { events: wrapped, tip };
}

/** @throws ForeignEventError when it is not in the stored form. */
export function unwrap(namespace: string, recorded: RecordedEvent): LoggedEvent {
  const { position: place, streamId, data } = recorded;
  const wrapping = recorded.metadata as Partial<Wrapping> | undefined;
  if (
    !place ||
    !streamId.startsWith(namespace) ||
    !ArrayBuffer.isView(data) ||
    typeof wrapping?.version !== 'number' ||
    typeof wrapping.controller !== 'string' ||
    typeof wrapping.metadata !== 'string' ||
    typeof wrapping.hash !== 'string' ||
    typeof wrapping.previousHash !== 'string' ||
    typeof wrapping.attempt !== 'string' ||
    typeof wrapping.head !== 'object' ||
    !Array.isArray(wrapping.sharedWith)
  )
    throw new ForeignEventError(place);
  return {
    place,
    stream: streamId.slice(namespace.length) as StreamName,
    revision: Number(recorded.revision),
    id: recorded.id as EventId,
    type: recorded.type,
    version: wrapping.version,
    controller: wrapping.controller,
    payload: Buffer.from(data as Uint8Array),
    metadata: Buffer.from(wrapping.metadata, 'base64'),
    hash: Buffer.from(wrapping.hash, 'hex'),
    previousHash: Buffer.from(wrapping.previousHash, 'hex'),
    attempt: wrapping.attempt,
    head: wrapping.head,
    sharedWith: wrapping.sharedWith,
  };
}

/** The port's event: what the log holds, with its number. */
export function numbered(event: LoggedEvent, position: number): StoredEvent {
  const { place: _place, attempt: _attempt, head: _head, sharedWith: _sharedWith, ...stored } = event;
  return { ...stored, position };
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
