import { ApplicationAccepted } from './application/application-accepted.js';
import { ApplicationApprovalUndone } from './application/application-approval-undone.js';
import { ApplicationApproved } from './application/application-approved.js';
import { ApplicationCreated } from './application/application-created.js';
import { ApplicationMarkedNoPlace } from './application/application-marked-no-place.js';
import { ApplicationReinstated } from './application/application-reinstated.js';
import { ApplicationRejected } from './application/application-rejected.js';
import { ApplicationWithdrawn } from './application/application-withdrawn.js';
import { CarePlanFiled } from './care-plan/care-plan-filed.js';
import { CarePlanAmended } from './care-plan/care-plan-amended.js';
import { CarePlanWithdrawn } from './care-plan/care-plan-withdrawn.js';
import { EmergencyListed } from './care-plan/emergency-listed.js';
import { EmergencyUnlisted } from './care-plan/emergency-unlisted.js';
import { LocationAdded } from './care-plan/location-added.js';
import { PersonalDataRectified } from './care-plan/personal-data-rectified.js';
import { PlaceConfirmed } from './care-plan/place-confirmed.js';
import { PlaceDeclined } from './care-plan/place-declined.js';
import { PlaceFound } from './care-plan/place-found.js';
import { SharingScopeChanged } from './care-plan/sharing-scope-changed.js';
import { ControllerRegistered } from './controller/controller-registered.js';
import { DisclosureMethodAdopted } from './controller/disclosure-method-adopted.js';
import { HandlingTermsAdopted } from './controller/handling-terms-adopted.js';
import { PersonalDataGeneralised } from './care-plan/personal-data-generalised.js';
import { GeneralisedDataRectified } from './care-plan/generalised-data-rectified.js';
import { PersonalDataAnonymised } from './care-plan/personal-data-anonymised.js';
import { PersonalDataKeyShredded } from './care-plan/personal-data-key-shredded.js';
import { ErasureRequested } from './care-plan/erasure-requested.js';
import { LegalHoldPlaced } from './care-plan/legal-hold-placed.js';
import { LegalHoldLiftRequested } from './care-plan/legal-hold-lift-requested.js';
import { LegalHoldLifted } from './care-plan/legal-hold-lifted.js';
import { RetentionPolicyProposed } from './controller/retention-policy-proposed.js';
import { RetentionPolicyProposalWithdrawn } from './controller/retention-policy-proposal-withdrawn.js';
import { RetentionPolicyAdopted } from './controller/retention-policy-adopted.js';
import { AnonymisationBatchPlanned } from './controller/anonymisation-batch-planned.js';
import { CohortTallied } from './controller/cohort-tallied.js';
import { LogRestored } from './controller/log-restored.js';
import { DepartureProposed } from './controller/departure-proposed.js';
import { DepartureConfirmed } from './controller/departure-confirmed.js';
import { DepartureWithdrawn } from './controller/departure-withdrawn.js';
import { ControllerExported } from './controller/controller-exported.js';
import { DepartureBegun } from './controller/departure-begun.js';
import { ControllerLeft } from './controller/controller-left.js';
import type { EventDefinition, NewEvent, ReadEvent } from './define-event.js';

/** Every event type there is, by name. A type that is not here can be neither written nor read. */
export const catalogue = {
  CarePlanFiled,
  PlaceFound,
  PlaceConfirmed,
  PlaceDeclined,
  CarePlanWithdrawn,
  CarePlanAmended,
  SharingScopeChanged,
  LocationAdded,
  PersonalDataRectified,
  EmergencyListed,
  EmergencyUnlisted,
  ApplicationCreated,
  ApplicationMarkedNoPlace,
  ApplicationAccepted,
  ApplicationApproved,
  ApplicationApprovalUndone,
  ApplicationRejected,
  ApplicationWithdrawn,
  ApplicationReinstated,
  ControllerRegistered,
  DisclosureMethodAdopted,
  HandlingTermsAdopted,
  PersonalDataGeneralised,
  GeneralisedDataRectified,
  PersonalDataAnonymised,
  PersonalDataKeyShredded,
  ErasureRequested,
  LegalHoldPlaced,
  LegalHoldLiftRequested,
  LegalHoldLifted,
  RetentionPolicyProposed,
  RetentionPolicyProposalWithdrawn,
  RetentionPolicyAdopted,
  AnonymisationBatchPlanned,
  CohortTallied,
  LogRestored,
  DepartureProposed,
  DepartureConfirmed,
  DepartureWithdrawn,
  ControllerExported,
  DepartureBegun,
  ControllerLeft,
} as const;

export type Catalogue = typeof catalogue;
export type EventType = keyof Catalogue;

/** The types by which a plan is held, loses its data, or is to lose them. */
export type ForgettingType =
  | 'PersonalDataGeneralised'
  | 'GeneralisedDataRectified'
  | 'PersonalDataAnonymised'
  | 'PersonalDataKeyShredded'
  | 'ErasureRequested'
  | 'LegalHoldPlaced'
  | 'LegalHoldLiftRequested'
  | 'LegalHoldLifted';

/** The types by which a controller decides on retention, and records what a batch or a restore did. */
export type RetentionType =
  | 'RetentionPolicyProposed'
  | 'RetentionPolicyProposalWithdrawn'
  | 'RetentionPolicyAdopted'
  | 'AnonymisationBatchPlanned'
  | 'CohortTallied'
  | 'LogRestored';

/** The types by which a controller leaves. */
export type DepartureType =
  | 'DepartureProposed'
  | 'DepartureConfirmed'
  | 'DepartureWithdrawn'
  | 'ControllerExported'
  | 'DepartureBegun'
  | 'ControllerLeft';

export type CarePlanDefinition = Catalogue[
  | 'CarePlanFiled'
  | 'PlaceFound'
  | 'PlaceConfirmed'
  | 'PlaceDeclined'
  | 'CarePlanWithdrawn'
  | 'CarePlanAmended'
  | 'SharingScopeChanged'
  | 'LocationAdded'
  | 'PersonalDataRectified'
  | 'EmergencyListed'
  | 'EmergencyUnlisted'
  | ForgettingType];
export type ApplicationDefinition = Catalogue[Extract<EventType, `Application${string}`>];
export type ControllerDefinition = Catalogue[
  | 'ControllerRegistered'
  | 'DisclosureMethodAdopted'
  | 'HandlingTermsAdopted'
  | RetentionType
  | DepartureType];

/** Events as decided, and as read back, of each kind of stream. */
export type NewCarePlanEvent = NewEvent<CarePlanDefinition>;
export type CarePlanEvent = ReadEvent<CarePlanDefinition>;
export type NewApplicationEvent = NewEvent<ApplicationDefinition>;
export type ApplicationEvent = ReadEvent<ApplicationDefinition>;
export type NewControllerEvent = NewEvent<ControllerDefinition>;
export type ControllerEvent = ReadEvent<ControllerDefinition>;

export class UnknownEventTypeError extends Error {
  override readonly name = 'UnknownEventTypeError';
  constructor(readonly type: string) {
    super(`the catalogue has no event type ${type}`);
  }
}

export function definitionOf(type: string): EventDefinition {
  if (!Object.hasOwn(catalogue, type)) throw new UnknownEventTypeError(type);
  return catalogue[type as EventType] as unknown as EventDefinition;
}
