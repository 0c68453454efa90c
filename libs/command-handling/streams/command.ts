import type { EventStore, TenantScope } from '@koz/event-store';
import type { CommandBodies, KeyVault } from '@koz/privacy-keys';
import type { Clock } from '@koz/platform';
import type { ActorId, CommandId, EventId, PolicyVersion, TraceParent } from '@koz/privacy-types';
import type { RetryPolicy } from '../retry.js';

/** What handling a command stands on. */
export interface CommandDeps {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
  /** Remembers the bodies of commands that bring one along; absent where no command does. */
  readonly bodies?: CommandBodies;
  /** Absent: {@link defaultRetryPolicy}. */
  readonly retry?: RetryPolicy;
}

/** Who commands, and why: what the metadata of the events will tell. */
export interface CommandContext {
  readonly commandId: CommandId;
  readonly actor: ActorId;
  readonly scope: TenantScope;
  /** The event that called for the command, when no person did directly. */
  readonly causationId?: EventId;
  /** The disclosure method in force for the plan. */
  readonly policyVersion?: PolicyVersion;
  readonly traceparent?: TraceParent;
  /** Canonical bytes of what the command says: the same id with other bytes is refused. */
  readonly body?: Uint8Array;
  /** The revision that the sender worked with: another one is refused instead of decided upon anew. */
  readonly expectedRevision?: number;
}

/** A command took effect, now or (`replayed`) at an earlier time. */
export interface Done<State> {
  readonly outcome: 'done';
  /** After the command's own events, even where the stream has moved on since. */
  readonly state: State;
  /** The id of the command's last event; of the stream's last one where nothing had to be done. */
  readonly eventId: EventId;
  /** Of that event in its stream: what an ETag names. */
  readonly revision: number;
  /** Of that event in the log. */
  readonly position: number;
  readonly replayed: boolean;
}

/** A command that took no effect: nothing was stored. */
export type NotDone<State, Refusal> =
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly state: State }
  /** The sender worked with an older revision; `actual` is undefined for a stream that does not exist. */
  | { readonly outcome: 'stale'; readonly actual: number | undefined }
  /** The command's id was used for a command with another body. */
  | { readonly outcome: 'keyReused' }
  /** Others kept changing the stream, more often than is tried. */
  | { readonly outcome: 'contended' };

export type Outcome<State, Refusal> = Done<State> | NotDone<State, Refusal>;
