import type { FenceState, RetentionPolicy } from '@koz/events';
import type { BatchMonth } from '@koz/privacy-types';
import { dueOf, type Anchors, type Dues } from './due.js';
import type { Month } from './months.js';

/** A plan as the schedule knows it. */
export interface ScheduledPlan {
  readonly anchors: Anchors;
  readonly fence: FenceState;
}

/** How many plans a step concerns under the policy in force, and how many under another. */
export interface BeforeAndAfter {
  readonly before: number;
  readonly after: number;
}

/** What goes in a month: plans that lose their precision, and plans of which all goes. */
export interface MonthComparison {
  readonly month: BatchMonth;
  readonly generalised: BeforeAndAfter;
  readonly anonymised: BeforeAndAfter;
}

export interface WhatIf {
  /** In order; what is due already counts in the present month. */
  readonly months: readonly MonthComparison[];
  /** Plans that would go in the present month only because of the change. */
  readonly atOnce: number;
}

/** What a change of policy would do to the plans there are. Nothing that is gone comes back under either. */
export function whatIf(
  before: RetentionPolicy,
  after: RetentionPolicy,
  plans: Iterable<ScheduledPlan>,
  presentMonth: Month,
): WhatIf {
  const months = new Map<BatchMonth, { generalised: Counts; anonymised: Counts }>();
  let atOnce = 0;
  for (const { anchors, fence } of plans) {
    if (fence === 'all') continue;
    const [old, next] = [dueOf(before, anchors), dueOf(after, anchors)];
    count(months, old, 'before', fence, presentMonth);
    count(months, next, 'after', fence, presentMonth);
    if (isDueNow(next, fence, presentMonth) && !isDueNow(old, fence, presentMonth)) atOnce += 1;
  }
  const sorted = [...months].sort(([one], [another]) => (one < another ? -1 : 1));
  return { months: sorted.map(([month, counts]) => ({ month, ...counts })), atOnce };
}

type Counts = { before: number; after: number };

const isDueNow = ({ precise, everything }: Dues, fence: FenceState, month: Month): boolean =>
  everything.month <= month || (fence === 'none' && precise.month <= month);

function count(
  months: Map<BatchMonth, { generalised: Counts; anonymised: Counts }>,
  { precise, everything }: Dues,
  side: keyof Counts,
  fence: FenceState,
  presentMonth: Month,
): void {
  const add = (month: BatchMonth, step: 'generalised' | 'anonymised') => {
    const key = month < presentMonth ? (presentMonth as BatchMonth) : month;
    const counts = months.get(key) ?? {
      generalised: { before: 0, after: 0 },
      anonymised: { before: 0, after: 0 },
    };
    counts[step][side] += 1;
    months.set(key, counts);
  };
  // Where all of it goes at once there is no step before.
  if (fence === 'none' && precise.month < everything.month) add(precise.month, 'generalised');
  add(everything.month, 'anonymised');
}
