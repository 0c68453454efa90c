import { instant, type Instant } from '@koz/privacy-types';
import { DiscreetError } from '../errors/discreet-error.js';

/** The only source of time (rule 7). */
export interface Clock {
  now(): Instant;
}

/** A clock that can be told the time: never one of production. */
export interface AdjustableClock extends Clock {
  /** @throws ClockBackwardsError when this clock does not go back. */
  set(now: Instant): void | Promise<void>;
}

export const systemClock: Clock = { now: () => instant(Date.now()) };

/** The system's own time, which nobody moves: the clock of production. */
export const fixedSystemClock: AdjustableClock = {
  now: () => systemClock.now(),
  set() {
    throw new DiscreetError('De klok van productie kan niet verzet worden.');
  },
};

/** A clock that stands still until told otherwise, and goes back too: for tests. */
export class SettableClock implements AdjustableClock {
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
