import type { Ending, RetentionAnchor, RetentionPolicy, RetentionThreshold } from '@koz/events';
import type { BatchMonth, ErasureCause } from '@koz/privacy-types';
import { plusMonths, type Month } from './months.js';

/** The months from which the terms of a plan count. Every plan has one: the month in which it was filed. */
export interface Anchors {
  /** Absent where the policy kept no month of it, or where its key is destroyed. */
  readonly birthMonth?: Month | undefined;
  readonly startMonth?: Month | undefined;
  readonly filedMonth: Month;
  /** When and how the plan ended; absent while it is alive. */
  readonly ended?: { readonly month: Month; readonly how: Ending } | undefined;
}

/** In which month something goes, and why: by its threshold, or by the shorter term of plans that ended. */
export interface Due {
  readonly month: BatchMonth;
  readonly cause: Extract<ErasureCause, 'P2Y6M' | 'P5Y' | 'withdrawal'>;
}

/** When a plan loses its precision, and when all of it. The first is never after the second. */
export interface Dues {
  readonly precise: Due;
  readonly everything: Due;
}

/**
 * When what goes of a plan: on the first day, in Belgium, of the month that is so many months after the anchor's.
 * Never late, and at most 30 days before the day on which the term is really over.
 */
export function dueOf(policy: RetentionPolicy, anchors: Anchors): Dues {
  const atThreshold = (threshold: RetentionThreshold): Due => {
    const { anchor, months } = policy.thresholds[threshold];
    return { month: plusMonths(anchorMonth(anchor, anchors), months), cause: threshold };
  };
  const shorter = endedDue(policy, anchors);
  const everything = earliest(atThreshold('P5Y'), shorter);
  return { precise: earliest(atThreshold('P2Y6M'), shorter, everything), everything };
}

/** An anchor that a plan does not have gives way to the month of its filing. */
const anchorMonth = (anchor: RetentionAnchor, { birthMonth, startMonth, filedMonth }: Anchors): Month =>
  ({ childBirth: birthMonth, startDate: startMonth, filed: filedMonth })[anchor] ?? filedMonth;

function endedDue({ ended: terms }: RetentionPolicy, { ended }: Anchors): Due | undefined {
  const term = ended && terms[ended.how];
  return term && { month: plusMonths(ended.month, term.months), cause: 'withdrawal' };
}

/** The first of those that come first. */
const earliest = (first: Due, ...others: readonly (Due | undefined)[]): Due =>
  others.reduce<Due>((due, other) => (other && other.month < due.month ? other : due), first);
