import { pause } from '@koz/platform';

/** Settles as the promise does, or with undefined as soon as the signal aborts. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(undefined);
    const onAbort = (): void => resolve(undefined);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** How long to wait before the next attempt: doubled after each failure, up to a bound, until one succeeds. */
export class BackOff {
  private next: number;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {
    this.next = firstMs;
  }

  async wait(signal: AbortSignal): Promise<void> {
    const now = this.next;
    this.next = Math.min(2 * now, this.longestMs);
    await pause(now, signal);
  }

  succeeded(): void {
    this.next = this.firstMs;
  }
}
