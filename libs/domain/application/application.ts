import {
  reinstatedStatuses,
  systemReasonCodes,
  type ApplicationEvent,
  type ApplicationStatus,
  type NewApplicationEvent,
  type ReasonCode,
  type ReinstatedStatus,
  type SystemReasonCode,
} from '@koz/events';
import type { CarePlanId, LocationId, Personal } from '@koz/privacy-types';
import { BrokenStreamError, decided, refused, type Decider, type Decision } from '../decider.js';
import { allowedTransitions, transitionNames, transitions, type TransitionName } from './lifecycle.js';

export type ApplicationState =
  | { readonly status: 'notCreated' }
  | {
      readonly status: ApplicationStatus;
      readonly carePlanId: CarePlanId;
      /** Erased once the plan's planning key is destroyed; the status lives on without it. */
      readonly locationId: Personal<LocationId>;
      /** Of a withdrawn application: what it was before. Absent where a threshold or an erasure ended it for good. */
      readonly withdrawnFrom?: ReinstatedStatus;
    };

export interface CreateApplication {
  readonly type: 'create';
  readonly carePlanId: CarePlanId;
  readonly locationId: LocationId;
}

/** A step of the lifecycle, with the reason that the organiser or family gave. */
export interface MoveApplication {
  readonly type: TransitionName;
  readonly reason?: ReasonCode | undefined;
}

/**
 * Returns a withdrawn application to what it was: the place for which it was withdrawn was given back. No step of an
 * organiser or a family, so that `withdrawn` still ends for them; whether it applies is for the caller to know.
 */
export interface ReinstateApplication {
  readonly type: 'reinstate';
}

/** A threshold or an erasure ends the application, if it is open; an approval stands, and nobody selects this. */
export interface EndApplication {
  readonly type: 'end';
  readonly reason: SystemReasonCode;
}

export type ApplicationCommand = CreateApplication | MoveApplication | ReinstateApplication | EndApplication;

export type ApplicationRefusal =
  | { readonly code: 'alreadyCreated' }
  | { readonly code: 'notCreated' }
  | {
      readonly code: 'transitionNotAllowed';
      /** The present status, and the commands that may follow it. */
      readonly status: ApplicationStatus;
      readonly allowed: readonly TransitionName[];
    };

/** One care plan put to one location, from `created` to its end. */
export const applicationDecider: Decider<
  ApplicationState,
  ApplicationCommand,
  NewApplicationEvent,
  ApplicationEvent,
  ApplicationRefusal
> = {
  initial: { status: 'notCreated' },

  decide(command, state) {
    if (command.type === 'end') return end(command, state);
    if (command.type === 'create') return create(command, state);
    return command.type === 'reinstate' ? reinstate(state) : move(command, state);
  },

  evolve(state, event) {
    if (event.type === 'ApplicationCreated') {
      if (state.status !== 'notCreated') throw new BrokenStreamError(event.type, state.status);
      return { status: 'created', carePlanId: event.data.carePlanId, locationId: event.data.locationId };
    }
    if (state.status === 'notCreated') throw new BrokenStreamError(event.type, state.status);
    const { withdrawnFrom, ...standing } = state;
    if (event.type === 'ApplicationReinstated') {
      if (withdrawnFrom === undefined || withdrawnFrom !== event.data.status)
        throw new BrokenStreamError(event.type, state.status);
      return { ...standing, status: withdrawnFrom };
    }
    const transition = transitionRecordedBy(event.type);
    if (!transition.from.includes(state.status)) throw new BrokenStreamError(event.type, state.status);
    const { to: status } = transition;
    const isForGood = event.type === 'ApplicationWithdrawn' && isOfSystem(event.data.reason);
    return status === 'withdrawn' && !isForGood && mayBeReinstated(state.status)
      ? { ...standing, status, withdrawnFrom: state.status }
      : { ...standing, status };
  },

  headOf: (state) => (state.status === 'notCreated' ? {} : { stage: state.status }),
};

function create(
  { carePlanId, locationId }: CreateApplication,
  state: ApplicationState,
): Decision<NewApplicationEvent, ApplicationRefusal> {
  if (state.status !== 'notCreated') return refused({ code: 'alreadyCreated' });
  return decided({ type: 'ApplicationCreated', data: { carePlanId, locationId } });
}

function move(
  { type, reason }: MoveApplication,
  state: ApplicationState,
): Decision<NewApplicationEvent, ApplicationRefusal> {
  if (state.status === 'notCreated') return refused({ code: 'notCreated' });
  const { from, event } = transitions[type];
  if (!from.includes(state.status))
    return refused({
      code: 'transitionNotAllowed',
      status: state.status,
      allowed: allowedTransitions(state.status),
    });
  return decided({ type: event, data: reason === undefined ? {} : { reason } });
}

function reinstate(state: ApplicationState): Decision<NewApplicationEvent, ApplicationRefusal> {
  if (state.status === 'notCreated') return refused({ code: 'notCreated' });
  // One that was not withdrawn has nothing to return to: it is so already, after a crash for instance.
  if (state.withdrawnFrom === undefined) return decided();
  return decided({ type: 'ApplicationReinstated', data: { status: state.withdrawnFrom } });
}

const mayBeReinstated = (status: ApplicationStatus): status is ReinstatedStatus =>
  (reinstatedStatuses as readonly ApplicationStatus[]).includes(status);

function end(
  { reason }: EndApplication,
  state: ApplicationState,
): Decision<NewApplicationEvent, ApplicationRefusal> {
  if (state.status === 'notCreated') return refused({ code: 'notCreated' });
  if (!transitions.withdraw.from.includes(state.status)) return decided();
  return decided({ type: 'ApplicationWithdrawn', data: { reason } });
}

const isOfSystem = (reason: ReasonCode | SystemReasonCode | undefined): boolean =>
  systemReasonCodes.some((code) => code === reason);

function transitionRecordedBy(
  type: Exclude<ApplicationEvent['type'], 'ApplicationCreated' | 'ApplicationReinstated'>,
) {
  const name = transitionNames.find((candidate) => transitions[candidate].event === type);
  if (name === undefined) throw new BrokenStreamError(type, 'an application');
  return transitions[name];
}
