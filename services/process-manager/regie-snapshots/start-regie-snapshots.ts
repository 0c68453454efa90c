import { setTimeout as delay } from 'node:timers/promises';
import type { RegieSnapshotDeps } from './deps.js';
import { regieRound } from './regie-round.js';

export interface RunningRegieSnapshots {
  /** Settles after the first look at what is due: then it is done, or the log says why not. */
  readonly firstRound: Promise<void>;
  /** Finishes the round under way. */
  stop(): Promise<void>;
}

const everyMs = 1_000;
/** After a fault: what caused it does not pass in a second. */
const afterFaultMs = 30_000;

/**
 * Makes the daily figures of the regie, and those that an import asks for, until it is stopped. Several instances may
 * run: one makes each snapshot.
 */
export function startRegieSnapshots(deps: RegieSnapshotDeps): RunningRegieSnapshots {
  const ending = new AbortController();
  let hasLooked: () => void = () => undefined;
  const firstRound = new Promise<void>((resolve) => (hasLooked = resolve));
  const running = rounds(deps, ending.signal, hasLooked);
  return {
    firstRound,
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

async function rounds(deps: RegieSnapshotDeps, signal: AbortSignal, hasLooked: () => void): Promise<void> {
  while (!signal.aborted) {
    let pause = deps.everyMs ?? everyMs;
    try {
      await regieRound(deps);
    } catch (error) {
      deps.logger.error({ error }, 'The figures of the regie could not be made');
      pause = Math.max(pause, afterFaultMs);
    }
    hasLooked();
    await delay(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
