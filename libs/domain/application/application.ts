import type { ApplicationEvent, ApplicationStatus, NewApplicationEvent, ReasonCode } from '@koz/events';
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

export type ApplicationCommand = CreateApplication | MoveApplication;

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
    return command.type === 'create' ? create(command, state) : move(command, state);
  },

  evolve(state, event) {
    if (event.type === 'ApplicationCreated') {
      if (state.status !== 'notCreated') throw new BrokenStreamError(event.type, state.status);
      return { status: 'created', carePlanId: event.data.carePlanId, locationId: event.data.locationId };
    }
    const transition = transitionRecordedBy(event.type);
    if (state.status === 'notCreated' || !transition.from.includes(state.status))
      throw new BrokenStreamError(event.type, state.status);
    return { ...state, status: transition.to };
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

function transitionRecordedBy(type: Exclude<ApplicationEvent['type'], 'ApplicationCreated'>) {
  const name = transitionNames.find((candidate) => transitions[candidate].event === type);
  if (name === undefined) throw new BrokenStreamError(type, 'an application');
  return transitions[name];
}
