import {
  retainedFields,
  type FenceState,
  type KeptPart,
  type RetainedField,
  type RetentionPolicy,
  type RetentionThreshold,
} from '@koz/events';
import type { OwnDate } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';
import { dueOf, type Anchors, type Due } from './due.js';
import { firstDayOf, plusMonths } from './months.js';

/** A field of which something goes in a step, and what stays of it. */
export interface FieldForecast {
  readonly field: RetainedField;
  readonly stays: KeptPart;
}

/** One step in which data go. */
export interface StepForecast {
  readonly threshold: RetentionThreshold;
  readonly cause: Due['cause'];
  /** The day on which it happens: the first of a month, or the day on which a hold ends. */
  readonly day: OwnDate;
  /**
   * No earlier than this day: a month with few plans goes with the batch of the month before. The same as `day` where
   * that cannot be.
   */
  readonly earliestDay: OwnDate;
  /** By how many days at most that is before the term is over, because plans go by months: 27 to 30. */
  readonly mostDaysEarly: number;
  readonly fields: readonly FieldForecast[];
  /** So many plans must share what stays; else it is coarsened. Absent where that does not count. */
  readonly sharedBy?: number;
}

export interface Forecast {
  /** What is still to come, in order; one step where all of it goes at once, none where it is gone. */
  readonly steps: readonly StepForecast[];
  /** A legal hold stops the clock until this day, unless it is lifted before. */
  readonly heldUntil?: OwnDate;
}

/** What a plan's forecast depends on beside its anchors. */
export interface Prospect {
  readonly anchors: Anchors;
  readonly fence: FenceState;
  readonly heldUntil?: OwnDate | undefined;
}

/** What goes of a plan, and when, by the policy in force. */
export function forecastOf(policy: RetentionPolicy, { anchors, fence, heldUntil }: Prospect): Forecast {
  const { precise, everything } = dueOf(policy, anchors);
  const steps: StepForecast[] = [];
  if (fence === 'none' && precise.month < everything.month)
    steps.push(stepAt(policy, 'P2Y6M', precise, heldUntil, 'keep'));
  if (fence !== 'all') {
    const before = fence === 'precise' || steps.length > 0 ? 'P2Y6M' : 'keep';
    steps.push(stepAt(policy, 'P5Y', everything, heldUntil, before));
  }
  return { steps, ...(heldUntil !== undefined && fence !== 'all' && { heldUntil }) };
}

function stepAt(
  policy: RetentionPolicy,
  threshold: RetentionThreshold,
  { month, cause }: Due,
  heldUntil: OwnDate | undefined,
  before: 'keep' | RetentionThreshold,
): StepForecast {
  const batchDay = firstDayOf(month);
  const isHeld = heldUntil !== undefined && heldUntil > batchDay;
  const isOfCohort = threshold === 'P5Y' && cause === 'P5Y' && !isHeld;
  return {
    threshold,
    cause,
    day: isHeld ? heldUntil : batchDay,
    earliestDay:
      isOfCohort && policy.k > 1 ? firstDayOf(plusMonths(month, -1)) : isHeld ? heldUntil : batchDay,
    mostDaysEarly: isHeld ? 0 : Temporal.PlainDate.from(batchDay).daysInMonth - 1,
    fields: retainedFields.flatMap((field): FieldForecast[] => {
      const stays = isOfCohort || threshold === 'P2Y6M' ? policy.fields[field][threshold] : 'nothing';
      const stood = before === 'keep' ? 'keep' : policy.fields[field][before];
      return stays === stood ? [] : [{ field, stays }];
    }),
    ...(isOfCohort && { sharedBy: policy.k }),
  };
}
