import type { FenceState, HeadSummary, PlaceView, TimePhase } from '@koz/events';
import type { ApplicationId, PlainDate } from '@koz/privacy-types';
import { Temporal } from 'temporal-polyfill';

/** What decides the phase. Every date is a calendar day of Europe/Brussels. */
export interface TimeFacts {
  /** From the plan's head; undefined when it is not known. */
  readonly fence: FenceState | undefined;
  /** The first day of care, or of its month; undefined when it is not known or its tier is erased. */
  readonly startDate: PlainDate | undefined;
  /** The policy's x. */
  readonly monthsAfterStart: number;
  /** Where the answerer may open it; without it the fence alone tells 2.5 and 5 years, as from the batch's day. */
  readonly childBirthDate?: PlainDate | undefined;
  readonly today: PlainDate;
}

/** Months from the child's birth month to the two thresholds (DOMAIN: "Month batches"). */
export const thresholdMonths = { from2y6m: 30, from5y: 60 } as const;

/**
 * The phase an application is in today. The thresholds fall on the first day of the month in which the child becomes
 * 2.5 or 5, or with the fence when that is earlier. An unknown fence gives undefined, which hides all; an unknown start
 * counts as past, for the later phase never shows more.
 */
export function timePhase(facts: TimeFacts): TimePhase | undefined {
  if (facts.fence === undefined) return undefined;
  const age = facts.childBirthDate === undefined ? 0 : monthsBetween(facts.childBirthDate, facts.today);
  if (facts.fence === 'all' || age >= thresholdMonths.from5y) return 'from5y';
  if (facts.fence === 'precise' || age >= thresholdMonths.from2y6m) return 'from2y6m';
  return hasStartedFor(facts) ? 'afterStart' : 'handling';
}

/** Whole calendar months from the month of one day to the month of the other. */
function monthsBetween(from: PlainDate, to: PlainDate): number {
  const monthIndex = (date: PlainDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return monthIndex(to) - monthIndex(from);
}

function hasStartedFor({ startDate, monthsAfterStart, today }: TimeFacts): boolean {
  if (startDate === undefined) return true;
  const begins = Temporal.PlainDate.from(startDate).add({ months: monthsAfterStart });
  return Temporal.PlainDate.compare(begins, Temporal.PlainDate.from(today)) <= 0;
}

/**
 * Where the plan's place is, seen from one application. `head` is the care plan's, never a projection's; a head
 * that is missing, says no place state, or names no application where it should, gives undefined, which hides all.
 * An application that keeps a part-week place has it confirmed, whatever the search for another comes to.
 */
export function placeViewOf(
  applicationId: ApplicationId,
  head: Pick<HeadSummary, 'place' | 'placeApplicationId' | 'keptApplicationIds'> | undefined,
): PlaceView | undefined {
  if (head?.place === undefined) return undefined;
  if (head.keptApplicationIds?.includes(applicationId)) return 'confirmedHere';
  if (head.place === 'none') return 'none';
  if (head.placeApplicationId === undefined) return undefined;
  if (head.placeApplicationId !== applicationId) return 'elsewhere';
  return head.place === 'found' ? 'foundHere' : 'confirmedHere';
}
