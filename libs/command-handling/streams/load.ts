import { stateOf } from '@koz/domain';
import type { StreamName, TenantScope } from '@koz/event-store';
import { decodeEvent, openEvents, type OpenedEvent } from '@koz/privacy-keys';
import type { EventId, Tier } from '@koz/privacy-types';
import { eventIdOf } from '../ids.js';
import { retryWhileUnavailable } from '../retry.js';
import type { CommandContext, CommandDeps } from './command.js';

/** An event as it is read, with what was recorded beside it. */
export type Recorded<Read> = Read & Omit<OpenedEvent, 'type' | 'data'>;

/** The part of a decider that reading needs. */
export interface Evolution<State, Read> {
  readonly initial: State;
  evolve(state: State, event: Read): State;
}

/** A stream as read: its events, and the state that they lead to. */
export interface LoadedStream<State, Read> {
  readonly stream: StreamName;
  readonly events: readonly Recorded<Read>[];
  readonly state: State;
}

/**
 * Reads a stream in its owner's scope; without events where there is none.
 * @param opens the tiers whose values are wanted: the vault is asked for no other key
 */
export async function loadStream<State, Read>(
  deps: Pick<CommandDeps, 'store' | 'vault' | 'retry'>,
  scope: TenantScope,
  stream: StreamName,
  evolution: Evolution<State, Read>,
  opens: readonly Tier[] = [],
): Promise<LoadedStream<State, Read>> {
  const stored = await retryWhileUnavailable(() => deps.store.readStream(scope, stream), deps.retry);
  const opened = await openEvents(deps.vault, stored.map(decodeEvent), { tiers: opens });
  const events = opened as unknown as readonly Recorded<Read>[];
  return { stream, events, state: stateOf(evolution, events) };
}

/**
 * A stream that nobody has read yet and that very likely does not exist, for a command that begins one: where it
 * does exist the append says so, and only then is it read.
 */
export const unwrittenStream = <State, Read>(
  stream: StreamName,
  { initial }: Evolution<State, Read>,
): LoadedStream<State, Read> => ({ stream, events: [], state: initial });

/** The last event of a command that already stands in the stream, and the state after it. */
export function standingAnswer<State, Read>(
  loaded: LoadedStream<State, Read>,
  evolution: Evolution<State, Read>,
  { commandId }: Pick<CommandContext, 'commandId'>,
): { event: Recorded<Read>; state: State } | undefined {
  if (loaded.events.length === 0) return undefined;
  const first = indexOf(loaded, eventIdOf(commandId, 0));
  if (first < 0) return undefined;
  let count = 1;
  while (loaded.events[first + count]?.id === eventIdOf(commandId, count)) count += 1;
  const until = loaded.events.slice(0, first + count);
  const event = until.at(-1);
  return event && { event, state: stateOf(evolution, until) };
}

/** Where an event stands in a stream; -1 where it does not. */
export const indexOf = <State, Read>({ events }: LoadedStream<State, Read>, id: EventId): number =>
  events.findIndex((event) => event.id === id);
