import { catalogue, type EventMetadata, type EventType } from '@koz/events';
import type { Decider } from '@koz/domain';
import {
  partsOf,
  type AppendOutcome,
  type AppendRequest,
  type EventToAppend,
  type StreamName,
  type StreamTip,
} from '@koz/event-store';
import { encodeEvent, type DataKey } from '@koz/privacy-keys';
import {
  asKnown,
  type CarePlanId,
  type ControllerId,
  type Instant,
  type Tier,
  type TraceParent,
} from '@koz/privacy-types';
import { currentTraceParent, inSpan } from '@koz/platform';
import { eventIdOf } from '../ids.js';
import { retryWhileUnavailable } from '../retry.js';
import type { CommandContext, CommandDeps, Done, Outcome } from './command.js';
import { loadStream, standingAnswer, type LoadedStream, type Recorded } from './load.js';

/** The keys of a plan, by tier, for events that hold personal data. */
export interface Sealing {
  readonly carePlanId: CarePlanId;
  readonly keys: Readonly<Partial<Record<Tier, DataKey>>>;
}

export interface CommandRequest<State, Command, New, Read, Refusal extends { readonly code: string }> {
  readonly stream: StreamName;
  readonly decider: Decider<State, Command, New, Read, Refusal>;
  readonly command: Command;
  readonly context: CommandContext;
  /** Asked once it is decided that there is something to seal; absent where no event holds personal data. */
  readonly sealing?: () => Promise<Sealing>;
  /** Controllers other than the owner that may read the stream from now on. */
  readonly sharedWith?: readonly ControllerId[];
  /** True where the command has become pointless, although the decider would still allow it. */
  readonly unless?: (loaded: LoadedStream<State, Read>) => boolean;
  /** The stream, when it was read already. */
  readonly loaded?: LoadedStream<State, Read>;
}

/** How often a decision is taken again because others were first. */
const attempts = 8;

type AnyEvent = { readonly type: EventType; readonly data: object };

/**
 * Decides a command on one stream and appends what was decided.
 *
 * A command that took effect before is answered from its events, whatever happened since. Where others append in
 * between, the stream is read and the command decided again; with an expected revision that is a stale one.
 *
 * @throws EventStoreUnavailableError when the store does not answer in spite of retries; whether the command took
 *   effect is then unknown, and it may be sent again
 */
export function handle<State, Command, New extends AnyEvent, Read, Refusal extends { readonly code: string }>(
  deps: CommandDeps,
  request: CommandRequest<State, Command, New, Read, Refusal>,
): Promise<Outcome<State, Refusal>> {
  const { command, context, stream } = request;
  const about = {
    'koz.command': commandName(command),
    'koz.controller': context.scope.controller,
    'koz.stream': partsOf(stream).kind,
  };
  return inSpan('command', about, async (span) => {
    const outcome = await decideAndAppend(deps, request);
    span.setAttribute('koz.outcome', outcome.outcome);
    return outcome;
  });
}

/** A command says in a code what it is. */
const commandName = (command: unknown): string => {
  const { type } = Object(command) as { readonly type?: unknown };
  return typeof type === 'string' ? type : 'unnamed';
};

async function decideAndAppend<
  State,
  Command,
  New extends AnyEvent,
  Read,
  Refusal extends { readonly code: string },
>(
  deps: CommandDeps,
  request: CommandRequest<State, Command, New, Read, Refusal>,
): Promise<Outcome<State, Refusal>> {
  const { stream, decider, command, context } = request;
  let loaded = request.loaded ?? (await loadStream(deps, context.scope, stream, decider));
  for (let attempt = 0; attempt < attempts; attempt++) {
    const standing = standingAnswer(loaded, decider, context);
    if (standing) return (await hasThisBody(deps, context)) ? replayOf(standing) : { outcome: 'keyReused' };
    const actual = loaded.events.at(-1)?.revision;
    const { expectedRevision } = context;
    if (expectedRevision !== undefined && expectedRevision !== actual) return { outcome: 'stale', actual };
    if (request.unless?.(loaded)) return asItStands(loaded);
    const decision = decider.decide(command, loaded.state);
    if (!decision.ok) return { outcome: 'refused', refusal: decision.error, state: loaded.state };
    if (decision.events.length === 0) return asItStands(loaded);
    if (!(await hasThisBody(deps, context))) return { outcome: 'keyReused' };
    const sealing = await request.sealing?.();
    const prepared = prepare(request, sealing, loaded, decision.events, deps.clock.now());
    const appended = await append(deps, prepared.request);
    if (appended.outcome === 'appended' && !appended.replayed) return doneNow(prepared, appended);
    loaded = await loadStream(deps, context.scope, stream, decider);
  }
  return { outcome: 'contended' };
}

/** Appends, and sends the very same bytes again while the store does not answer. */
export const append = (
  deps: Pick<CommandDeps, 'store' | 'retry'>,
  request: AppendRequest,
): Promise<AppendOutcome> => retryWhileUnavailable(() => deps.store.append(request), deps.retry);

/** True unless this command's id was used for another body before; a command without a body fits any. */
export async function hasThisBody(deps: CommandDeps, context: CommandContext): Promise<boolean> {
  const { body, commandId, scope } = context;
  if (!deps.bodies || !body) return true;
  return deps.bodies.remember(scope.controller, commandId, body);
}

export interface Prepared<State> {
  readonly request: AppendRequest;
  readonly state: State;
}

/** Where a stream stands when events are prepared for it: what they are decided on and chained to. */
export interface Standing<State> {
  readonly state: State;
  readonly tip: StreamTip | 'noStream';
  /** When its last event happened; undefined for a stream without any. */
  readonly at: Instant | undefined;
}

function prepare<State, Command, New extends AnyEvent, Read, Refusal extends { readonly code: string }>(
  request: CommandRequest<State, Command, New, Read, Refusal>,
  sealing: Sealing | undefined,
  loaded: LoadedStream<State, Read>,
  decided: readonly New[],
  now: Instant,
): Prepared<State> {
  return prepareAppend(request, sealing, standingOf(loaded), decided, now);
}

/** Where a stream stands as it was read. */
export function standingOf<State, Read>({ state, events }: LoadedStream<State, Read>): Standing<State> {
  const last = events.at(-1);
  return { state, tip: tipOf(last), at: last?.metadata.at };
}

/** The exact bytes of what was decided, and the state that they lead to: appended by whoever asked for it. */
export function prepareAppend<
  State,
  Command,
  New extends AnyEvent,
  Read,
  Refusal extends { readonly code: string },
>(
  {
    decider,
    stream,
    context,
    sharedWith,
  }: Pick<
    CommandRequest<State, Command, New, Read, Refusal>,
    'decider' | 'stream' | 'context' | 'sharedWith'
  >,
  sealing: Sealing | undefined,
  standing: Standing<State>,
  decided: readonly New[],
  now: Instant,
): Prepared<State> {
  // A stream's times never run backwards, though the clocks of two machines may differ.
  const at = standing.at !== undefined && standing.at > now ? standing.at : now;
  let { state } = standing;
  const events = decided.map(({ type, data }, index) => {
    state = decider.evolve(state, { type, data: asKnown(catalogue[type].fields, data) } as Read);
    const metadata = metadataOf(context, index, at, decider.headOf(state));
    return encodeEvent({ id: eventIdOf(context.commandId, index), type, data, metadata, ...sealing });
  });
  return {
    request: {
      scope: context.scope,
      stream,
      expected: standing.tip,
      events: events as [EventToAppend, ...EventToAppend[]],
      head: decider.headOf(state),
      ...(sharedWith && { sharedWith }),
    },
    state,
  };
}

function metadataOf(
  { commandId, actor, scope, causationId, policyVersion, traceparent }: CommandContext,
  index: number,
  at: Instant,
  head: EventMetadata['head'],
): EventMetadata {
  return {
    commandId,
    index,
    ...(causationId && { causationId }),
    actor,
    controller: scope.controller,
    at,
    ...(policyVersion && { policyVersion }),
    ...withTrace(currentTraceParent() ?? traceparent),
    head,
  };
}

const withTrace = (traceparent: TraceParent | undefined) =>
  traceparent === undefined ? {} : { traceparent };

function tipOf<Read>(last: Recorded<Read> | undefined): StreamTip | 'noStream' {
  return last ? { revision: last.revision, hash: last.stored.hash } : 'noStream';
}

const doneNow = <State>(
  { state, request: { events } }: Prepared<State>,
  { tip, position }: Extract<AppendOutcome, { outcome: 'appended' }>,
): Done<State> => ({
  outcome: 'done',
  state,
  eventId: (events.at(-1) ?? events[0]).id,
  revision: tip.revision,
  position,
  replayed: false,
});

const replayOf = <State, Read>({ event, state }: { event: Recorded<Read>; state: State }): Done<State> => ({
  outcome: 'done',
  state,
  eventId: event.id,
  revision: event.revision,
  position: event.position,
  replayed: true,
});

function asItStands<State, Read>({ events, state, stream }: LoadedStream<State, Read>): Done<State> {
  const event = events.at(-1);
  if (!event) throw new TypeError(`nothing stands in ${stream}, so nothing can be so already`);
  return replayOf({ event, state });
}
