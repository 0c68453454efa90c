import type { CarePlanRefusal, CarePlanState, ConfirmPlace, ConfirmPlaceByTerm } from '@koz/domain';
import type { ApplicationId, CarePlanId, EventId } from '@koz/privacy-types';
import type { CommandContext, CommandDeps, Done, NotDone } from '../streams/command.js';
import { indexOf } from '../streams/load.js';
import { followPlaceConfirmed, followPlaceDeclined } from './follow-place.js';
import { withFollowed } from './followed.js';
import { placeEvent } from './place-history.js';
import { onSettledPlan } from './settle.js';
import { loadCarePlan, type LoadedCarePlan } from './streams.js';

/** The plan after a step of the family; `position` is that of the last event that the step brought about. */
export type CarePlanOutcome = Done<CarePlanState> | NotDone<CarePlanState, CarePlanRefusal>;

/**
 * The place that was found is taken: `PlaceConfirmed`, and unless the family keeps looking the plan's other
 * applications are withdrawn. What does not succeed of that is left to the process manager: the place is confirmed.
 * @param by on what ground, and of which application the place, when it is not the family that says so
 */
export async function confirmPlace(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  keepLooking: boolean,
  by: Pick<ConfirmPlace, 'ground' | 'applicationId'> = {},
): Promise<CarePlanOutcome> {
  return confirm(deps, context, carePlanId, { type: 'confirmPlace', keepLooking, ...by });
}

/**
 * Confirms a place, by whatever command, and does what follows from it.
 * @param loaded the plan, when it was read already
 */
export async function confirm(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  command: ConfirmPlace | ConfirmPlaceByTerm,
  loaded?: LoadedCarePlan,
): Promise<CarePlanOutcome> {
  const confirmed = await onSettledPlan(deps, context, carePlanId, command, loaded);
  if (confirmed.outcome !== 'done') return confirmed;
  const plan = await loadCarePlan(deps, context.scope, carePlanId);
  const cause = lastConfirmationUpTo(plan, confirmed);
  return cause === undefined
    ? confirmed
    : withFollowed(confirmed, await followPlaceConfirmed(deps, context, plan, cause));
}

/**
 * The family does not take a place: `PlaceDeclined`, so that the others open at once, then the application returns to
 * accepted, and those that were withdrawn because the place had been confirmed return to what they were.
 * @param applicationId whose place; absent: the one found or confirmed last
 */
export async function declinePlace(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  applicationId?: ApplicationId,
): Promise<CarePlanOutcome> {
  const command = { type: 'refusePlace', applicationId } as const;
  const declined = await onSettledPlan(deps, context, carePlanId, command);
  if (declined.outcome !== 'done') return declined;
  const plan = await loadCarePlan(deps, context.scope, carePlanId);
  const { id } = placeEvent(plan, declined.eventId, 'PlaceDeclined');
  const undone = await followPlaceDeclined(deps, context, {}, plan, id);
  return undone.outcome === 'done'
    ? withFollowed(declined, { outcome: 'done', position: undone.position })
    : declined;
}

/** The command's own event; where nothing had to be done, the one that had made it so. */
const lastConfirmationUpTo = (plan: LoadedCarePlan, { eventId }: Done<CarePlanState>): EventId | undefined =>
  plan.events.slice(0, indexOf(plan, eventId) + 1).findLast(({ type }) => type === 'PlaceConfirmed')?.id;
