import type { CarePlanEvent, EmergencyReason, NewCarePlanEvent } from '@koz/events';
import { decided, type Decision } from '../decider.js';
import type { FiledCarePlan } from './care-plan.js';

/** The need is urgent: every location may look at the plan while it looks for a place. */
export interface ListOnEmergency {
  readonly type: 'listOnEmergency';
  readonly reason: EmergencyReason;
}

/** The need is urgent no longer. */
export interface TakeOffEmergencyList {
  readonly type: 'takeOffEmergencyList';
}

type ListingEvent = Extract<CarePlanEvent, { type: 'EmergencyListed' | 'EmergencyUnlisted' }>;

export const isListingEvent = (event: CarePlanEvent): event is ListingEvent =>
  event.type === 'EmergencyListed' || event.type === 'EmergencyUnlisted';

/** Puts a plan that looks for a place on the list, or changes why it is on it. */
export function listOnEmergency(
  { reason }: ListOnEmergency,
  { emergency }: FiledCarePlan,
): Decision<NewCarePlanEvent, never> {
  return emergency === reason ? decided() : decided({ type: 'EmergencyListed', data: { reason } });
}

/** Takes a plan off the list, also one that a found place keeps off it for now; decides nothing where it is not on it. */
export const takeOffEmergencyList = ({ emergency }: FiledCarePlan): Decision<NewCarePlanEvent, never> =>
  emergency === undefined ? decided() : decided({ type: 'EmergencyUnlisted', data: { reason: 'lifted' } });

export function evolveListing(state: FiledCarePlan, event: ListingEvent): FiledCarePlan {
  const { emergency: _before, ...plan } = state;
  return event.type === 'EmergencyListed' ? { ...plan, emergency: event.data.reason } : plan;
}

/** What the place does not change: a plan whose place is given back is on the list again. */
export const stillListed = ({ emergency }: FiledCarePlan): Pick<FiledCarePlan, 'emergency'> =>
  emergency === undefined ? {} : { emergency };
