import type { HeadSummary } from '@koz/events';

/** What a decision came to. A refusal is data with a stable `code` and never holds a personal value. */
export type Decision<Event, Refusal> =
  { readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly error: Refusal };

/**
 * The whole behaviour of one kind of stream, as pure functions: no clock, no I/O. Time comes in the command.
 * `New` are events as decided (plain values), `Read` are events as read back (personal values as `Personal`).
 */
export interface Decider<State, Command, New, Read, Refusal extends { readonly code: string }> {
  /** The state of a stream without events. */
  readonly initial: State;
  /** No events and `ok` means that what was asked is so already. */
  decide(command: Command, state: State): Decision<New, Refusal>;
  /** @throws BrokenStreamError when the event cannot follow: the log is damaged, and reading on would hide it */
  evolve(state: State, event: Read): State;
  /** What must hold at once after the events that led to this state. */
  headOf(state: State): HeadSummary;
}

/** A stream whose events do not follow from each other: damage, which stops the reader. */
export class BrokenStreamError extends Error {
  override readonly name = 'BrokenStreamError';
  constructor(type: string, status: string) {
    super(`${type} cannot follow in a stream that is ${status}`);
  }
}

export const decided = <Event>(...events: Event[]): { readonly ok: true; readonly events: Event[] } => ({
  ok: true,
  events,
});

export const refused = <const Refusal>(error: Refusal): { readonly ok: false; readonly error: Refusal } => ({
  ok: false,
  error,
});

/** The state after a stream's events. */
export const stateOf = <State, Read>(
  decider: { readonly initial: State; evolve(state: State, event: Read): State },
  events: readonly Read[],
): State => events.reduce((state, event) => decider.evolve(state, event), decider.initial);
