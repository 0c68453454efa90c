import type { Cell, DisclosedField } from '@koz/events';
import type {
  ActorId,
  ApplicationId,
  CarePlanId,
  ControllerId,
  Instant,
  OrganiserId,
  PolicyVersion,
  Uuid,
} from '@koz/privacy-types';

/**
 * Why fields were shown: the list of applications, one application, one of the lists for who has none, the mandate
 * under which a service point filed the plan, one plan that the regie opened, or a controller that takes all of its data
 * along.
 */
export const disclosureGrounds = [
  'inbox',
  'detail',
  'emergencyList',
  'pool',
  'mandate',
  'regieCase',
  'controllerExport',
] as const;
export type DisclosureGround = (typeof disclosureGrounds)[number];

/** Why the regie opened a plan: it has to say so, by one of these codes. */
export const caseReasons = ['mediation', 'complaint', 'emergency', 'dataQuality'] as const;
export type CaseReason = (typeof caseReasons)[number];

/** Which fields left with a value, and how much of each; a field that is absent was not shown. */
export type ShownFields = { readonly [F in DisclosedField]?: Cell };

/** One plan in an answer. */
export interface DisclosedPlan {
  readonly carePlanId: CarePlanId;
  /** Who answers for the plan's data. */
  readonly controller: ControllerId;
  /** Absent for a viewer that has no application of the plan. */
  readonly applicationId?: ApplicationId;
  readonly fields: ShownFields;
  /** Of the method that decided, `method-1@1`. */
  readonly policyVersion: PolicyVersion;
}

/** An answer that is about to leave. */
export interface DisclosureAnswer {
  /** Random, new for each answer. */
  readonly answerId: Uuid<'answer'>;
  readonly at: Instant;
  readonly viewer: ActorId;
  readonly role: string;
  readonly organiserId?: OrganiserId;
  /** In whose scope the viewer asks: the transaction's tenant. */
  readonly viewerController: ControllerId;
  readonly ground: DisclosureGround;
  /** With ground `regieCase`, and with no other. */
  readonly reason?: CaseReason;
  readonly plans: readonly DisclosedPlan[];
}

/** What was recorded of one plan in one answer. */
export interface Disclosure extends Omit<DisclosureAnswer, 'plans'>, DisclosedPlan {
  /** Grows with time; the cursor of {@link DisclosurePage}. */
  readonly entry: number;
  /** Its place in the ledger's tree, from 0; absent until it was sealed. */
  readonly leafIndex?: number;
}

export interface DisclosurePage {
  readonly items: readonly Disclosure[];
  /** Absent on the last page. */
  readonly nextCursor?: number;
}
