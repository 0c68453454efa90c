import type { HeadSummary, StreamName } from '@koz/events';
import type { ControllerId, EventId } from '@koz/privacy-types';

export { partsOf, streamName, type StreamName } from '@koz/events';

/** On whose behalf a statement runs: the tenant predicate of every read and write (rule 10). */
export interface TenantScope {
  readonly controller: ControllerId;
}

/** The last event of a stream: its revision (from 0) and its hash, to which the next event is chained. */
export interface StreamTip {
  readonly revision: number;
  readonly hash: Uint8Array;
}

/** An event in stored form: exact bytes, already sealed, encoded and validated. */
export interface EventToAppend {
  readonly id: EventId;
  readonly type: string;
  readonly version: number;
  readonly payload: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface AppendRequest {
  readonly scope: TenantScope;
  readonly stream: StreamName;
  readonly expected: StreamTip | 'noStream';
  readonly events: readonly [EventToAppend, ...EventToAppend[]];
  /** What must hold at once after the last of these events; absent members keep their value. */
  readonly head: HeadSummary;
  /** Controllers other than the owner that may read this stream from now on; absent keeps the set. */
  readonly sharedWith?: readonly ControllerId[];
}

export type AppendOutcome =
  | {
      readonly outcome: 'appended';
      readonly tip: StreamTip;
      /** Position of the last appended event. */
      readonly position: number;
      /** True when these very events stood there already: a retry. */
      readonly replayed: boolean;
    }
  | { readonly outcome: 'conflict'; readonly actual: StreamTip | undefined };

export interface StoredEvent {
  /** Dense from 0, in commit order: the Merkle leaf index. */
  readonly position: number;
  readonly stream: StreamName;
  readonly revision: number;
  readonly id: EventId;
  readonly type: string;
  readonly version: number;
  readonly controller: ControllerId;
  readonly payload: Uint8Array;
  readonly metadata: Uint8Array;
  readonly hash: Uint8Array;
  readonly previousHash: Uint8Array;
}

/** A stream to be read, from a revision on (default 0). */
export interface StreamRead {
  readonly stream: StreamName;
  readonly from?: number;
}

export interface StreamHead extends StreamTip, HeadSummary {
  readonly stream: StreamName;
  readonly controller: ControllerId;
  readonly position: number;
}

export interface SubscribeOptions {
  /** Events with a greater position follow; -1 for all. */
  readonly after: number;
  readonly pageSize?: number;
  readonly signal: AbortSignal;
}

/**
 * The event log. No operation spans streams. Adapters pass the contract suite of `@koz/event-store-contract`.
 * Failures of the connection are thrown as {@link EventStoreUnavailableError}; whether an append that failed so
 * took effect is unknown, and the same request may be sent again: it is idempotent by event id.
 */
export interface EventStore {
  append(request: AppendRequest): Promise<AppendOutcome>;
  /** The events of a stream in order, from a revision (default 0); empty when there is none in this scope. */
  readStream(scope: TenantScope, stream: StreamName, from?: number): Promise<StoredEvent[]>;
  /** Many streams at once, as {@link readStream} would read each; answers stand in the order of what is asked. */
  readStreams(scope: TenantScope, reads: readonly StreamRead[]): Promise<StoredEvent[][]>;
  /**
   * A stretch of the log as far as it is this scope's: its events with a position greater than `after` up to and with
   * `through`, in order. How long it takes follows from the stretch, not from the log.
   */
  readStretch(scope: TenantScope, after: number, through: number): Promise<StoredEvent[]>;
  /**
   * Of such a stretch, the events of these types in streams of other controllers that are shared with this scope now. Beside
   * heads the only thing of others that a scope is given.
   */
  readSharedStretch(
    scope: TenantScope,
    after: number,
    through: number,
    types: readonly string[],
  ): Promise<StoredEvent[]>;
  /** The event with this id in this scope: how a repeated command finds its first answer. */
  findEvent(scope: TenantScope, id: EventId): Promise<StoredEvent | undefined>;
  /** Heads of the streams that exist in this scope, by stream name. */
  heads(scope: TenantScope, streams: readonly StreamName[]): Promise<Map<StreamName, StreamHead>>;
  /** Up to `limit` events with a position greater than `after`, over all controllers, in order. */
  readAll(after: number, limit: number): Promise<StoredEvent[]>;
  /** Position of the newest event, -1 when the log is empty. */
  lastPosition(): Promise<number>;
  /** Pages of the whole log, in order, each event once; waits for new events until the signal aborts. */
  subscribe(options: SubscribeOptions): AsyncIterable<StoredEvent[]>;
}

/** The store cannot be reached or did not answer in time. */
export class EventStoreUnavailableError extends Error {
  override readonly name = 'EventStoreUnavailableError';
}
