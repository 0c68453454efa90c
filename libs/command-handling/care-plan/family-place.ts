import {
  carePlanDecider,
  stateOf,
  type CarePlanCommand,
  type CarePlanRefusal,
  type CarePlanState,
} from '@koz/domain';
import type { CarePlanId, EventId } from '@koz/privacy-types';
import type { CommandContext, CommandDeps, Done, NotDone, Outcome } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { indexOf } from '../streams/load.js';
import { endApplications, type Followed } from './end-applications.js';
import { followPlaceDeclined, followPlaceFound } from './place.js';
import { carePlanIdOfStream, loadCarePlan, type LoadedCarePlan } from './streams.js';

/** The plan after a step of the family; `position` is that of the last event that the step brought about. */
export type CarePlanOutcome = Done<CarePlanState> | NotDone<CarePlanState, CarePlanRefusal>;

/**
 * The family takes the place that was found: `PlaceConfirmed`, and unless it keeps looking the plan's other
 * applications are withdrawn. What does not succeed of that is left to the process manager: the place is confirmed.
 */
export async function confirmPlace(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  keepLooking: boolean,
): Promise<CarePlanOutcome> {
  const confirmed = await onSettledPlan(deps, context, carePlanId, { type: 'confirmPlace', keepLooking });
  if (confirmed.outcome !== 'done') return confirmed;
  const plan = await loadCarePlan(deps, context.scope, carePlanId);
  const cause = eventOf(plan, 'PlaceConfirmed', confirmed);
  return cause === undefined
    ? confirmed
    : withFollowed(confirmed, await followPlaceConfirmed(deps, context, plan, cause));
}

/**
 * Does what a `PlaceConfirmed` calls for: withdraws the applications that the plan had at that moment, but for the
 * one with the place. With `keepLooking` that is nothing.
 */
export async function followPlaceConfirmed(
  deps: CommandDeps,
  context: CommandContext,
  plan: LoadedCarePlan,
  placeConfirmed: EventId,
): Promise<Followed> {
  const index = indexOf(plan, placeConfirmed);
  const event = plan.events[index];
  if (event?.type !== 'PlaceConfirmed') throw new TypeError('the plan has no such PlaceConfirmed');
  if (event.data.keepLooking) return { outcome: 'done', position: event.position };
  const then = stateOf(carePlanDecider, plan.events.slice(0, index + 1));
  if (then.status === 'notFiled') throw new TypeError('a place is confirmed of a plan that was filed');
  return endApplications(deps, context, plan, {
    carePlanId: carePlanIdOfStream(plan),
    applicationIds: then.applicationIds.filter((id) => id !== event.data.applicationId),
    cause: placeConfirmed,
    reason: 'placeFoundElsewhere',
  });
}

/**
 * The family does not take the place: `PlaceDeclined`, so that the others open at once, then the application returns
 * to accepted. Applications that were withdrawn because the place was confirmed have ended and stay so.
 */
export async function declinePlace(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
): Promise<CarePlanOutcome> {
  const declined = await onSettledPlan(deps, context, carePlanId, { type: 'refusePlace' });
  if (declined.outcome !== 'done') return declined;
  const plan = await loadCarePlan(deps, context.scope, carePlanId);
  const event = plan.events[indexOf(plan, declined.eventId)];
  if (event?.type !== 'PlaceDeclined') throw new TypeError('a decline ends with PlaceDeclined');
  const { applicationId } = event.data;
  const undone = await followPlaceDeclined(deps, context, { carePlanId, applicationId }, plan, event.id);
  return withFollowed(
    declined,
    undone.outcome === 'done' ? { outcome: 'done', position: undone.position } : { outcome: 'unfinished' },
  );
}

/** How often a plan is settled anew because others changed it in between. */
const attempts = 8;

/**
 * Handles a command that ends or changes where the place is, on a plan on which nothing is half done: an approval
 * that a found place still calls for is given first. Otherwise an organiser's handler, cut off in between, could
 * approve after the place had been declined.
 */
export async function onSettledPlan(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  command: CarePlanCommand,
): Promise<Outcome<CarePlanState, CarePlanRefusal>> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const plan = await loadCarePlan(deps, context.scope, carePlanId);
    await settle(deps, context, carePlanId, plan);
    const revision = context.expectedRevision ?? plan.events.at(-1)?.revision;
    const outcome = await handle(deps, {
      stream: plan.stream,
      decider: carePlanDecider,
      command,
      context: revision === undefined ? context : { ...context, expectedRevision: revision },
      loaded: plan,
    });
    if (outcome.outcome !== 'stale' || context.expectedRevision !== undefined) return outcome;
  }
  return { outcome: 'contended' };
}

/** Completes the organiser's step in the organiser's name. */
async function settle(
  deps: CommandDeps,
  { scope }: CommandContext,
  carePlanId: CarePlanId,
  plan: LoadedCarePlan,
): Promise<void> {
  if (plan.state.status !== 'filed' || plan.state.place !== 'found') return;
  const found = plan.events.findLast((event) => event.type === 'PlaceFound');
  if (!found) return;
  const { commandId, actor, policyVersion } = found.metadata;
  const context = { commandId, actor, scope, ...(policyVersion && { policyVersion }) };
  const step = { carePlanId, applicationId: plan.state.placeApplicationId };
  await followPlaceFound(deps, context, step, plan, found.id);
}

/** The command's own event; where nothing had to be done, the one that had made it so. */
const eventOf = (
  plan: LoadedCarePlan,
  type: LoadedCarePlan['events'][number]['type'],
  { eventId }: Done<CarePlanState>,
): EventId | undefined =>
  plan.events.slice(0, indexOf(plan, eventId) + 1).findLast((event) => event.type === type)?.id;

/** The answer tells of the last event brought about, so that a reader can wait for all of it. */
export const withFollowed = (done: Done<CarePlanState>, followed: Followed): Done<CarePlanState> =>
  followed.outcome === 'done' ? { ...done, position: Math.max(done.position, followed.position) } : done;
