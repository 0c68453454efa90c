import type { Schemas } from '@koz/api-client';

type Run = Schemas['RetentionRun'];

/** Nothing more will come of it: it is done, or it stopped before it destroyed anything. */
export const hasEnded = ({ state }: Pick<Run, 'state'>): boolean => state === 'done' || state === 'stopped';

export interface Following {
  /** Asks how it stands. */
  readonly read: () => Promise<Run>;
  readonly tell: (run: Run) => void;
  /** Waits a little before asking again; rejects when nobody looks any more. */
  readonly wait: () => Promise<void>;
}

/** Asks how a run stands until it has ended. @returns the run as it ended. Rejects as `read` and `wait` do. */
export async function follow({ read, tell, wait }: Following): Promise<Run> {
  for (;;) {
    const run = await read();
    tell(run);
    if (hasEnded(run)) return run;
    await wait();
  }
}

/** A wait that ends with an error as soon as `signal` aborts. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException('nobody looks any more', 'AbortError'));
    };
    if (signal.aborted) return reject(new DOMException('nobody looks any more', 'AbortError'));
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
