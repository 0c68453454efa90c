import type { Catalogue, EventType } from '@koz/events';
import type { PublicType } from './cloud-event.js';

/** The members of an event type that are stored in clear: no other can go out. */
type ClearMember<T extends EventType> = {
  [K in keyof Catalogue[T]['fields']]: Catalogue[T]['fields'][K] extends 'clear' ? K & string : never;
}[keyof Catalogue[T]['fields']];

/** It goes out, with these of its members. */
interface GoesOut<Member extends string = string> {
  readonly type: PublicType;
  readonly members: readonly Member[];
}

/** It stays inside, and why. */
interface StaysInside {
  readonly staysInside: string;
}

/** What of an event type goes out. */
export type Rule<T extends EventType> = GoesOut<ClearMember<T>> | StaysInside;

/**
 * What goes out of each event type, and under which name. A type of the catalogue that is not here does not compile, nor
 * does a member that is sealed. An event of an application says besides which one it is (`applicationId`).
 */
export const integrationTable: { readonly [T in EventType]: Rule<T> } = {
  CarePlanFiled: { type: 'be.kinderopvangzoeker.care-plan.filed.v1', members: ['applicationIds'] },
  CarePlanAmended: { type: 'be.kinderopvangzoeker.care-plan.amended.v1', members: [] },
  SharingScopeChanged: { type: 'be.kinderopvangzoeker.care-plan.sharing-scope-changed.v1', members: [] },
  CarePlanWithdrawn: { type: 'be.kinderopvangzoeker.care-plan.withdrawn.v1', members: ['reason'] },
  EmergencyListed: { type: 'be.kinderopvangzoeker.care-plan.emergency-listed.v1', members: [] },
  EmergencyUnlisted: { type: 'be.kinderopvangzoeker.care-plan.emergency-unlisted.v1', members: [] },
  PlaceFound: { type: 'be.kinderopvangzoeker.care-plan.place-found.v1', members: ['applicationId'] },
  PlaceConfirmed: {
    type: 'be.kinderopvangzoeker.care-plan.place-confirmed.v1',
    members: ['applicationId', 'keepLooking', 'ground'],
  },
  PlaceDeclined: {
    type: 'be.kinderopvangzoeker.care-plan.place-declined.v1',
    members: ['applicationId', 'cause'],
  },
  ErasureRequested: { type: 'be.kinderopvangzoeker.care-plan.erasure-requested.v1', members: [] },
  PersonalDataKeyShredded: {
    type: 'be.kinderopvangzoeker.care-plan.forgotten.v1',
    members: ['tier', 'cause'],
  },
  ApplicationCreated: { type: 'be.kinderopvangzoeker.application.created.v1', members: [] },
  ApplicationMarkedNoPlace: {
    type: 'be.kinderopvangzoeker.application.marked-no-place.v1',
    members: ['reason'],
  },
  ApplicationAccepted: { type: 'be.kinderopvangzoeker.application.accepted.v1', members: ['reason'] },
  ApplicationApproved: { type: 'be.kinderopvangzoeker.application.approved.v1', members: ['reason'] },
  ApplicationApprovalUndone: {
    type: 'be.kinderopvangzoeker.application.approval-undone.v1',
    members: ['reason'],
  },
  ApplicationRejected: { type: 'be.kinderopvangzoeker.application.rejected.v1', members: ['reason'] },
  ApplicationWithdrawn: { type: 'be.kinderopvangzoeker.application.withdrawn.v1', members: ['reason'] },
  ApplicationReinstated: { type: 'be.kinderopvangzoeker.application.reinstated.v1', members: ['status'] },
  ControllerRegistered: {
    type: 'be.kinderopvangzoeker.controller.registered.v1',
    members: ['name', 'region'],
  },
  DisclosureMethodAdopted: {
    type: 'be.kinderopvangzoeker.controller.disclosure-method-adopted.v1',
    members: ['policy', 'ground', 'groundDate'],
  },
  HandlingTermsAdopted: {
    type: 'be.kinderopvangzoeker.controller.handling-terms-adopted.v1',
    members: ['takeUpDays', 'confirmDays', 'handling', 'roundMonthsBefore', 'ground', 'groundDate'],
  },
  RetentionPolicyAdopted: {
    type: 'be.kinderopvangzoeker.controller.retention-policy-adopted.v1',
    members: ['policy', 'ground', 'effectiveFrom'],
  },
  DepartureConfirmed: {
    type: 'be.kinderopvangzoeker.controller.departure-confirmed.v1',
    members: ['effectiveFrom'],
  },
  DepartureWithdrawn: {
    type: 'be.kinderopvangzoeker.controller.departure-withdrawn.v1',
    members: ['wasConfirmed'],
  },
  ControllerLeft: { type: 'be.kinderopvangzoeker.controller.left.v1', members: [] },
  LogRestored: { type: 'be.kinderopvangzoeker.log.restored.v1', members: ['from', 'to'] },

  LocationAdded: { staysInside: 'application.created follows it and says the same' },
  PersonalDataRectified: {
    staysInside: 'that a family corrects its data is all it says in clear, and its time may lie near a birth',
  },
  GeneralisedDataRectified: { staysInside: 'that a family corrects its data is all it says in clear' },
  PersonalDataGeneralised: {
    staysInside: 'what it leaves of values is sealed; care-plan.forgotten says that the precise ones went',
  },
  PersonalDataAnonymised: {
    staysInside: 'what it leaves in clear are values; care-plan.forgotten says that the others went',
  },
  LegalHoldPlaced: { staysInside: 'that a family complains or goes to law is between it and the officer' },
  LegalHoldLiftRequested: {
    staysInside: 'that a family complains or goes to law is between it and the officer',
  },
  LegalHoldLifted: { staysInside: 'that a family complains or goes to law is between it and the officer' },
  RetentionPolicyProposed: { staysInside: 'nothing changes until it is adopted' },
  DepartureProposed: { staysInside: 'nothing changes until it is confirmed' },
  ControllerExported: { staysInside: 'what a controller takes along is between it and the operator' },
  DepartureBegun: { staysInside: 'care-plan.forgotten says it of each plan, and controller.left of all' },
  RetentionPolicyProposalWithdrawn: { staysInside: 'nothing changed' },
  AnonymisationBatchPlanned: {
    staysInside: 'it names the plans that are about to go, and how rare what is left of each is',
  },
  CohortTallied: { staysInside: 'figures go out by the statistics alone, so that none can be subtracted' },
};

/** Public name and members of an event type that goes out; undefined when it stays inside. */
export function outgoing(type: string): GoesOut | undefined {
  if (!Object.hasOwn(integrationTable, type)) return undefined;
  const rule: GoesOut | StaysInside = integrationTable[type as EventType];
  return 'type' in rule ? rule : undefined;
}
