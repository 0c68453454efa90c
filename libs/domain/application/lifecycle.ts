import type { ApplicationStatus, NewApplicationEvent } from '@koz/events';

/** A step that an application may take, in the words of the HTTP routes. */
export const transitionNames = [
  'noPlace',
  'accept',
  'approve',
  'undoApproval',
  'reject',
  'withdraw',
] as const;
export type TransitionName = (typeof transitionNames)[number];

export interface Transition {
  readonly from: readonly ApplicationStatus[];
  readonly to: ApplicationStatus;
  /** The event that records it. */
  readonly event: Exclude<NewApplicationEvent['type'], 'ApplicationCreated' | 'ApplicationReinstated'>;
}

/**
 * The lifecycle of an application (DOMAIN: "Lifecycle of an application"): the only place that says what may
 * follow what. `rejected` and `withdrawn` are in no `from`: for who takes steps they end. What follows from a place that
 * is given back, `ApplicationReinstated`, is no step: see `reinstate` of the decider.
 */
export const transitions: Readonly<Record<TransitionName, Transition>> = {
  noPlace: { from: ['created', 'accepted'], to: 'noPlace', event: 'ApplicationMarkedNoPlace' },
  // From noPlace: a place came free.
  accept: { from: ['created', 'noPlace'], to: 'accepted', event: 'ApplicationAccepted' },
  approve: { from: ['accepted'], to: 'approved', event: 'ApplicationApproved' },
  undoApproval: { from: ['approved'], to: 'accepted', event: 'ApplicationApprovalUndone' },
  reject: { from: ['created', 'accepted'], to: 'rejected', event: 'ApplicationRejected' },
  withdraw: { from: ['created', 'noPlace', 'accepted'], to: 'withdrawn', event: 'ApplicationWithdrawn' },
};

/** What may be done with an application in this status; empty when the status ends. */
export const allowedTransitions = (status: ApplicationStatus): TransitionName[] =>
  transitionNames.filter((name) => transitions[name].from.includes(status));
