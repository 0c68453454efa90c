import type { ApplicationStatus, FenceState, HeadSummary, PlaceState } from '@koz/events';
import type {
  ApplicationId,
  CarePlanId,
  Instant,
  LocationId,
  OrganiserId,
  PlainDate,
} from '@koz/privacy-types';

/** Something became so: in which place in the log, at which of our own times. */
export interface Change<To> {
  /** Of its event in the log: the order of changes at one and the same time. */
  readonly position: number;
  readonly at: Instant;
  readonly to: To;
}

/** What an application became. */
export interface ApplicationStep {
  readonly status: ApplicationStatus;
  /** It was this before, and is again: an approval was undone, or a withdrawal taken back. Nobody decided on it anew. */
  readonly isReturn?: boolean;
}

/** Where a plan's places are, as its head says it: where the search stands, and what is kept beside it. */
export type PlanPlace = Pick<HeadSummary, 'placeApplicationId' | 'keptApplicationIds'> & {
  readonly place: PlaceState;
};

export interface ApplicationHistory {
  readonly applicationId: ApplicationId;
  /** Undefined once nobody can tell any more; the application then counts as a location, and organiser, of its own. */
  readonly locationId: LocationId | undefined;
  readonly organiserId: OrganiserId | undefined;
  /** In order; the first is that it was created. */
  readonly steps: readonly Change<ApplicationStep>[];
}

/** What the log says of one family's plan, as far as it decides who could see what. No field of the family but one date. */
export interface PlanHistory {
  readonly carePlanId: CarePlanId;
  readonly filedAt: Instant;
  /** In order; before the first there is no place. */
  readonly places: readonly Change<PlanPlace>[];
  /** The first day of care, or of its month, each time that it changed; empty when nobody can tell any more. */
  readonly starts: readonly Change<PlainDate>[];
  /** Which keys were closed for ever, and when; before the first, none. */
  readonly fences: readonly Change<FenceState>[];
  /** The child's, as the family last gave it; undefined when it was destroyed: then the fence alone tells the phase. */
  readonly childBirthDate: PlainDate | undefined;
  readonly applications: readonly ApplicationHistory[];
}
