import type { RecordedControllerEvent } from '@koz/disclosure';
import {
  applicationDecider,
  carePlanDecider,
  dayInBelgium,
  stateOf,
  type ApplicationState,
  type FiledState,
} from '@koz/domain';
import type { Moment } from '@koz/disclosure';
import type {
  ApplicationEvent,
  ApplicationStatus,
  CarePlanEvent,
  HeadSummary,
  ReasonCode,
  SystemReasonCode,
} from '@koz/events';
import type { ApplicationId, ErasureCause, Instant, Tier } from '@koz/privacy-types';
import { historyUpTo, momentOfCut, type Cut, type HistoryEvent, type PlanHistory } from './history.js';

/** When an application came to a status, by which event, and the reason that was given. */
export interface StatusThen {
  readonly status: ApplicationStatus;
  readonly since: Instant;
  readonly position: number;
  readonly reason: ReasonCode | SystemReasonCode | null;
}

/** An application as it stood. */
export interface ApplicationThen {
  readonly applicationId: ApplicationId;
  readonly createdAt: Instant;
  readonly revision: number;
  readonly status: ApplicationStatus;
  readonly since: Instant;
  /** Every status it had had, the oldest first; the last is `status`. */
  readonly history: readonly StatusThen[];
}

/** Since when, and why, a key is destroyed. */
export interface Destroyed {
  readonly since: Instant;
  readonly cause: ErasureCause;
}

/** A plan as its events up to a cut leave it. */
export interface PlanThen {
  readonly moment: Moment;
  readonly filed: HistoryEvent;
  readonly state: FiledState;
  /** What held at once. */
  readonly head: HeadSummary;
  readonly applications: readonly ApplicationThen[];
  /** The newest event that carries a tier. */
  readonly newest: Readonly<Partial<Record<Tier, HistoryEvent>>>;
  readonly destroyed: Readonly<Partial<Record<Tier, Destroyed>>>;
  readonly generalised: HistoryEvent | undefined;
  readonly anonymised: HistoryEvent | undefined;
  /** What its controller had adopted. */
  readonly adopted: readonly RecordedControllerEvent[];
  /** The events of the plan and of its applications, in the order of the log. */
  readonly events: readonly HistoryEvent[];
}

/**
 * Folds a plan's streams up to a cut, by the deciders that decided on them; undefined before its filing. Pure: nothing
 * after the cut changes the answer.
 *
 * @throws BrokenStreamError when the events do not follow from each other: the log is damaged
 */
export function planThen(history: PlanHistory, cut: Cut): PlanThen | undefined {
  const { carePlan, applications, controller } = historyUpTo(history, cut);
  const events = [...carePlan, ...applications.flat()].sort((one, other) => one.position - other.position);
  const now = momentOfCut([...events, ...controller], cut);
  const [filed] = carePlan;
  const state = stateOf(carePlanDecider, carePlan.map(asPlanEvent));
  if (now === undefined || filed === undefined || state.status === 'notFiled') return undefined;
  return {
    moment: { now, today: dayInBelgium(now) },
    filed,
    state,
    head: carePlanDecider.headOf(state),
    applications: applications.map(applicationThen),
    newest: newestByTier(carePlan),
    destroyed: destroyedBy(carePlan),
    generalised: carePlan.find(({ type }) => type === 'PersonalDataGeneralised'),
    anonymised: carePlan.find(({ type }) => type === 'PersonalDataAnonymised'),
    adopted: controller.map(asControllerEvent),
    events,
  };
}

/** No decider asks for a personal value: the clear part is all that it folds. */
const asPlanEvent = ({ type, clear }: HistoryEvent) => ({ type, data: clear }) as unknown as CarePlanEvent;
const asApplicationEvent = ({ type, clear }: HistoryEvent) =>
  ({ type, data: clear }) as unknown as ApplicationEvent;
export const asControllerEvent = ({ type, clear, metadata }: HistoryEvent) =>
  ({ type, data: clear, metadata }) as unknown as RecordedControllerEvent;

function applicationThen(events: readonly HistoryEvent[]): ApplicationThen {
  let state: ApplicationState = applicationDecider.initial;
  const history: StatusThen[] = [];
  for (const event of events) {
    state = applicationDecider.evolve(state, asApplicationEvent(event));
    if (state.status === 'notCreated') throw new TypeError('an application begins by being created');
    const { reason = null } = event.clear as { readonly reason?: ReasonCode };
    const { at: since } = event.metadata;
    history.push({ status: state.status, since, position: event.position, reason });
  }
  const [first, last, current] = [events[0], events.at(-1), history.at(-1)];
  if (!first || !last || !current) throw new TypeError('an application that is there has events');
  return {
    applicationId: first.stream.id as ApplicationId,
    createdAt: first.metadata.at,
    revision: last.revision,
    status: current.status,
    since: current.since,
    history,
  };
}

function newestByTier(events: readonly HistoryEvent[]): PlanThen['newest'] {
  const newest: Partial<Record<Tier, HistoryEvent>> = {};
  for (const event of events) for (const tier of Object.keys(event.opened) as Tier[]) newest[tier] = event;
  return newest;
}

function destroyedBy(events: readonly HistoryEvent[]): PlanThen['destroyed'] {
  const destroyed: Partial<Record<Tier, Destroyed>> = {};
  for (const { type, clear, metadata } of events) {
    if (type !== 'PersonalDataKeyShredded') continue;
    const { tier, cause } = clear as { readonly tier: Tier; readonly cause: ErasureCause };
    destroyed[tier] = { since: metadata.at, cause };
  }
  return destroyed;
}
