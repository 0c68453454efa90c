import type {
  CarePlanEvent,
  EmergencyReason,
  NewCarePlanEvent,
  PlaceDeclinedCause,
  ReasonCode,
} from '@koz/events';
import type { ApplicationId } from '@koz/privacy-types';
import { BrokenStreamError, decided, refused, type Decider, type Decision } from '../decider.js';
import type { FieldError } from '../rules/checked.js';
import { addLocations, amendPlan, type AddLocations, type AmendPlan } from './amending.js';
import {
  evolveListing,
  isListingEvent,
  listOnEmergency,
  stillListed,
  takeOffEmergencyList,
  type ListOnEmergency,
  type TakeOffEmergencyList,
} from './emergency.js';
import { checkFiling, type FileCarePlan } from './filing.js';
import { rectify, type RectifyPersonalData } from './rectifying.js';

/** Who has the plan's place: nobody, or the application that was the first to be given it. */
export type Place =
  | { readonly place: 'none' }
  | { readonly place: 'found'; readonly placeApplicationId: ApplicationId }
  | {
      readonly place: 'confirmed';
      readonly placeApplicationId: ApplicationId;
      readonly keepLooking: boolean;
    };

/**
 * What deciding needs of a plan. It holds no personal value: a plan whose keys are destroyed evolves to the same
 * state as one whose keys are there.
 */
export type CarePlanState =
  | { readonly status: 'notFiled' }
  | ({
      readonly status: 'filed';
      readonly applicationIds: readonly ApplicationId[];
      /** Why it was put on the emergency list; it is on it for as long as it also {@link isLooking}. */
      readonly emergency?: EmergencyReason;
    } & Place)
  | {
      readonly status: 'withdrawn';
      readonly applicationIds: readonly ApplicationId[];
      readonly place: 'none';
    };

/** Gives the plan's place to an application: before two organisers, this decides. */
export interface FindPlace {
  readonly type: 'findPlace';
  readonly applicationId: ApplicationId;
}

/**
 * Gives the place back: the organiser undid the approval, the family declined it, or the application turned out
 * to have ended meanwhile.
 */
export interface DeclinePlace {
  readonly type: 'declinePlace';
  readonly applicationId: ApplicationId;
  readonly cause: PlaceDeclinedCause;
}

/** The family takes the place that was found; again, to say that it looks further after all or no longer does. */
export interface ConfirmPlace {
  readonly type: 'confirmPlace';
  readonly keepLooking: boolean;
}

/** The family does not take the place that was found, whichever application has it. */
export interface RefusePlace {
  readonly type: 'refusePlace';
}

/** The family asks for care no longer. */
export interface WithdrawPlan {
  readonly type: 'withdrawPlan';
  readonly reason?: ReasonCode | undefined;
}

export type CarePlanCommand =
  | FileCarePlan
  | FindPlace
  | DeclinePlace
  | ConfirmPlace
  | RefusePlace
  | WithdrawPlan
  | AmendPlan
  | AddLocations
  | RectifyPersonalData
  | ListOnEmergency
  | TakeOffEmergencyList;

export type CarePlanRefusal =
  | { readonly code: 'invalidFields'; readonly errors: readonly FieldError[] }
  | { readonly code: 'alreadyFiled' }
  | { readonly code: 'notFiled' }
  /** The application is not one of this plan's. */
  | { readonly code: 'unknownApplication' }
  /** Another application of this plan has the place. Which one is not said: it is another organiser's. */
  | { readonly code: 'placeAlreadyFound' }
  /** No application of this plan has the place: there is none to confirm or to decline. */
  | { readonly code: 'noPlaceFound' }
  /** The family withdrew the plan: nothing follows any more. */
  | { readonly code: 'carePlanWithdrawn' }
  /** The step is only for a plan on the emergency list. */
  | { readonly code: 'notOnEmergencyList' };

type CarePlanDecision = Decision<NewCarePlanEvent, CarePlanRefusal>;
export type FiledCarePlan = Extract<CarePlanState, { status: 'filed' }>;

/** What one family asks for one child, and which application has its place. */
export const carePlanDecider: Decider<
  CarePlanState,
  CarePlanCommand,
  NewCarePlanEvent,
  CarePlanEvent,
  CarePlanRefusal
> = {
  initial: { status: 'notFiled' },

  decide(command, state) {
    if (command.type === 'file') return file(command, state);
    if (state.status === 'notFiled') return refused({ code: 'notFiled' });
    if (state.status === 'withdrawn') return afterWithdrawal(command);
    if (command.type === 'rectify') return rectify(command);
    if (command.type === 'amendPlan') return amendPlan(command);
    if (command.type === 'takeOffEmergencyList') return takeOffEmergencyList(state);
    if (command.type === 'addLocations' || command.type === 'listOnEmergency') {
      if (!isLooking(state)) return refused({ code: 'placeAlreadyFound' });
      if (command.type === 'listOnEmergency') return listOnEmergency(command, state);
      if (command.by === 'regie' && !state.emergency) return refused({ code: 'notOnEmergencyList' });
      return addLocations(command);
    }
    if (command.type === 'withdrawPlan') return withdrawPlan(command, state);
    if (command.type === 'confirmPlace') return confirmPlace(command, state);
    if (command.type === 'refusePlace') return refusePlace(state);
    if (!state.applicationIds.includes(command.applicationId)) return refused({ code: 'unknownApplication' });
    return command.type === 'findPlace' ? findPlace(command, state) : declinePlace(command, state);
  },

  evolve(state, event) {
    if (event.type === 'CarePlanFiled') {
      if (state.status !== 'notFiled') throw new BrokenStreamError(event.type, state.status);
      return { status: 'filed', applicationIds: event.data.applicationIds, place: 'none' };
    }
    if (state.status !== 'filed') throw new BrokenStreamError(event.type, state.status);
    const { status, applicationIds } = state;
    if (event.type === 'CarePlanWithdrawn') {
      if (state.place !== 'none') throw new BrokenStreamError(event.type, 'given a place');
      return { status: 'withdrawn', applicationIds, place: 'none' };
    }
    if (changesNoDecision(event)) return state;
    if (isListingEvent(event)) return evolveListing(state, event);
    const listed = stillListed(state);
    const { applicationId } = event.data;
    if (event.type === 'LocationAdded')
      return { ...state, applicationIds: [...applicationIds, applicationId] };
    if (event.type === 'PlaceFound') {
      if (state.place !== 'none') throw new BrokenStreamError(event.type, 'given a place already');
      return { status, applicationIds, ...listed, place: 'found', placeApplicationId: applicationId };
    }
    if (!hasPlace(state, applicationId)) throw new BrokenStreamError(event.type, 'without that place');
    if (event.type === 'PlaceConfirmed') {
      const { keepLooking } = event.data;
      const placeApplicationId = applicationId;
      return { status, applicationIds, ...listed, place: 'confirmed', placeApplicationId, keepLooking };
    }
    return { status, applicationIds, ...listed, place: 'none' };
  },

  headOf(state) {
    if (state.status === 'notFiled') return {};
    return state.place === 'none'
      ? { place: 'none', fence: 'none' }
      : { place: state.place, placeApplicationId: state.placeApplicationId, fence: 'none' };
  },
};

/** Events that change the family's data only: no decision needs those. */
const changesNoDecision = (
  event: CarePlanEvent,
): event is Extract<
  CarePlanEvent,
  { type: 'CarePlanAmended' | 'SharingScopeChanged' | 'PersonalDataRectified' }
> =>
  event.type === 'CarePlanAmended' ||
  event.type === 'SharingScopeChanged' ||
  event.type === 'PersonalDataRectified';

const hasPlace = (state: FiledCarePlan, applicationId: ApplicationId): boolean =>
  state.place !== 'none' && state.placeApplicationId === applicationId;

/** Whether the family still looks for a place: none was found, or the one that is confirmed is for part of the week. */
const isLooking = (state: FiledCarePlan): boolean =>
  state.place === 'none' || (state.place === 'confirmed' && state.keepLooking);

function file(command: FileCarePlan, state: CarePlanState): CarePlanDecision {
  if (state.status !== 'notFiled') return refused({ code: 'alreadyFiled' });
  const checked = checkFiling(command);
  return checked.ok
    ? decided({ type: 'CarePlanFiled', data: checked.value })
    : refused({ code: 'invalidFields', errors: checked.errors });
}

function findPlace({ applicationId }: FindPlace, state: FiledCarePlan): CarePlanDecision {
  if (hasPlace(state, applicationId)) return decided();
  if (state.place !== 'none') return refused({ code: 'placeAlreadyFound' });
  return decided({ type: 'PlaceFound', data: { applicationId } });
}

function declinePlace({ applicationId, cause }: DeclinePlace, state: FiledCarePlan): CarePlanDecision {
  // An application without the place has nothing to give back: it is so already, after a crash for instance.
  if (!hasPlace(state, applicationId)) return decided();
  return decided({ type: 'PlaceDeclined', data: { applicationId, cause } });
}

function confirmPlace({ keepLooking }: ConfirmPlace, state: FiledCarePlan): CarePlanDecision {
  if (state.place === 'none') return refused({ code: 'noPlaceFound' });
  if (state.place === 'confirmed' && state.keepLooking === keepLooking) return decided();
  return decided({
    type: 'PlaceConfirmed',
    data: { applicationId: state.placeApplicationId, keepLooking },
  });
}

function refusePlace(state: FiledCarePlan): CarePlanDecision {
  if (state.place === 'none') return refused({ code: 'noPlaceFound' });
  return decided({
    type: 'PlaceDeclined',
    data: { applicationId: state.placeApplicationId, cause: 'family' },
  });
}

function withdrawPlan({ reason }: WithdrawPlan, state: FiledCarePlan): CarePlanDecision {
  const withdrawn: NewCarePlanEvent = {
    type: 'CarePlanWithdrawn',
    data: reason === undefined ? {} : { reason },
  };
  if (state.place === 'none') return decided(withdrawn);
  const applicationId = state.placeApplicationId;
  return decided<NewCarePlanEvent>(
    { type: 'PlaceDeclined', data: { applicationId, cause: 'family' } },
    withdrawn,
  );
}

/**
 * An organiser's handler that releases a place finds it given back, and the plan is off the emergency list by itself;
 * all else is refused.
 */
const afterWithdrawal = (command: CarePlanCommand): CarePlanDecision =>
  command.type === 'declinePlace' || command.type === 'takeOffEmergencyList'
    ? decided()
    : refused({ code: 'carePlanWithdrawn' });
