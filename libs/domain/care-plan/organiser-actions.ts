import type { ApplicationStatus } from '@koz/events';
import type { ApplicationId } from '@koz/privacy-types';
import { applicationDecider } from '../application/application.js';
import type { TransitionName } from '../application/lifecycle.js';
import { carePlanDecider, type CarePlanCommand, type CarePlanState } from './care-plan.js';

/** What an organiser may do with an application to a location of its own; each has a route of its own. */
export const organiserActions = [
  'accept',
  'noPlace',
  'approve',
  'reject',
  'undoApproval',
  'confirmPlace',
] as const;
export type OrganiserAction = (typeof organiserActions)[number];

/** The step of the application itself: confirming a place is none. */
const stepOf: Readonly<Record<OrganiserAction, TransitionName | undefined>> = {
  accept: 'accept',
  noPlace: 'noPlace',
  approve: 'approve',
  reject: 'reject',
  undoApproval: 'undoApproval',
  confirmPlace: undefined,
};

/** What is asked of the plan, where the place is at stake. */
const onPlan = (action: OrganiserAction, applicationId: ApplicationId): CarePlanCommand | undefined => {
  if (action === 'approve') return { type: 'findPlace', applicationId };
  if (action === 'undoApproval') return { type: 'declinePlace', applicationId, cause: 'undone' };
  if (action === 'confirmPlace')
    return { type: 'confirmPlace', keepLooking: false, ground: 'contract', applicationId };
  return undefined;
};

/** An application as far as its head tells of it. */
export interface ApplicationStanding {
  readonly applicationId: ApplicationId;
  readonly status: ApplicationStatus;
}

/**
 * What the organiser may do now, by the very deciders that will decide. A place that is elsewhere cannot be given again,
 * one that is confirmed not be confirmed again, and one that is given back already not be taken back.
 */
export const permittedOrganiserActions = (
  application: ApplicationStanding,
  plan: CarePlanState,
): OrganiserAction[] => organiserActions.filter((action) => isPermitted(action, application, plan));

function isPermitted(
  action: OrganiserAction,
  { applicationId, status }: ApplicationStanding,
  plan: CarePlanState,
): boolean {
  const type = stepOf[action];
  const asked = onPlan(action, applicationId);
  if (type !== undefined && !mayStep(type, status)) return false;
  if (asked === undefined) return true;
  const decision = carePlanDecider.decide(asked, plan);
  // A place that the plan gave before the application was approved, a crash lying between, may be given on.
  return decision.ok && (action === 'approve' || decision.events.length > 0);
}

/** The rules of an application's steps know its status alone. */
const mayStep = (type: TransitionName, status: ApplicationStatus): boolean =>
  applicationDecider.decide({ type }, { status } as Parameters<typeof applicationDecider.decide>[1]).ok;
