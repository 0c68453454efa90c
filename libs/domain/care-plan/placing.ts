import type { NewCarePlanEvent, PlaceConfirmedGround, PlaceDeclinedCause, ReasonCode } from '@koz/events';
import type { ApplicationId } from '@koz/privacy-types';
import { decided, refused } from '../decider.js';

/**
 * Where the search for a place stands: nobody has a place that the others must wait for, an application was the first
 * to be given one, or the family looks no further. Beside it stand the part-week places that are kept.
 */
export type Place = {
  /** Applications with a confirmed place, oldest first, without the one of `placeApplicationId`. */
  readonly keptApplicationIds: readonly ApplicationId[];
} & (
  | { readonly place: 'none' }
  | { readonly place: 'found' | 'confirmed'; readonly placeApplicationId: ApplicationId }
);

/** Gives the plan's place to an application: before two organisers, this decides. */
export interface FindPlace {
  readonly type: 'findPlace';
  readonly applicationId: ApplicationId;
  /** The organiser's reason for the approval. */
  readonly reason?: ReasonCode | undefined;
}

/**
 * Gives a place back: the organiser undid the approval, the family declined it, or the application turned out to
 * have ended meanwhile.
 */
export interface DeclinePlace {
  readonly type: 'declinePlace';
  readonly applicationId: ApplicationId;
  readonly cause: PlaceDeclinedCause;
  /** The organiser's reason for undoing the approval. */
  readonly reason?: ReasonCode | undefined;
}

/** The place that was found is taken; again, to say that the family looks further after all or no longer does. */
export interface ConfirmPlace {
  readonly type: 'confirmPlace';
  readonly keepLooking: boolean;
  /** Absent: the family's word. That the term ran out is said by {@link ConfirmPlaceByTerm} alone. */
  readonly ground?: Exclude<PlaceConfirmedGround, 'term'> | undefined;
  /** Only the place of this application: where it is confirmed already, nothing of the search changes. */
  readonly applicationId?: ApplicationId | undefined;
}

/** The controller's term ran out on the place that was found for an application: the system says so, nobody else. */
export interface ConfirmPlaceByTerm {
  readonly type: 'confirmPlaceByTerm';
  readonly applicationId: ApplicationId;
}

/** The family does not take a place: that of the application named, or else the one found or confirmed last. */
export interface RefusePlace {
  readonly type: 'refusePlace';
  readonly applicationId?: ApplicationId | undefined;
}

const nothingFound = () => refused({ code: 'noPlaceFound' });

/** The applications with a place, found or confirmed, the newest last. */
export const applicationsWithPlace = (state: Place): readonly ApplicationId[] =>
  state.place === 'none' ? state.keptApplicationIds : [...state.keptApplicationIds, state.placeApplicationId];

/** Whether a place of the plan is taken, also while the family looks for another. */
export const hasConfirmedPlace = (state: Place): boolean =>
  state.place === 'confirmed' || state.keptApplicationIds.length > 0;

/** Whether the family still looks for a place: none was found, or those that it keeps are for part of the week. */
export const isLooking = ({ place }: Place): boolean => place === 'none';

export function findPlace({ applicationId, reason }: FindPlace, state: Place) {
  if (applicationsWithPlace(state).includes(applicationId)) return decided<NewCarePlanEvent>();
  if (!isLooking(state)) return refused({ code: 'placeAlreadyFound' });
  return decided<NewCarePlanEvent>({
    type: 'PlaceFound',
    data: { applicationId, ...(reason !== undefined && { reason }) },
  });
}

export function declinePlace({ applicationId, cause, reason }: DeclinePlace, state: Place) {
  // An application without a place has nothing to give back: it is so already, after a crash for instance.
  if (!applicationsWithPlace(state).includes(applicationId)) return decided<NewCarePlanEvent>();
  return decided(declined(applicationId, cause, reason));
}

export function confirmPlace({ keepLooking, ground = 'family', applicationId }: ConfirmPlace, state: Place) {
  const confirms = applicationId ?? applicationsWithPlace(state).at(-1);
  if (confirms === undefined || !applicationsWithPlace(state).includes(confirms)) return nothingFound();
  const isFound = state.place === 'found' && state.placeApplicationId === confirms;
  if (!isFound && (applicationId !== undefined || keepLooking === isLooking(state)))
    return decided<NewCarePlanEvent>();
  return decided<NewCarePlanEvent>({
    type: 'PlaceConfirmed',
    data: { applicationId: confirms, keepLooking, ground },
  });
}

/**
 * A term confirms the place that was found, and nothing else: not one that was answered in the meantime. Nobody asked the
 * family whether it looks on; it does when it keeps a part-week place, for that is what it said then.
 */
export function confirmPlaceByTerm({ applicationId }: ConfirmPlaceByTerm, state: Place) {
  if (state.place !== 'found' || state.placeApplicationId !== applicationId)
    return decided<NewCarePlanEvent>();
  const keepLooking = state.keptApplicationIds.length > 0;
  return decided<NewCarePlanEvent>({
    type: 'PlaceConfirmed',
    data: { applicationId, keepLooking, ground: 'term' },
  });
}

export function refusePlace({ applicationId }: RefusePlace, state: Place) {
  const refuses = applicationId ?? applicationsWithPlace(state).at(-1);
  if (refuses === undefined || !applicationsWithPlace(state).includes(refuses)) return nothingFound();
  return decided(declined(refuses, 'family'));
}

/** All of a plan's places given back, the oldest first. */
export const declineAll = (state: Place): NewCarePlanEvent[] =>
  applicationsWithPlace(state).map((applicationId) => declined(applicationId, 'family'));

const declined = (
  applicationId: ApplicationId,
  cause: PlaceDeclinedCause,
  reason?: ReasonCode,
): NewCarePlanEvent => ({
  type: 'PlaceDeclined',
  data: { applicationId, cause, ...(reason !== undefined && { reason }) },
});

/** After a place was found; undefined where it cannot be: another has it, or the application has one already. */
export function afterFound(state: Place, applicationId: ApplicationId): Place | undefined {
  const { keptApplicationIds } = state;
  if (!isLooking(state) || keptApplicationIds.includes(applicationId)) return undefined;
  return { place: 'found', placeApplicationId: applicationId, keptApplicationIds };
}

/**
 * After a place was confirmed, which ends the search, or with `keepLooking` keeps the place and lets the others in
 * again; undefined for an application without one.
 */
export function afterConfirmed(
  state: Place,
  applicationId: ApplicationId,
  keepLooking: boolean,
): Place | undefined {
  if (!applicationsWithPlace(state).includes(applicationId)) return undefined;
  // A place that waits for the family's word is confirmed or declined before anything else.
  if (state.place === 'found' && state.placeApplicationId !== applicationId) return undefined;
  const others = applicationsWithPlace(state).filter((id) => id !== applicationId);
  return keepLooking
    ? { place: 'none', keptApplicationIds: [...others, applicationId] }
    : { place: 'confirmed', placeApplicationId: applicationId, keptApplicationIds: others };
}

/**
 * After a place was given back; undefined for an application without one. The family that had ended its search has a
 * place less: what it keeps stays, and the others are let in again.
 */
export function afterDeclined(state: Place, applicationId: ApplicationId): Place | undefined {
  if (!applicationsWithPlace(state).includes(applicationId)) return undefined;
  const left = applicationsWithPlace(state).filter((id) => id !== applicationId);
  if (state.place !== 'found' || state.placeApplicationId === applicationId)
    return { place: 'none', keptApplicationIds: left };
  const { placeApplicationId } = state;
  return {
    place: 'found',
    placeApplicationId,
    keptApplicationIds: left.filter((id) => id !== placeApplicationId),
  };
}
