import {
  evaluate,
  placeViewOf,
  policiesSince,
  timePhase,
  type Mask,
  type RecordedControllerEvent,
} from '@koz/disclosure';
import { dayInBelgium } from '@koz/domain';
import type { StreamHead } from '@koz/event-store';
import type { DisclosurePolicy, TimePhase } from '@koz/events';
import type { Instant, OpenedTiers, PlainDate } from '@koz/privacy-types';
import type { OrganiserApplication } from '@koz/projections/organiser-applications';

/** What must hold at once, from the heads: undefined for a stream that this viewer's scope does not show. */
export interface Standing {
  readonly application: StreamHead | undefined;
  readonly carePlan: StreamHead | undefined;
}

/** When an answer is given: one moment for all its rows. */
export interface Moment {
  readonly now: Instant;
  /** The calendar day of that moment in Belgium. */
  readonly today: PlainDate;
}

export const momentOf = (now: Instant): Moment => ({ now, today: dayInBelgium(now) });

/** What is known of a row before anything is opened, and the mask that follows. */
export interface Look {
  readonly row: OrganiserApplication;
  readonly standing: Standing;
  readonly policies: readonly DisclosurePolicy[];
  readonly mask: Mask;
  readonly today: PlainDate;
}

/** The mask by what stands in heads and in the row: it decides which tiers are opened. */
export function lookAt(
  row: OrganiserApplication,
  standing: Standing,
  adopted: readonly RecordedControllerEvent[],
  { now, today }: Moment,
): Look {
  const policies = policiesSince(adopted, row.filedAt, now);
  const look = { row, standing, policies, today };
  return { ...look, mask: maskOf(look, undefined) };
}

/**
 * The mask once tiers are open. The thresholds of 2.5 and 5 years count from the child's birth: where the retention
 * worker lags, the birth date itself narrows what is shown, from the first day of the month on.
 */
export function narrowed(look: Look, opened: OpenedTiers): Mask {
  const birthDate = childBirthDateIn(opened);
  return birthDate === undefined ? look.mask : maskOf(look, birthDate);
}

/** The child's birth date, where the precise tier was opened and is there. */
export function childBirthDateIn(opened: OpenedTiers): PlainDate | undefined {
  const child = opened.precise?.state === 'known' ? opened.precise.value['child'] : undefined;
  const birthDate = (child as { birthDate?: unknown } | undefined)?.birthDate;
  return typeof birthDate === 'string' ? birthDate : undefined;
}

/** The phase a plan is in today under several policies: the one whose phase begins first counts. */
export function phaseOf(facts: {
  readonly carePlan: StreamHead | undefined;
  readonly startMonth: PlainDate;
  readonly policies: readonly DisclosurePolicy[];
  readonly childBirthDate: PlainDate | undefined;
  readonly today: PlainDate;
}): TimePhase | undefined {
  const { carePlan, startMonth, policies, childBirthDate, today } = facts;
  return timePhase({
    fence: carePlan?.fence,
    startDate: startMonth,
    // An earlier phase never shows more.
    monthsAfterStart: policies.reduce((least, each) => Math.min(least, each.monthsAfterStart), 1200),
    childBirthDate,
    today,
  });
}

function maskOf(
  { row, standing, policies, today }: Omit<Look, 'mask'>,
  childBirthDate: PlainDate | undefined,
): Mask {
  return evaluate(policies, {
    status: standing.application?.stage,
    place: placeViewOf(row.applicationId, standing.carePlan),
    time: phaseOf({
      carePlan: standing.carePlan,
      startMonth: row.startMonth,
      policies,
      childBirthDate,
      today,
    }),
  });
}
