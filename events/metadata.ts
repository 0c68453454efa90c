import type {
  ActorId,
  ApplicationId,
  CommandId,
  ControllerId,
  EventId,
  Instant,
  PolicyVersion,
  TraceParent,
} from '@koz/privacy-types';
import type { ApplicationStatus, FenceState, PlaceState } from './vocabulary.js';

/**
 * What must hold at once, carried by the event that makes it so: an application's stage, or a plan's place and
 * fence. A store keeps it beside the stream's head, or reads it from the stream's last event.
 */
export interface HeadSummary {
  readonly stage?: ApplicationStatus;
  readonly place?: PlaceState;
  /** The application with the place that is found, or whose confirmation ended the search. */
  readonly placeApplicationId?: ApplicationId;
  /** Applications with a confirmed place beside it, for part of the week each; absent is none. */
  readonly keptApplicationIds?: readonly ApplicationId[];
  readonly fence?: FenceState;
}

/**
 * Metadata of every event. Each text is of a branded kind, so that a personal value, a bare string, is not
 * assignable to any of them.
 */
export interface EventMetadata {
  readonly commandId: CommandId;
  /** The event's place among the events of its command, from 0: the event id derives from both. */
  readonly index: number;
  /** The event that caused the command, when a process manager sent it. */
  readonly causationId?: EventId;
  readonly actor: ActorId;
  readonly controller: ControllerId;
  /** Our own time: the store's clock is cut to seconds on some stores. */
  readonly at: Instant;
  readonly policyVersion?: PolicyVersion;
  readonly traceparent?: TraceParent;
  readonly head: HeadSummary;
}
