import type {
  ControllerEvent,
  ControllerRegisteredPayload,
  DisclosureMethodAdoptedPayload,
  DisclosurePolicy,
  HandlingTermsAdoptedPayload,
  NewControllerEvent,
} from '@koz/events';
import { policyViolations } from '@koz/events';
import { BrokenStreamError, decided, refused, type Decider, type Decision } from '../decider.js';

/** A method with the ground on which it was adopted. */
export type AdoptedMethod = DisclosureMethodAdoptedPayload;

/** The terms within which a controller's applications are handled, with the ground on which they were adopted. */
export type AdoptedTerms = HandlingTermsAdoptedPayload;
export type HandlingTerms = Omit<AdoptedTerms, 'ground' | 'groundDate'>;

/** What holds for a controller that adopted none (DOMAIN: three weeks to take up, 14 days to confirm). */
export const defaultHandlingTerms: HandlingTerms = {
  takeUpDays: 21,
  confirmDays: 14,
  handling: 'continuous',
};

export type ControllerState =
  | { readonly status: 'notRegistered' }
  | ({
      readonly status: 'registered';
      /** Every method adopted, oldest first; the last one is in force. */
      readonly methods: readonly AdoptedMethod[];
      /** Every set of terms adopted, oldest first; the last one is in force. */
      readonly terms: readonly AdoptedTerms[];
    } & Pick<ControllerRegisteredPayload, 'name' | 'region'>);

export interface RegisterController extends Pick<ControllerRegisteredPayload, 'name' | 'region'> {
  readonly type: 'register';
}

export interface AdoptDisclosureMethod extends DisclosureMethodAdoptedPayload {
  readonly type: 'adoptDisclosureMethod';
}

export interface AdoptHandlingTerms extends AdoptedTerms {
  readonly type: 'adoptHandlingTerms';
}

export type ControllerCommand = RegisterController | AdoptDisclosureMethod | AdoptHandlingTerms;

export type ControllerRefusal =
  | { readonly code: 'alreadyRegistered' }
  | { readonly code: 'notRegistered' }
  /** What is wrong with the document, each a path and what was expected there. */
  | { readonly code: 'invalidPolicy'; readonly violations: readonly string[] }
  /** The months before the start are given with rounds, and only then. */
  | { readonly code: 'roundMonthsAndHandlingDiffer' }
  /** The version must be greater than `newest`, the newest one adopted under this id. */
  | { readonly code: 'policyVersionNotNewer'; readonly newest: number };

/** A local government: who it is, which disclosure method its plans fall under, and within which terms. */
export const controllerDecider: Decider<
  ControllerState,
  ControllerCommand,
  NewControllerEvent,
  ControllerEvent,
  ControllerRefusal
> = {
  initial: { status: 'notRegistered' },

  decide(command, state) {
    if (command.type === 'register') return register(command, state);
    return command.type === 'adoptHandlingTerms' ? adoptTerms(command, state) : adopt(command, state);
  },

  evolve(state, event) {
    if (event.type === 'ControllerRegistered') {
      if (state.status !== 'notRegistered') throw new BrokenStreamError(event.type, state.status);
      return {
        status: 'registered',
        name: event.data.name,
        region: event.data.region,
        methods: [],
        terms: [],
      };
    }
    if (state.status === 'notRegistered') throw new BrokenStreamError(event.type, state.status);
    return event.type === 'HandlingTermsAdopted'
      ? { ...state, terms: [...state.terms, event.data] }
      : { ...state, methods: [...state.methods, event.data] };
  },

  // Nothing of a controller must hold at once: its method is read from its stream.
  headOf: () => ({}),
};

/** The disclosure method in force, undefined before the first is adopted. */
export const methodInForce = (state: ControllerState): DisclosurePolicy | undefined =>
  state.status === 'registered' ? state.methods.at(-1)?.policy : undefined;

/** The terms in force: those adopted last, or the default. */
export const termsInForce = (state: ControllerState): HandlingTerms =>
  (state.status === 'registered' ? state.terms.at(-1) : undefined) ?? defaultHandlingTerms;

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

function adoptTerms({ type: _, ...terms }: AdoptHandlingTerms, state: ControllerState): ControllerDecision {
  if (state.status === 'notRegistered') return refused({ code: 'notRegistered' });
  if ((terms.handling === 'rounds') !== (terms.roundMonthsBefore !== undefined))
    return refused({ code: 'roundMonthsAndHandlingDiffer' });
  return decided({ type: 'HandlingTermsAdopted', data: terms });
}
