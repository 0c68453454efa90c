import {
  applicationDecider,
  applicationsWithPlace,
  carePlanDecider,
  stateOf,
  type ApplicationRefusal,
  type ApplicationState,
  type CarePlanRefusal,
} from '@koz/domain';
import type { ReasonCode } from '@koz/events';
import type { ApplicationId, CarePlanId, EventId } from '@koz/privacy-types';
import { causedCommandId } from '../ids.js';
import type { CommandContext, CommandDeps, Done, NotDone } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { standingAnswer } from '../streams/load.js';
import { endApplications } from './end-applications.js';
import { causedBy } from './file.js';
import { withFollowed, type Followed } from './followed.js';
import { declineOf, lastPlaceEvent, placeEvent, stateAfter } from './place-history.js';
import { reinstateApplications } from './reinstate-applications.js';
import { carePlanStream, loadApplication, type LoadedApplication, type LoadedCarePlan } from './streams.js';
import { undoApproval } from './undo-approval.js';

/*
 * What an event about a plan's place calls for on other streams. Handler and process manager do the same, with command
 * ids that derive from the event, so that any number of them may, in any order.
 */

/** An application that is a step of, with its plan. */
export interface Step {
  readonly carePlanId: CarePlanId;
  readonly applicationId: ApplicationId;
  readonly reason?: ReasonCode | undefined;
}

export type PlaceRefusal = ApplicationRefusal | CarePlanRefusal;
export type StepOutcome = Done<ApplicationState> | NotDone<unknown, PlaceRefusal>;

/**
 * Does what a `PlaceFound` calls for, as far as it is not done: approves the application, or releases the place
 * when the application can no longer be approved. A place that was given back since is left alone.
 */
export async function followPlaceFound(
  deps: CommandDeps,
  context: CommandContext,
  step: Step,
  plan: LoadedCarePlan,
  placeFound: EventId,
): Promise<StepOutcome> {
  const application = await loadApplication(deps, context.scope, step.applicationId);
  const approval = commandFor(context, placeFound, application.stream);
  const standing = standingAnswer(application, applicationDecider, approval);
  const declined = declineOf(plan, placeFound);
  const { reason = step.reason } = placeEvent(plan, placeFound, 'PlaceFound').data;
  if (standing || !declined) return approve(deps, context, { ...step, reason }, placeFound, application);
  // Released before it was approved: the answer is the refusal of that moment.
  const then = application.events.filter((event) => event.position < declined.position);
  const state = stateOf(applicationDecider, then);
  const decision = applicationDecider.decide({ type: 'approve' }, state);
  if (decision.ok) return { outcome: 'contended' };
  return { outcome: 'refused', refusal: decision.error, state };
}

/** The approval that a place calls for, or the release of the place. */
export async function approve(
  deps: CommandDeps,
  context: CommandContext,
  { carePlanId, applicationId, reason }: Step,
  placeFound: EventId,
  application: LoadedApplication,
): Promise<StepOutcome> {
  const approved = await handle(deps, {
    stream: application.stream,
    decider: applicationDecider,
    command: { type: 'approve', reason },
    context: commandFor(context, placeFound, application.stream),
    loaded: application,
  });
  if (approved.outcome !== 'refused') return approved;
  const stream = carePlanStream(carePlanId);
  const released = await handle(deps, {
    stream,
    decider: carePlanDecider,
    command: { type: 'declinePlace', applicationId, cause: 'applicationEnded' },
    context: commandFor(context, placeFound, stream),
  });
  return released.outcome === 'done' ? approved : released;
}

/**
 * Does what a `PlaceConfirmed` calls for: withdraws the applications that the plan had at that moment and that have no
 * place. With `keepLooking` it withdraws none, and opens those again that an earlier confirmation had withdrawn.
 */
export async function followPlaceConfirmed(
  deps: CommandDeps,
  context: CommandContext,
  plan: LoadedCarePlan,
  placeConfirmed: EventId,
): Promise<Followed> {
  const event = placeEvent(plan, placeConfirmed, 'PlaceConfirmed');
  if (event.data.keepLooking) return reinstateApplications(deps, context, plan, placeConfirmed);
  const then = stateAfter(plan, placeConfirmed);
  if (then.status === 'notFiled') throw new TypeError('a place is confirmed of a plan that was filed');
  const placed = applicationsWithPlace(then);
  return endApplications(deps, context, plan, {
    applicationIds: then.applicationIds.filter((id) => !placed.includes(id)),
    cause: placeConfirmed,
    reason: 'placeFoundElsewhere',
    // The family has a place less since, or looks further after all.
    isOver: lastPlaceEvent(plan)?.id !== placeConfirmed,
  });
}

/**
 * Does what a `PlaceDeclined` calls for: returns the application to accepted, when it still bears the approval that
 * came with that very place, and opens those again that a confirmation had withdrawn.
 */
export async function followPlaceDeclined(
  deps: CommandDeps,
  context: CommandContext,
  { reason }: Pick<Step, 'reason'>,
  plan: LoadedCarePlan,
  placeDeclined: EventId,
): Promise<StepOutcome> {
  const undone = await undoApproval(deps, context, plan, placeDeclined, reason);
  const reinstated = await reinstateApplications(deps, context, plan, placeDeclined);
  if (reinstated.outcome === 'unfinished') return { outcome: 'contended' };
  return undone.outcome === 'done' ? withFollowed(undone, reinstated) : undone;
}

const commandFor = (context: CommandContext, cause: EventId, target: LoadedCarePlan['stream']) =>
  causedBy(context, cause, causedCommandId(cause, target));
