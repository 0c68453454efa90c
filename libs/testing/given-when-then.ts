import { definitionOf } from '@koz/events';
import { asKnown } from '@koz/privacy-types';

/** The part of a decider that a behaviour test needs. */
interface Behaviour<State, Command, New, Read, Refusal extends { readonly code: string }> {
  readonly initial: State;
  decide(
    command: Command,
    state: State,
  ): { readonly ok: true; readonly events: readonly New[] } | { readonly ok: false; readonly error: Refusal };
  evolve(state: State, event: Read): State;
}

interface DecidedEvent {
  readonly type: string;
  readonly data: object;
}

/**
 * `given(decider, [events]).when(command).then([events])`, or `.thenRefused('code')`. Events are written as they
 * are decided, with plain values, and reach `evolve` as they are read back while all keys exist.
 */
export function given<State, Command, New extends DecidedEvent, Read, Refusal extends { code: string }>(
  decider: Behaviour<State, Command, New, Read, Refusal>,
  events: readonly New[],
) {
  return {
    when(command: Command) {
      const before = after(decider, decider.initial, events);
      const decision = decider.decide(command, before);
      return {
        /** Exactly these events were decided, and the stream may go on with them. */
        then(expected: readonly New[]): void {
          expect(decision).toEqual({ ok: true, events: expected });
          after(decider, before, expected);
        },
        /** Refused with this code, and with these members when they are named. */
        thenRefused(code: Refusal['code'], details: object = {}): void {
          expect(decision).toEqual({ ok: false, error: expect.objectContaining({ code, ...details }) });
        },
      };
    },
  };
}

/** An event that was just decided, as it is read back while all keys exist. */
export const asRead = <Read>(event: DecidedEvent): Read =>
  ({ type: event.type, data: asKnown(definitionOf(event.type).fields, event.data) }) as Read;

const after = <State, Read>(
  decider: { evolve(state: State, event: Read): State },
  state: State,
  events: readonly DecidedEvent[],
): State => events.reduce((reached, event) => decider.evolve(reached, asRead<Read>(event)), state);
