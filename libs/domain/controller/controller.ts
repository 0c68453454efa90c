import type {
  ControllerEvent,
  ControllerRegisteredPayload,
  DisclosureMethodAdoptedPayload,
  DisclosurePolicy,
  NewControllerEvent,
} from '@koz/events';
import { policyViolations } from '@koz/events';
import { BrokenStreamError, decided, refused, type Decider, type Decision } from '../decider.js';

/** A method with the ground on which it was adopted. */
export type AdoptedMethod = DisclosureMethodAdoptedPayload;

export type ControllerState =
  | { readonly status: 'notRegistered' }
  | ({
      readonly status: 'registered';
      /** Every method adopted, oldest first; the last one is in force. */
      readonly methods: readonly AdoptedMethod[];
    } & Pick<ControllerRegisteredPayload, 'name' | 'region'>);

export interface RegisterController extends Pick<ControllerRegisteredPayload, 'name' | 'region'> {
  readonly type: 'register';
}

export interface AdoptDisclosureMethod extends DisclosureMethodAdoptedPayload {
  readonly type: 'adoptDisclosureMethod';
}

export type ControllerCommand = RegisterController | AdoptDisclosureMethod;

export type ControllerRefusal =
  | { readonly code: 'alreadyRegistered' }
  | { readonly code: 'notRegistered' }
  /** What is wrong with the document, each a path and what was expected there. */
  | { readonly code: 'invalidPolicy'; readonly violations: readonly string[] }
  /** The version must be greater than `newest`, the newest one adopted under this id. */
  | { readonly code: 'policyVersionNotNewer'; readonly newest: number };

/** A local government: who it is, and which disclosure method its plans fall under. */
export const controllerDecider: Decider<
  ControllerState,
  ControllerCommand,
  NewControllerEvent,
  ControllerEvent,
  ControllerRefusal
> = {
  initial: { status: 'notRegistered' },

  decide(command, state) {
    return command.type === 'register' ? register(command, state) : adopt(command, state);
  },

  evolve(state, event) {
    if (event.type === 'ControllerRegistered') {
      if (state.status !== 'notRegistered') throw new BrokenStreamError(event.type, state.status);
      return { status: 'registered', name: event.data.name, region: event.data.region, methods: [] };
    }
    if (state.status === 'notRegistered') throw new BrokenStreamError(event.type, state.status);
    return { ...state, methods: [...state.methods, event.data] };
  },

  // Nothing of a controller must hold at once: its method is read from its stream.
  headOf: () => ({}),
};

/** The disclosure method in force, undefined before the first is adopted. */
export const methodInForce = (state: ControllerState): DisclosurePolicy | undefined =>
  state.status === 'registered' ? state.methods.at(-1)?.policy : undefined;

type ControllerDecision = Decision<NewControllerEvent, ControllerRefusal>;

function register({ name, region }: RegisterController, state: ControllerState): ControllerDecision {
  if (state.status !== 'notRegistered') return refused({ code: 'alreadyRegistered' });
  return decided({ type: 'ControllerRegistered', data: { name, region } });
}

function adopt(
  { policy, ground, groundDate }: AdoptDisclosureMethod,
  state: ControllerState,
): ControllerDecision {
  if (state.status === 'notRegistered') return refused({ code: 'notRegistered' });
  const violations = policyViolations(policy);
  if (violations.length > 0) return refused({ code: 'invalidPolicy', violations });
  const newest = Math.max(
    0,
    ...state.methods
      .filter((method) => method.policy.id === policy.id)
      .map((method) => method.policy.version),
  );
  if (policy.version <= newest) return refused({ code: 'policyVersionNotNewer', newest });
  return decided({
    type: 'DisclosureMethodAdopted',
    data: groundDate === undefined ? { policy, ground } : { policy, ground, groundDate },
  });
}
