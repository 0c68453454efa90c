import { dayInBelgium } from '@koz/domain';
import type { Instant } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';

/** Whole weeks between two calendar days in Belgium; 0 when the clock runs behind. */
export function weeksBetween(since: Instant, now: Instant): number {
  const { days } = Temporal.PlainDate.from(dayInBelgium(since)).until(dayInBelgium(now), {
    largestUnit: 'day',
  });
  return Math.max(0, Math.floor(days / 7));
}
