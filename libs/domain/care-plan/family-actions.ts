import type { PlanningPayload } from '@koz/events';
import { instant, type ControllerId } from '@koz/privacy-types';
import { carePlanDecider, type CarePlanCommand, type CarePlanState } from './care-plan.js';
import type { FieldsAsked } from './filing.js';

/** What a family, or its service point, may do with its plan; each has a route of its own. */
export const familyActions = [
  'confirmPlace',
  'declinePlace',
  'rectifyPersonalData',
  'amendCarePlan',
  'addLocations',
  'withdrawCarePlan',
  'requestErasure',
] as const;
export type FamilyAction = (typeof familyActions)[number];

const askedNothing: FieldsAsked = { required: [], accepted: [] };
const planning: PlanningPayload = {
  postcode: '',
  startDate: '',
  careParts: [],
  sharing: 'ownMunicipality',
  locations: [],
};

/** The command of each action, without what somebody would fill in. */
const probes: Readonly<Record<FamilyAction, CarePlanCommand>> = {
  confirmPlace: { type: 'confirmPlace', keepLooking: false },
  declinePlace: { type: 'refusePlace' },
  rectifyPersonalData: {
    type: 'rectify',
    input: {},
    current: {},
    asked: askedNothing,
    at: instant(0),
  },
  amendCarePlan: { type: 'amendPlan', input: {}, planning, asked: askedNothing, isAcrossBorders: false },
  addLocations: { type: 'addLocations', controller: '' as ControllerId, locations: [], planning },
  withdrawCarePlan: { type: 'withdrawPlan' },
  requestErasure: { type: 'requestErasure', reason: 'familyRequest' },
};

/**
 * What the family may do now, by the very decider that will decide. That an empty form has faults does not count: what
 * is asked is whether the plan's state lets it be sent.
 */
export const permittedFamilyActions = (state: CarePlanState): FamilyAction[] =>
  familyActions.filter((action) => {
    const decision = carePlanDecider.decide(probes[action], state);
    return decision.ok || decision.error.code === 'invalidFields';
  });
