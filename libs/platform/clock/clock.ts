import { instant, type Instant } from '@koz/privacy-types';

/** The only source of time (rule 7). */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instant(Date.now()) };

/** A clock that stands still until told otherwise: for tests and for the development clock. */
export class SettableClock implements Clock {
  private current: Instant;

  constructor(start: Instant) {
    this.current = start;
  }

  now(): Instant {
    return this.current;
  }

  set(now: Instant): void {
    this.current = now;
  }
}
