import type { CarePlanEvent, ForgettingType, NewCarePlanEvent } from '@koz/events';
import type { ApplicationId } from '@koz/privacy-types';
import { BrokenStreamError, decided, refused, type Decider, type Decision } from '../decider.js';
import type { CarePlanCommand, CarePlanRefusal, PlanCommand } from './care-plan.js';
import {
  decideForgetting,
  evolveForgetting,
  isForgettingCommand,
  nothingForgotten,
  type Forgetting,
  type ForgettingEvent,
} from './forgetting.js';
import { rectifyAfterGeneralising, rectifyGeneralised } from './rectifying-generalised.js';

/** A plan's state, with how far it has been forgotten once anything was. */
export type WithForgetting<State> = State & { readonly forgetting?: Forgetting };

/** An event of a plan that neither holds nor forgets it. */
export type PlanEvent = Exclude<CarePlanEvent, { type: ForgettingType }>;

type AnyPlan =
  | { readonly status: 'notFiled' }
  | { readonly status: 'filed' | 'withdrawn'; readonly applicationIds: readonly ApplicationId[] };

type CarePlanDecision = Decision<NewCarePlanEvent, CarePlanRefusal>;

/**
 * Lays holds, erasure and the two thresholds over the life of a plan: whatever state that is in, it may be forgotten,
 * and once it is, that decides what may still follow.
 */
export function withForgetting<State extends AnyPlan>(
  plan: Decider<State, PlanCommand, NewCarePlanEvent, PlanEvent, CarePlanRefusal>,
): Decider<WithForgetting<State>, CarePlanCommand, NewCarePlanEvent, CarePlanEvent, CarePlanRefusal> {
  return {
    initial: plan.initial,

    decide(command, state) {
      if (state.status === 'notFiled')
        return isOfPlan(command) ? plan.decide(command, state) : refused({ code: 'notFiled' });
      const forgetting = forgettingOf(state);
      if (isForgettingCommand(command)) return decideForgetting(command, forgetting, state.applicationIds);
      if (forgetting.fence === 'all' || forgetting.isErasureRequested) {
        if (command.type === 'file') return refused({ code: 'alreadyFiled' });
        // An organiser's handler that releases a place finds it given back; the plan is off the list by itself.
        if (command.type === 'declinePlace' || command.type === 'takeOffEmergencyList') return decided();
        return refused({ code: forgetting.fence === 'all' ? 'anonymised' : 'erasureRequested' });
      }
      if (forgetting.fence === 'precise') return afterGeneralising(plan, command, state);
      return isOfPlan(command) ? plan.decide(command, state) : refused({ code: 'notGeneralised' });
    },

    evolve(state, event) {
      const forgetting = forgettingOf(state);
      if (forgetting.fence === 'all' && event.type !== 'PersonalDataKeyShredded')
        throw new BrokenStreamError(event.type, 'anonymised');
      if (isOfForgetting(event)) {
        if (state.status === 'notFiled') throw new BrokenStreamError(event.type, state.status);
        return { ...state, forgetting: evolveForgetting(forgetting, event) };
      }
      const next = plan.evolve(state, event);
      return state.forgetting === undefined ? next : { ...next, forgetting };
    },

    headOf(state) {
      const head = plan.headOf(state);
      if (state.forgetting === undefined) return head;
      const { fence, isErasureRequested } = state.forgetting;
      // What the family wants erased is shown to nobody from that moment on, also while a hold still keeps it.
      return { ...head, fence: isErasureRequested ? 'all' : fence };
    },
  };
}

/** How far a plan has been forgotten. */
export const forgettingOf = ({ forgetting }: { readonly forgetting?: Forgetting }): Forgetting =>
  forgetting ?? nothingForgotten;

/** At 2.5 years open applications end, so that none is made any more; corrections concern what is left. */
function afterGeneralising<State extends AnyPlan>(
  plan: Decider<State, PlanCommand, NewCarePlanEvent, PlanEvent, CarePlanRefusal>,
  command: Exclude<CarePlanCommand, Parameters<typeof decideForgetting>[0]>,
  state: State,
): CarePlanDecision {
  if (command.type === 'rectifyGeneralised') return rectifyGeneralised(command);
  if (command.type === 'rectify')
    return state.status === 'withdrawn' ? plan.decide(command, state) : rectifyAfterGeneralising(command);
  if (beginnings.includes(command.type)) return refused({ code: 'alreadyGeneralised' });
  return plan.decide(command, state);
}

/** What would begin something anew. */
const beginnings: readonly CarePlanCommand['type'][] = ['addLocations', 'listOnEmergency', 'findPlace'];

const isOfPlan = (command: CarePlanCommand): command is PlanCommand =>
  !isForgettingCommand(command) && command.type !== 'rectifyGeneralised';

const forgettingTypes: readonly string[] = [
  'PersonalDataGeneralised',
  'GeneralisedDataRectified',
  'PersonalDataAnonymised',
  'PersonalDataKeyShredded',
  'ErasureRequested',
  'LegalHoldPlaced',
  'LegalHoldLiftRequested',
  'LegalHoldLifted',
] satisfies ForgettingType[];

const isOfForgetting = (event: CarePlanEvent): event is ForgettingEvent =>
  forgettingTypes.includes(event.type);
