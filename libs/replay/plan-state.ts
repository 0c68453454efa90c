import { emergencyNow, forgettingOf, type Hold } from '@koz/domain';
import type { EmergencyReason, FenceState, MandateKind, PlaceState } from '@koz/events';
import {
  tiers,
  type ApplicationId,
  type CarePlanId,
  type ErasureCause,
  type Instant,
  type Tier,
} from '@koz/privacy-types';
import type { PlanThen } from './plan-then.js';
import { stateOfField, type FieldState } from './views.js';
import type { Reading } from './readings.js';
import { ownDataOf } from '@koz/disclosure';

/** A plan in the words of the domain, as far as they are in clear. */
export interface PlanStateThen {
  readonly carePlanId: CarePlanId;
  readonly status: 'filed' | 'withdrawn';
  readonly filedAt: Instant;
  /** Of the service point that filed it; null where the family did. */
  readonly mandate: MandateKind | null;
  readonly place: {
    readonly state: PlaceState;
    readonly applicationId: ApplicationId | null;
    readonly keptApplicationIds: readonly ApplicationId[];
  };
  /** Why it is on the emergency list; null while it is not. */
  readonly emergency: EmergencyReason | null;
  /** Which keys are closed for ever. */
  readonly fence: FenceState;
  readonly isErasureRequested: boolean;
  readonly holds: readonly Hold[];
  readonly generalisedAt: Instant | null;
  readonly anonymisedAt: Instant | null;
  readonly keys: Readonly<Record<Tier, KeyThen>>;
  /** Whether the family's sharing scope could be read: it is a value of tier planning, and not told. */
  readonly sharing: FieldState;
}

/** A key as it was: there, or destroyed. */
export type KeyThen =
  | { readonly state: 'kept' }
  | { readonly state: 'destroyed'; readonly since: Instant; readonly cause: ErasureCause };

export function planStateThen(plan: PlanThen, { opened }: Reading): PlanStateThen {
  const { state, head, filed, destroyed } = plan;
  const { isErasureRequested, holds } = forgettingOf(state);
  const keyThen = (tier: Tier): KeyThen =>
    destroyed[tier] ? { state: 'destroyed', ...destroyed[tier] } : { state: 'kept' };
  return {
    carePlanId: filed.stream.id as CarePlanId,
    status: state.status,
    filedAt: filed.metadata.at,
    mandate: (filed.clear['mandate'] as MandateKind | undefined) ?? null,
    place: {
      state: state.place,
      applicationId: state.place === 'none' ? null : state.placeApplicationId,
      keptApplicationIds: state.keptApplicationIds,
    },
    emergency: emergencyNow(state),
    fence: head.fence ?? 'none',
    isErasureRequested,
    holds,
    generalisedAt: plan.generalised?.metadata.at ?? null,
    anonymisedAt: plan.anonymised?.metadata.at ?? null,
    keys: Object.fromEntries(tiers.map((tier) => [tier, keyThen(tier)])) as Record<Tier, KeyThen>,
    sharing: stateOfField(ownDataOf(opened).sharing),
  };
}
