import type { AdjustableClock } from '@koz/platform';
import type { Runtime } from '../runtime.js';

/** Whoever moves the clock of development wants to see what is due then. */
export const wakingClock = ({
  clock,
  wakeRetention,
}: Pick<Runtime, 'clock' | 'wakeRetention'>): AdjustableClock => ({
  now: () => clock.now(),
  set: async (now) => {
    await clock.set(now);
    await wakeRetention(undefined, 'clock');
  },
});
