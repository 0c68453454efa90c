import type { DisclosurePolicy, HeadSummary, TimePhase } from '@koz/events';
import type { ApplicationId, Instant, OpenedTiers, PlainDate, Tier } from '@koz/privacy-types';
import { applyMask, tiersShown, type DisclosedFields } from './apply-mask.js';
import { evaluate, type Mask } from './evaluate.js';
import { policiesSince, type RecordedControllerEvent } from './policy-in-force.js';
import { evaluatePool, poolPlaceOf } from './pool.js';
import { placeViewOf, timePhase } from './situation.js';

/** What must hold at once, from the heads: undefined for a stream that the viewer's scope does not show. */
export interface Standing<Head extends HeadSummary = HeadSummary> {
  readonly application: Head | undefined;
  readonly carePlan: Head | undefined;
}

/** When something is looked at: one moment for all of an answer. */
export interface Moment {
  readonly now: Instant;
  /** The calendar day of that moment in Belgium. */
  readonly today: PlainDate;
}

/** What a plan kept of its precise values, as far as it decides what opens. */
export interface KeptPlan {
  /** When the precise values were generalised, at 2.5 years; null or absent before. */
  readonly generalisedAt?: Instant | null;
}

/** A plan before anything of it is opened, filed at a moment that decides which methods it is under. */
export interface PlanToLookAt extends KeptPlan {
  readonly filedAt: Instant;
  /** The first day of the month in which care starts; null where nobody can tell any more. */
  readonly startMonth: PlainDate | null;
}

/** An application with the plan behind it: `filedAt` is the application's own. */
export interface ApplicationToLookAt extends PlanToLookAt {
  readonly applicationId: ApplicationId;
}

/** A plan under a mask, before anything is opened. */
export interface Outlook<Row extends KeptPlan = KeptPlan> {
  readonly row: Row;
  readonly mask: Mask;
  /** The mask once the child's birth date is known: never wider. */
  maskFor(childBirthDate: PlainDate): Mask;
}

/** What is known of a row before anything is opened, and the mask that follows. */
export interface Look<
  Row extends PlanToLookAt = PlanToLookAt,
  Head extends HeadSummary = HeadSummary,
> extends Outlook<Row> {
  readonly standing: Standing<Head>;
  readonly policies: readonly DisclosurePolicy[];
  readonly today: PlainDate;
}

/** What an organiser sees of an application to a location of its own. Pure, as all of this file. */
export const lookAt = <Row extends ApplicationToLookAt, Head extends HeadSummary>(
  row: Row,
  standing: Standing<Head>,
  adopted: readonly RecordedControllerEvent[],
  moment: Moment,
): Look<Row, Head> =>
  looking(row, standing, adopted, moment, (policies, time) =>
    evaluate(policies, {
      status: standing.application?.stage,
      place: placeViewOf(row.applicationId, standing.carePlan),
      time,
    }),
  );

/** What an organiser without an application sees of a plan in the pool. */
export const lookAtPool = <Row extends PlanToLookAt, Head extends HeadSummary>(
  row: Row,
  carePlan: Head | undefined,
  adopted: readonly RecordedControllerEvent[],
  moment: Moment,
): Look<Row, Head> =>
  looking(row, { application: undefined, carePlan }, adopted, moment, (policies, time) =>
    evaluatePool(policies, { place: poolPlaceOf(carePlan), time }),
  );

/** The mask by what stands in heads and in the row: it decides which tiers are opened. */
function looking<Row extends PlanToLookAt, Head extends HeadSummary>(
  row: Row,
  standing: Standing<Head>,
  adopted: readonly RecordedControllerEvent[],
  { now, today }: Moment,
  maskIn: (policies: readonly DisclosurePolicy[], time: TimePhase | undefined) => Mask,
): Look<Row, Head> {
  const policies = policiesSince(adopted, row.filedAt, now);
  const maskFor = (childBirthDate: PlainDate | undefined): Mask =>
    maskIn(
      policies,
      timePhase({
        fence: standing.carePlan?.fence,
        startDate: row.startMonth ?? undefined,
        monthsAfterStart: monthsAfterStartOf(policies),
        childBirthDate,
        today,
      }),
    );
  return { row, standing, policies, today, mask: maskFor(undefined), maskFor };
}

/** Of several policies the one whose phase begins first: an earlier phase never shows more. */
export const monthsAfterStartOf = (policies: readonly DisclosurePolicy[]): number =>
  policies.reduce((least, { monthsAfterStart }) => Math.min(least, monthsAfterStart), 1200);

/** From 2.5 years on, what stayed of a precise value stands in the identity tier. */
export function tiersToOpen({ row: { generalisedAt }, mask }: Outlook): Tier[] {
  const shown = tiersShown(mask);
  return generalisedAt && shown.includes('precise') && !shown.includes('identity')
    ? [...shown, 'identity']
    : shown;
}

/** What is shown, and by which mask. */
export interface SeenThrough {
  readonly mask: Mask;
  readonly fields: DisclosedFields;
}

/** What a viewer sees once {@link tiersToOpen} are opened. */
export function seeThrough(outlook: Outlook, opened: OpenedTiers): SeenThrough {
  const tiers = { ...preciseOf(outlook.row), ...opened };
  const mask = narrowed(outlook, tiers);
  return { mask, fields: applyMask(mask, tiers) };
}

/** The precise tier of a plan that has none any more: not one in which nothing was ever given. */
const preciseOf = ({ generalisedAt }: KeptPlan): OpenedTiers =>
  generalisedAt ? { precise: { state: 'erased', since: generalisedAt, cause: 'P2Y6M' } } : {};

/**
 * The mask once tiers are open. The thresholds of 2.5 and 5 years count from the child's birth: where the retention
 * worker lags, the birth date itself narrows what is shown, from the first day of the month on.
 */
function narrowed({ mask, maskFor }: Outlook, opened: OpenedTiers): Mask {
  const birthDate = childBirthDateIn(opened);
  return birthDate === undefined ? mask : maskFor(birthDate);
}

/** The child's birth date, where the tier that holds it is open. */
export function childBirthDateIn(opened: OpenedTiers): PlainDate | undefined {
  const child = opened.precise?.state === 'known' ? opened.precise.value['child'] : undefined;
  const birthDate = (child as { birthDate?: unknown } | undefined)?.birthDate;
  return typeof birthDate === 'string' ? birthDate : undefined;
}
