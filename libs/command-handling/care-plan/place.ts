import {
  applicationDecider,
  carePlanDecider,
  stateOf,
  type ApplicationRefusal,
  type ApplicationState,
  type CarePlanRefusal,
} from '@koz/domain';
import type { ReasonCode } from '@koz/events';
import type { ApplicationId, CarePlanId, EventId } from '@koz/privacy-types';
import { causedCommandId, eventIdOf } from '../ids.js';
import type { CommandContext, CommandDeps, Done, NotDone, Outcome } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { indexOf, standingAnswer } from '../streams/load.js';
import { causedBy } from './file.js';
import {
  applicationStream,
  carePlanStream,
  loadApplication,
  loadCarePlan,
  type LoadedApplication,
  type LoadedCarePlan,
} from './streams.js';

/** An application that is a step of, with its plan. */
export interface Step {
  readonly carePlanId: CarePlanId;
  readonly applicationId: ApplicationId;
  readonly reason?: ReasonCode | undefined;
}

export type PlaceRefusal = ApplicationRefusal | CarePlanRefusal;
export type StepOutcome = Done<ApplicationState> | NotDone<unknown, PlaceRefusal>;

/**
 * Gives the plan's place to an application. `PlaceFound` at the plan's revision decides between two organisers who
 * do so at once; `ApplicationApproved` follows. Where the application ended in between, the place is released.
 */
export async function givePlace(
  deps: CommandDeps,
  context: CommandContext,
  step: Step,
  application: LoadedApplication,
): Promise<StepOutcome> {
  const plan = await loadCarePlan(deps, context.scope, step.carePlanId);
  if (!standingAnswer(plan, carePlanDecider, context)) {
    const refused = refusalOf(application, context, { type: 'approve', reason: step.reason });
    if (refused) return refused;
  }
  const found = await handle(deps, {
    stream: plan.stream,
    decider: carePlanDecider,
    command: { type: 'findPlace', applicationId: step.applicationId },
    context: withoutExpectation(context),
    loaded: plan,
  });
  if (found.outcome !== 'done') return found;
  if (!found.replayed) return approve(deps, context, step, found.eventId, application);
  const now = await loadCarePlan(deps, context.scope, step.carePlanId);
  const own = eventIdOf(context.commandId, 0);
  const cause = found.eventId === own ? own : lastId(now, 'PlaceFound', step.applicationId);
  if (cause === undefined) return { outcome: 'contended' };
  return followPlaceFound(deps, context, step, now, cause);
}

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
  const declined = plan.events[indexOfDecline(plan, placeFound)];
  if (standing || !declined) return approve(deps, context, step, placeFound, application);
  // Released before it was approved: the answer is the refusal of that moment.
  const then = application.events.filter((event) => event.position < declined.position);
  const state = stateOf(applicationDecider, then);
  const decision = applicationDecider.decide({ type: 'approve' }, state);
  if (decision.ok) return { outcome: 'contended' };
  return { outcome: 'refused', refusal: decision.error, state };
}

async function approve(
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
 * Takes the place back from an application: `PlaceDeclined` on the plan, so that the others open at once, then
 * `ApplicationApprovalUndone`.
 */
export async function takePlaceBack(
  deps: CommandDeps,
  context: CommandContext,
  step: Step,
  application: LoadedApplication,
): Promise<StepOutcome> {
  const plan = await loadCarePlan(deps, context.scope, step.carePlanId);
  if (!standingAnswer(plan, carePlanDecider, context)) {
    const refused = refusalOf(application, context, { type: 'undoApproval', reason: step.reason });
    if (refused) return refused;
  }
  const declined = await handle(deps, {
    stream: plan.stream,
    decider: carePlanDecider,
    command: { type: 'declinePlace', applicationId: step.applicationId, cause: 'undone' },
    context: withoutExpectation(context),
    loaded: plan,
  });
  if (declined.outcome !== 'done') return declined;
  const now = await loadCarePlan(deps, context.scope, step.carePlanId);
  const own = eventIdOf(context.commandId, 0);
  const cause = declined.eventId === own ? own : lastId(now, 'PlaceDeclined', step.applicationId);
  if (cause === undefined) return { outcome: 'contended' };
  return followPlaceDeclined(deps, context, step, now, cause);
}

/**
 * Does what a `PlaceDeclined` calls for: returns the application to accepted, when it still bears the approval that
 * came with that very place. An approval that came with a later place is left alone.
 */
export async function followPlaceDeclined(
  deps: CommandDeps,
  context: CommandContext,
  { applicationId, reason }: Step,
  plan: LoadedCarePlan,
  placeDeclined: EventId,
): Promise<Outcome<ApplicationState, ApplicationRefusal>> {
  const index = indexOf(plan, placeDeclined);
  const declined = plan.events[index];
  const byFamily = declined?.type === 'PlaceDeclined' && declined.data.cause === 'family';
  const placeFound = plan.events.slice(0, index).findLast((event) => event.type === 'PlaceFound');
  const stream = applicationStream(applicationId);
  return handle(deps, {
    stream,
    decider: applicationDecider,
    command: { type: 'undoApproval', reason: byFamily ? 'familyDeclined' : reason },
    context: commandFor(context, placeDeclined, stream),
    unless: ({ state, events }) => {
      const approval = events.findLast((event) => event.type === 'ApplicationApproved');
      return state.status !== 'approved' || approval?.metadata.causationId !== placeFound?.id;
    },
  });
}

/** What stands in the way of a step on the application itself, before anything is asked of the plan. */
function refusalOf(
  { events, state }: LoadedApplication,
  { expectedRevision }: CommandContext,
  command: Parameters<typeof applicationDecider.decide>[0],
): NotDone<ApplicationState, ApplicationRefusal> | undefined {
  const actual = events.at(-1)?.revision;
  if (expectedRevision !== undefined && expectedRevision !== actual) return { outcome: 'stale', actual };
  const decision = applicationDecider.decide(command, state);
  return decision.ok ? undefined : { outcome: 'refused', refusal: decision.error, state };
}

/** The sender's expectation is of the application, so it is no expectation of the plan. */
const withoutExpectation = ({ expectedRevision: _, ...context }: CommandContext): CommandContext => context;

const commandFor = (context: CommandContext, cause: EventId, target: LoadedCarePlan['stream']) =>
  causedBy(context, cause, causedCommandId(cause, target));

const lastId = (
  { events }: LoadedCarePlan,
  type: 'PlaceFound' | 'PlaceDeclined',
  applicationId: ApplicationId,
): EventId | undefined =>
  events.findLast((event) => event.type === type && event.data.applicationId === applicationId)?.id;

/** The `PlaceDeclined` that gave back the place of this `PlaceFound`; undefined while it stands. */
export const declineOf = (plan: LoadedCarePlan, placeFound: EventId | undefined): EventId | undefined =>
  placeFound === undefined ? undefined : plan.events[indexOfDecline(plan, placeFound)]?.id;

/** Where the place that was found is given back; -1 while it stands. */
function indexOfDecline(plan: LoadedCarePlan, placeFound: EventId): number {
  const found = indexOf(plan, placeFound);
  return plan.events.findIndex((event, index) => index > found && event.type === 'PlaceDeclined');
}
