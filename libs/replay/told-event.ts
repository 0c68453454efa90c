import { streamName, type EventType, type StreamKind } from '@koz/events';
import type { ActorId, ControllerId, EventId, Instant, Tier, Uuid } from '@koz/privacy-types';
import type { HistoryEvent } from './history.js';

/** An event as it is told in a replay: that it happened, by whom and on what ground. Never a value, never sealed bytes. */
export interface ToldEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: EventId;
  readonly type: EventType;
  readonly version: number;
  readonly at: Instant;
  /** A random id: who it stands for is known elsewhere, if at all. */
  readonly actor: ActorId;
  /** The codes that its payload gives as a reason: `reason`, `cause`, `ground`. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Which tiers it carries sealed. */
  readonly sealed: readonly Tier[];
}

export const streamOf = ({ stream: { kind, id } }: HistoryEvent): string =>
  streamName(kind as StreamKind, id as Uuid | ControllerId);

/** The members of payloads that say why, each a code. */
const reasonMembers = ['reason', 'cause', 'ground'] as const;

/** The codes of a payload that say why. */
export const reasonsIn = (clear: HistoryEvent['clear']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    reasonMembers.flatMap((name) => (typeof clear[name] === 'string' ? [[name, clear[name]]] : [])),
  );

export const toldEvent = (event: HistoryEvent): ToldEvent => ({
  position: event.position,
  stream: streamOf(event),
  revision: event.revision,
  eventId: event.id,
  type: event.type,
  version: event.version,
  at: event.metadata.at,
  actor: event.metadata.actor,
  reasons: reasonsIn(event.clear),
  sealed: Object.keys(event.opened) as Tier[],
});
