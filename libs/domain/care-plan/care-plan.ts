import type { CarePlanEvent, EmergencyReason, NewCarePlanEvent, ReasonCode } from '@koz/events';
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
import type { ForgettingCommand, ForgettingRefusal } from './forgetting.js';
import {
  afterConfirmed,
  afterDeclined,
  afterFound,
  applicationsWithPlace,
  confirmPlace,
  confirmPlaceByTerm,
  declineAll,
  declinePlace,
  findPlace,
  isLooking,
  refusePlace,
  type ConfirmPlace,
  type ConfirmPlaceByTerm,
  type DeclinePlace,
  type FindPlace,
  type Place,
  type RefusePlace,
} from './placing.js';
import type { RectifyGeneralised } from './rectifying-generalised.js';
import { rectify, type RectifyPersonalData } from './rectifying.js';
import { withForgetting, type PlanEvent, type WithForgetting } from './with-forgetting.js';

/**
 * What deciding needs of a plan. It holds no personal value: a plan whose keys are destroyed evolves to the same
 * state as one whose keys are there.
 */
export type PlanState =
  | { readonly status: 'notFiled' }
  | ({
      readonly status: 'filed';
      readonly applicationIds: readonly ApplicationId[];
      /** Why it was put on the emergency list; it is on it for as long as it also {@link isLooking}. */
      readonly emergency?: EmergencyReason;
    } & Place)
  | ({ readonly status: 'withdrawn'; readonly applicationIds: readonly ApplicationId[] } & Extract<
      Place,
      { place: 'none' }
    >);

/** What deciding needs of a plan, with what holds it and how far it has been forgotten. */
export type CarePlanState = WithForgetting<PlanState>;

/** The family asks for care no longer. */
export interface WithdrawPlan {
  readonly type: 'withdrawPlan';
  readonly reason?: ReasonCode | undefined;
}

/** A step in the life of a plan. */
export type PlanCommand =
  | FileCarePlan
  | FindPlace
  | DeclinePlace
  | ConfirmPlace
  | ConfirmPlaceByTerm
  | RefusePlace
  | WithdrawPlan
  | AmendPlan
  | AddLocations
  | RectifyPersonalData
  | ListOnEmergency
  | TakeOffEmergencyList;

export type CarePlanCommand = PlanCommand | RectifyGeneralised | ForgettingCommand;

export type CarePlanRefusal =
  | ForgettingRefusal
  /** There is no generalised value to correct yet. */
  | { readonly code: 'notGeneralised' }
  | { readonly code: 'invalidFields'; readonly errors: readonly FieldError[] }
  | { readonly code: 'alreadyFiled' }
  | { readonly code: 'notFiled' }
  /** The application is not one of this plan's. */
  | { readonly code: 'unknownApplication' }
  /** Another application of this plan has the place. Which one is not said: it is another organiser's. */
  | { readonly code: 'placeAlreadyFound' }
  /** No application of this plan, or not the one named, has a place: there is none to confirm or to decline. */
  | { readonly code: 'noPlaceFound' }
  /** The family withdrew the plan: nothing follows any more. */
  | { readonly code: 'carePlanWithdrawn' }
  /** The step is only for a plan on the emergency list. */
  | { readonly code: 'notOnEmergencyList' };

type CarePlanDecision = Decision<NewCarePlanEvent, CarePlanRefusal>;
export type FiledCarePlan = Extract<PlanState, { status: 'filed' }>;

/** The life of a plan from its filing, as long as nothing of it is forgotten. */
const planDecider: Decider<PlanState, PlanCommand, NewCarePlanEvent, PlanEvent, CarePlanRefusal> = {
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
    const { applicationId } = command;
    if (applicationId !== undefined && !state.applicationIds.includes(applicationId))
      return refused({ code: 'unknownApplication' });
    if (command.type === 'confirmPlace') return confirmPlace(command, state);
    if (command.type === 'confirmPlaceByTerm') return confirmPlaceByTerm(command, state);
    if (command.type === 'refusePlace') return refusePlace(command, state);
    return command.type === 'findPlace' ? findPlace(command, state) : declinePlace(command, state);
  },

  evolve(state, event) {
    if (event.type === 'CarePlanFiled') {
      if (state.status !== 'notFiled') throw new BrokenStreamError(event.type, state.status);
      return { status: 'filed', applicationIds: event.data.applicationIds, ...nothingFound };
    }
    if (state.status !== 'filed') throw new BrokenStreamError(event.type, state.status);
    const { status, applicationIds } = state;
    if (event.type === 'CarePlanWithdrawn') {
      if (applicationsWithPlace(state).length > 0) throw new BrokenStreamError(event.type, 'given a place');
      return { status: 'withdrawn', applicationIds, ...nothingFound };
    }
    if (changesNoDecision(event)) return state;
    if (isListingEvent(event)) return evolveListing(state, event);
    const listed = stillListed(state);
    const { applicationId } = event.data;
    if (event.type === 'LocationAdded')
      return { ...state, applicationIds: [...applicationIds, applicationId] };
    const placed = afterPlaceEvent(state, event);
    if (!placed) throw new BrokenStreamError(event.type, `of which the place is ${state.place}`);
    return { status, applicationIds, ...listed, ...placed };
  },

  headOf(state) {
    if (state.status === 'notFiled') return {};
    const { place, keptApplicationIds } = state;
    return state.place === 'none'
      ? { place, keptApplicationIds, fence: 'none' }
      : { place, placeApplicationId: state.placeApplicationId, keptApplicationIds, fence: 'none' };
  },
};

const nothingFound = { place: 'none', keptApplicationIds: [] } as const;

type PlaceEvent = Extract<CarePlanEvent, { type: 'PlaceFound' | 'PlaceConfirmed' | 'PlaceDeclined' }>;

function afterPlaceEvent(state: FiledCarePlan, event: PlaceEvent): Place | undefined {
  const { applicationId } = event.data;
  if (event.type === 'PlaceFound') return afterFound(state, applicationId);
  if (event.type === 'PlaceDeclined') return afterDeclined(state, applicationId);
  return afterConfirmed(state, applicationId, event.data.keepLooking);
}

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

function file(command: FileCarePlan, state: PlanState): CarePlanDecision {
  if (state.status !== 'notFiled') return refused({ code: 'alreadyFiled' });
  const checked = checkFiling(command);
  return checked.ok
    ? decided({ type: 'CarePlanFiled', data: checked.value })
    : refused({ code: 'invalidFields', errors: checked.errors });
}

function withdrawPlan({ reason }: WithdrawPlan, state: FiledCarePlan): CarePlanDecision {
  const withdrawn: NewCarePlanEvent = {
    type: 'CarePlanWithdrawn',
    data: reason === undefined ? {} : { reason },
  };
  return decided(...declineAll(state), withdrawn);
}

/**
 * An organiser's handler that releases a place finds it given back, and the plan is off the emergency list by itself;
 * all else is refused.
 */
const afterWithdrawal = (command: PlanCommand): CarePlanDecision =>
  command.type === 'declinePlace' || command.type === 'takeOffEmergencyList'
    ? decided()
    : refused({ code: 'carePlanWithdrawn' });

/** What one family asks for one child, which applications have a place for it, and how it is forgotten. */
export const carePlanDecider = withForgetting(planDecider);
