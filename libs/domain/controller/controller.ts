import type {
  ControllerEvent,
  ControllerRegisteredPayload,
  DisclosureMethodAdoptedPayload,
  DisclosurePolicy,
  HandlingTermsAdoptedPayload,
  NewControllerEvent,
  RetentionPolicy,
} from '@koz/events';
import { policyViolations } from '@koz/events';
import type { PlainDate } from '@koz/privacy-types';
import { BrokenStreamError, decided, refused, type Decider, type Decision } from '../decider.js';
import {
  decideDeparture,
  evolveDeparture,
  isDepartureCommand,
  isDepartureEvent,
  type Departure,
  type DepartureCommand,
  type DepartureRefusal,
} from './departure.js';
import {
  decideRetention,
  evolveRetention,
  isRetentionCommand,
  isRetentionEvent,
  noRetention,
  retentionPolicyOn,
  type RetentionCommand,
  type RetentionRefusal,
  type RetentionState,
} from './retention.js';

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
      /** Absent before the first retention policy, batch or restore. */
      readonly retention?: RetentionState;
      /** Absent while it stays. */
      readonly departure?: Departure;
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

export type ControllerCommand =
  RegisterController | AdoptDisclosureMethod | AdoptHandlingTerms | RetentionCommand | DepartureCommand;

export type ControllerRefusal =
  | RetentionRefusal
  | DepartureRefusal
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
    if (isDepartureCommand(command))
      return state.status === 'registered'
        ? decideDeparture(command, state.departure)
        : refused({ code: 'notRegistered' });
    if (hasLeft(state) && !staysAllowed.includes(command.type)) return refused({ code: 'controllerLeft' });
    if (isRetentionCommand(command))
      return state.status === 'registered'
        ? decideRetention(command, state.retention ?? noRetention)
        : refused({ code: 'notRegistered' });
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
    if (isDepartureEvent(event)) {
      const { departure: former, ...others } = state;
      const departure = evolveDeparture(former, event);
      return departure === undefined ? others : { ...others, departure };
    }
    if (isRetentionEvent(event))
      return { ...state, retention: evolveRetention(state.retention ?? noRetention, event) };
    return event.type === 'HandlingTermsAdopted'
      ? { ...state, terms: [...state.terms, event.data] }
      : { ...state, methods: [...state.methods, event.data] };
  },

  // Nothing of a controller must hold at once: its method is read from its stream.
  headOf: () => ({}),
};

/** What is recorded of a controller's data whatever it decided: batches that are under way, a restore. */
const staysAllowed: readonly string[] = [
  'planBatch',
  'tallyCohort',
  'declareRestored',
] satisfies RetentionCommand['type'][];

const hasLeft = (state: ControllerState): boolean =>
  state.status === 'registered' && state.departure?.status === 'left';

/** The disclosure method in force, undefined before the first is adopted. */
export const methodInForce = (state: ControllerState): DisclosurePolicy | undefined =>
  state.status === 'registered' ? state.methods.at(-1)?.policy : undefined;

/** The terms in force: those adopted last, or the default. */
export const termsInForce = (state: ControllerState): HandlingTerms =>
  (state.status === 'registered' ? state.terms.at(-1) : undefined) ?? defaultHandlingTerms;

/** The retention policy in force on a day in Belgium, undefined before the first has begun. */
export const retentionInForce = (state: ControllerState, day: PlainDate): RetentionPolicy | undefined =>
  state.status === 'registered' ? retentionPolicyOn(state.retention ?? noRetention, day) : undefined;

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
