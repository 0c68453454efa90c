import { adoptionsSince, type Moment, type RecordedControllerEvent } from '@koz/disclosure';
import { controllerDecider, retentionInForce, stateOf, termsInForce, type HandlingTerms } from '@koz/domain';
import { policyVersionOf, type MethodGround } from '@koz/events';
import type { Instant, PolicyVersion } from '@koz/privacy-types';
import { defaultRetentionPolicy } from '@koz/retention';

/** A disclosure method as a controller adopted it. */
export interface MethodThen {
  readonly policyVersion: PolicyVersion;
  readonly title: string;
  readonly ground: MethodGround;
  readonly groundDate: string | null;
  readonly adoptedAt: Instant;
}

/** What was in force. */
export interface PoliciesThen {
  /** The methods that applied, oldest first: the one in force at the filing, and later ones where they show less. */
  readonly methods: readonly MethodThen[];
  readonly retention: {
    readonly policyVersion: PolicyVersion;
    /** True where the controller had adopted none. */
    readonly isDefault: boolean;
  };
  readonly terms: HandlingTerms;
}

/**
 * The policies in force at a moment, from what a controller had adopted by then.
 * @param since when the plan was filed: a method adopted later applies to it only where it shows less
 */
export function policiesThen(
  adopted: readonly RecordedControllerEvent[],
  since: Instant,
  { now, today }: Moment,
): PoliciesThen {
  const state = stateOf(controllerDecider, adopted);
  const retention = retentionInForce(state, today);
  const { takeUpDays, confirmDays, handling, roundMonthsBefore } = termsInForce(state);
  return {
    methods: adoptionsSince(adopted, since, now).map(({ data, metadata }) => ({
      policyVersion: policyVersionOf(data.policy),
      title: data.policy.title,
      ground: data.ground,
      groundDate: data.groundDate ?? null,
      adoptedAt: metadata.at,
    })),
    retention: {
      policyVersion: policyVersionOf(retention ?? defaultRetentionPolicy),
      isDefault: retention === undefined,
    },
    terms: {
      ...{ takeUpDays, confirmDays, handling },
      ...(roundMonthsBefore !== undefined && { roundMonthsBefore }),
    },
  };
}
