import { SettableClock } from '@koz/platform';
import { instant } from '@koz/privacy-types';

/** A clock that stands still at `start` until the spec moves it. */
export const settableClock = (start = '2026-11-23T09:00:00.000Z'): SettableClock =>
  new SettableClock(instant(start));
