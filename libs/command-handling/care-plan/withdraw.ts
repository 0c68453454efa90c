import type { ReasonCode } from '@koz/events';
import type { CarePlanId, EventId } from '@koz/privacy-types';
import type { CommandContext, CommandDeps } from '../streams/command.js';
import { indexOf } from '../streams/load.js';
import { endApplications } from './end-applications.js';
import type { CarePlanOutcome } from './family-place.js';
import { withFollowed, type Followed } from './followed.js';
import { stateAfter } from './place-history.js';
import { onSettledPlan } from './settle.js';
import { loadCarePlan, type LoadedCarePlan } from './streams.js';

/**
 * The family withdraws its plan: every place that was found or confirmed is given back, then `CarePlanWithdrawn`, in one
 * append; then every application that has not ended is withdrawn. What does not succeed of that is left to the
 * process manager.
 */
export async function withdrawCarePlan(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  reason?: ReasonCode,
): Promise<CarePlanOutcome> {
  const withdrawn = await onSettledPlan(deps, context, carePlanId, { type: 'withdrawPlan', reason });
  if (withdrawn.outcome !== 'done') return withdrawn;
  const plan = await loadCarePlan(deps, context.scope, carePlanId);
  return withFollowed(withdrawn, await followCarePlanWithdrawn(deps, context, plan, withdrawn.eventId));
}

/** Does what a `CarePlanWithdrawn` calls for: withdraws the plan's applications, as far as they have not ended. */
export async function followCarePlanWithdrawn(
  deps: CommandDeps,
  context: CommandContext,
  plan: LoadedCarePlan,
  carePlanWithdrawn: EventId,
): Promise<Followed> {
  const event = plan.events[indexOf(plan, carePlanWithdrawn)];
  const then = stateAfter(plan, carePlanWithdrawn);
  if (event?.type !== 'CarePlanWithdrawn' || then.status !== 'withdrawn')
    throw new TypeError('the plan has no such CarePlanWithdrawn');
  return endApplications(deps, context, plan, {
    applicationIds: then.applicationIds,
    cause: carePlanWithdrawn,
    reason: event.data.reason ?? 'noLongerNeeded',
  });
}
