import {
  applicationDecider,
  carePlanDecider,
  type ApplicationRefusal,
  type ApplicationState,
} from '@koz/domain';
import { eventIdOf } from '../ids.js';
import type { CommandContext, CommandDeps, NotDone } from '../streams/command.js';
import { standingAnswer } from '../streams/load.js';
import {
  approve,
  followPlaceDeclined,
  followPlaceFound,
  type Step,
  type StepOutcome,
} from './follow-place.js';
import { lastIdAbout } from './place-history.js';
import { onSettledPlan } from './settle.js';
import { loadCarePlan, type LoadedApplication } from './streams.js';

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
  const { carePlanId, applicationId, reason } = step;
  const plan = await loadCarePlan(deps, context.scope, carePlanId);
  if (!standingAnswer(plan, carePlanDecider, context)) {
    const refused = refusalOf(application, context, { type: 'approve', reason });
    if (refused) return refused;
  }
  const found = await onSettledPlan(
    deps,
    withoutExpectation(context),
    carePlanId,
    { type: 'findPlace', applicationId, reason },
    plan,
  );
  if (found.outcome !== 'done') return found;
  if (!found.replayed) return approve(deps, context, step, found.eventId, application);
  const now = await loadCarePlan(deps, context.scope, carePlanId);
  const own = eventIdOf(context.commandId, 0);
  const cause = found.eventId === own ? own : lastIdAbout(now, 'PlaceFound', applicationId);
  if (cause === undefined) return { outcome: 'contended' };
  return followPlaceFound(deps, context, step, now, cause);
}

/**
 * Takes the place back from an application: `PlaceDeclined` on the plan, so that the others open at once, then
 * `ApplicationApprovalUndone`, and `ApplicationReinstated` for those that its confirmation had withdrawn.
 */
export async function takePlaceBack(
  deps: CommandDeps,
  context: CommandContext,
  step: Step,
  application: LoadedApplication,
): Promise<StepOutcome> {
  const { carePlanId, applicationId, reason } = step;
  const plan = await loadCarePlan(deps, context.scope, carePlanId);
  if (!standingAnswer(plan, carePlanDecider, context)) {
    const refused = refusalOf(application, context, { type: 'undoApproval', reason });
    if (refused) return refused;
  }
  const declined = await onSettledPlan(
    deps,
    withoutExpectation(context),
    carePlanId,
    { type: 'declinePlace', applicationId, cause: 'undone', reason },
    plan,
  );
  if (declined.outcome !== 'done') return declined;
  const now = await loadCarePlan(deps, context.scope, carePlanId);
  const own = eventIdOf(context.commandId, 0);
  const cause = declined.eventId === own ? own : lastIdAbout(now, 'PlaceDeclined', applicationId);
  if (cause === undefined) return { outcome: 'contended' };
  return followPlaceDeclined(deps, context, step, now, cause);
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
