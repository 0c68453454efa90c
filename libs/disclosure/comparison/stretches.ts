import type { ApplicationStatus, FenceState, PlaceView } from '@koz/events';
import type { Instant, PlainDate } from '@koz/privacy-types';
import { placeViewOf } from '../situation.js';
import type { ApplicationHistory, ApplicationStep, Change, PlanHistory, PlanPlace } from './history.js';

/** All that decides what is shown of an application, but for the method and the day. */
export interface Circumstances {
  readonly status: ApplicationStatus;
  readonly place: PlaceView | undefined;
  readonly fence: FenceState;
  readonly startDate: PlainDate | undefined;
}

/** A time in which nothing of it changed: from an instant up to another, or until now. It may have had no length. */
export interface Stretch extends Circumstances {
  readonly from: Instant;
  readonly to: Instant | undefined;
}

/** The steps that an organiser decides on: what is asked of each is what was to be seen before it. */
export const decisionSteps = ['noPlace', 'accepted', 'approved', 'rejected'] as const;
export type DecisionStep = (typeof decisionSteps)[number];

/** A decision, and the circumstances in which it was taken. */
export interface Decision extends Circumstances {
  readonly decision: DecisionStep;
  readonly at: Instant;
}

type State = {
  readonly status: ApplicationStatus | undefined;
  readonly place: PlanPlace;
  readonly fence: FenceState;
  readonly startDate: PlainDate | undefined;
};

type Effect = Change<{ readonly step?: ApplicationStep; readonly changed: Partial<State> }>;

/**
 * The life of an application, cut wherever something changed for it or for its plan, and the decisions taken on it.
 * What an event brought about counts, however short it lasted: two steps at one time have a stretch without length
 * between them, so that the same events give the same stretches on a fast clock and on one that stands still.
 */
export function lifeOf(
  plan: PlanHistory,
  application: ApplicationHistory,
): { readonly stretches: readonly Stretch[]; readonly decisions: readonly Decision[] } {
  const stretches: Stretch[] = [];
  const decisions: Decision[] = [];
  const effects = effectsOn(plan, application);
  const circumstances = circumstancesFor(application);
  let state: State = { status: undefined, place: { place: 'none' }, fence: 'none', startDate: undefined };
  let from: Instant | undefined;
  for (const [index, { at, to }] of effects.entries()) {
    const before = circumstances(state);
    const decision = decisionOf(to.step);
    if (before && decision) decisions.push({ ...asDecided(decision, before), decision, at });
    state = { ...state, ...to.changed };
    const after = circumstances(state);
    if (!after) continue;
    // The clocks of two machines may differ by a little: positions give the order, and time does not go back.
    from = from === undefined || from < at ? at : from;
    const next = effects[index + 1]?.at;
    stretches.push({ ...after, from, to: next === undefined || next > from ? next : from });
  }
  return { stretches, decisions };
}

/** Everything that changes the circumstances, in the order of the log. */
function effectsOn(plan: PlanHistory, { steps }: ApplicationHistory): readonly Effect[] {
  const all: Effect[] = [
    ...plan.places.map(({ to, ...when }) => ({ ...when, to: { changed: { place: to } } })),
    ...plan.starts.map(({ to, ...when }) => ({ ...when, to: { changed: { startDate: to } } })),
    ...plan.fences.map(({ to, ...when }) => ({ ...when, to: { changed: { fence: to } } })),
    ...steps.map(({ to, ...when }) => ({ ...when, to: { step: to, changed: { status: to.status } } })),
  ];
  return all.sort((one, other) => one.position - other.position);
}

/** The decision that a step records; undefined for what is none: a beginning, a return, a withdrawal. */
const decisionOf = (step: ApplicationStep | undefined): DecisionStep | undefined =>
  step === undefined || step.isReturn
    ? undefined
    : decisionSteps.find((decision) => decision === step.status);

const circumstancesFor =
  ({ applicationId }: ApplicationHistory) =>
  ({ status, place, fence, startDate }: State): Circumstances | undefined =>
    status && { status, place: placeViewOf(applicationId, place), fence, startDate };

/** The place that an approval finds is in the log just before it: the organiser decided while there was none. */
const asDecided = (step: DecisionStep, before: Circumstances): Circumstances =>
  step === 'approved' && before.place === 'foundHere' ? { ...before, place: 'none' } : before;
