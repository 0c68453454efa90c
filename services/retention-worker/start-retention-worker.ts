import { setTimeout as delay } from 'node:timers/promises';
import { expireUnnamedKeysOfAll, type UnnamedKeysDeps } from './expire-unnamed-keys/expire-unnamed-keys.js';

export interface RetentionWorkerDeps extends UnnamedKeysDeps {
  /** Time between two rounds in milliseconds; an hour when absent. */
  readonly everyMs?: number;
}

export interface RunningRetentionWorker {
  /** Finishes the round under way. */
  stop(): Promise<void>;
}

const hour = 3_600_000;

/**
 * Keeps the vault free of keys that nothing uses. A round that fails is logged and tried again at the next: a key
 * that lives an hour longer protects nothing.
 */
export function startRetentionWorker(deps: RetentionWorkerDeps): RunningRetentionWorker {
  const ending = new AbortController();
  const running = rounds(deps, ending.signal);
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

async function rounds(deps: RetentionWorkerDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await expireUnnamedKeysOfAll(deps);
    } catch (error) {
      deps.logger.error({ error }, 'Unused keys could not be deleted');
    }
    await delay(deps.everyMs ?? hour, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
