import {
  evaluate,
  evaluatePool,
  placeViewOf,
  policiesSince,
  poolPlaceOf,
  timePhase,
  type Mask,
  type RecordedControllerEvent,
} from '@koz/disclosure';
import { dayInBelgium } from '@koz/domain';
import type { StreamHead } from '@koz/event-store';
import type { DisclosurePolicy, TimePhase } from '@koz/events';
import type { ApplicationId, Instant, PlainDate } from '@koz/privacy-types';
import type { OrganiserApplication } from '@koz/projections/organiser-applications';
import type { Outlook, SealedPlan } from './open-outlooks.js';

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

/** A plan as a read model has it, filed at a moment that decides which methods it is under. */
export interface PlanToLookAt extends SealedPlan {
  readonly filedAt: Instant;
  /** The first day of the month in which care starts; null where nobody can tell any more. */
  readonly startMonth: PlainDate | null;
}

/** An application with the plan behind it: `filedAt` is the application's own. */
export interface ApplicationToLookAt extends PlanToLookAt {
  readonly applicationId: ApplicationId;
}

/** What is known of a row before anything is opened, and the mask that follows. */
export interface Look<Row extends PlanToLookAt = OrganiserApplication> extends Outlook<Row> {
  readonly standing: Standing;
  readonly policies: readonly DisclosurePolicy[];
  readonly today: PlainDate;
}

/** What an organiser sees of an application to a location of its own. */
export const lookAt = <Row extends ApplicationToLookAt>(
  row: Row,
  standing: Standing,
  adopted: readonly RecordedControllerEvent[],
  moment: Moment,
): Look<Row> =>
  looking(row, standing, adopted, moment, (policies, time) =>
    evaluate(policies, {
      status: standing.application?.stage,
      place: placeViewOf(row.applicationId, standing.carePlan),
      time,
    }),
  );

/** What an organiser without an application sees of a plan in the pool. */
export const lookAtPool = <Row extends PlanToLookAt>(
  row: Row,
  carePlan: StreamHead | undefined,
  adopted: readonly RecordedControllerEvent[],
  moment: Moment,
): Look<Row> =>
  looking(row, { application: undefined, carePlan }, adopted, moment, (policies, time) =>
    evaluatePool(policies, { place: poolPlaceOf(carePlan), time }),
  );

/** The mask by what stands in heads and in the row: it decides which tiers are opened. */
function looking<Row extends PlanToLookAt>(
  row: Row,
  standing: Standing,
  adopted: readonly RecordedControllerEvent[],
  { now, today }: Moment,
  maskIn: (policies: readonly DisclosurePolicy[], time: TimePhase | undefined) => Mask,
): Look<Row> {
  const policies = policiesSince(adopted, row.filedAt, now);
  const maskFor = (childBirthDate: PlainDate | undefined): Mask =>
    maskIn(
      policies,
      timePhase({
        fence: standing.carePlan?.fence,
        startDate: row.startMonth ?? undefined,
        // Of several policies the one whose phase begins first: an earlier phase never shows more.
        monthsAfterStart: policies.reduce(
          (least, { monthsAfterStart }) => Math.min(least, monthsAfterStart),
          1200,
        ),
        childBirthDate,
        today,
      }),
    );
  return { row, standing, policies, today, mask: maskFor(undefined), maskFor };
}
