import { setTimeout as delay } from 'node:timers/promises';

/** Something that is looked at again and again. */
export interface Rounds {
  readonly round: (signal: AbortSignal) => Promise<unknown>;
  /** Told what a round failed of; the next one tries again. */
  readonly failed: (error: unknown) => void;
  /** Time between two rounds, in milliseconds; a second when absent. */
  readonly everyMs?: number | undefined;
}

export interface RunningRounds {
  /** Settles after the first round: then what was due is done, or the log says why not. */
  readonly firstRound: Promise<void>;
  /** Finishes the round under way. */
  stop(): Promise<void>;
}

const everyMs = 1_000;
/** After a fault: what caused it does not pass in a second. */
const afterFaultMs = 30_000;

/** Looks at what is due until it is stopped: nothing is lost with a timer, for the next round finds the same due. */
export function startRounds(rounds: Rounds): RunningRounds {
  const ending = new AbortController();
  let hasLooked: () => void = () => undefined;
  const firstRound = new Promise<void>((resolve) => (hasLooked = resolve));
  const running = run(rounds, ending.signal, hasLooked);
  return {
    firstRound,
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

async function run(rounds: Rounds, signal: AbortSignal, hasLooked: () => void): Promise<void> {
  while (!signal.aborted) {
    let pause = rounds.everyMs ?? everyMs;
    try {
      await rounds.round(signal);
    } catch (error) {
      rounds.failed(error);
      pause = Math.max(pause, afterFaultMs);
    }
    hasLooked();
    await delay(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
