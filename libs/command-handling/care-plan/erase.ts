import { carePlanDecider, dayInBelgium, forgettingOf, heldUntil, stateOf } from '@koz/domain';
import type { ErasureReason } from '@koz/events';
import type { CarePlanId, EventId, OwnDate } from '@koz/privacy-types';
import type { CommandContext, CommandDeps } from '../streams/command.js';
import { indexOf } from '../streams/load.js';
import { endApplications } from './end-applications.js';
import type { CarePlanOutcome } from './family-place.js';
import { withFollowed, type Followed } from './followed.js';
import { stateAfter } from './place-history.js';
import { onSettledPlan } from './settle.js';
import { loadCarePlan, type LoadedCarePlan } from './streams.js';

/**
 * The family wants its data erased: `ErasureRequested`, by which the plan is closed to everybody at once, then every
 * application that is open ends. The keys are destroyed by retention, when no legal hold keeps them. What does not
 * succeed of the applications is left to the process manager.
 */
export async function requestErasure(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  reason: ErasureReason,
): Promise<CarePlanOutcome> {
  const requested = await onSettledPlan(deps, context, carePlanId, { type: 'requestErasure', reason });
  if (requested.outcome !== 'done') return requested;
  const plan = await loadCarePlan(deps, context.scope, carePlanId);
  // Asked again, it was asked by an event before.
  const cause = plan.events
    .slice(0, indexOf(plan, requested.eventId) + 1)
    .findLast(({ type }) => type === 'ErasureRequested');
  return cause
    ? withFollowed(requested, await followErasureRequested(deps, context, plan, cause.id))
    : requested;
}

/** Does what an `ErasureRequested` calls for: ends the plan's applications, as far as they are open. */
export async function followErasureRequested(
  deps: CommandDeps,
  context: CommandContext,
  plan: LoadedCarePlan,
  erasureRequested: EventId,
): Promise<Followed> {
  const then = stateAfter(plan, erasureRequested);
  if (then.status === 'notFiled') throw new TypeError('a plan is erased that was filed');
  return endApplications(deps, context, plan, {
    applicationIds: then.applicationIds,
    cause: erasureRequested,
    reason: 'erasure',
  });
}

/** Until when a legal hold keeps the plan; undefined when nothing does. */
export function planHeldUntil(
  { events }: LoadedCarePlan,
  at: Parameters<typeof dayInBelgium>[0],
): OwnDate | undefined {
  const state = stateOf(carePlanDecider, events);
  return state.status === 'notFiled' ? undefined : heldUntil(forgettingOf(state).holds, dayInBelgium(at));
}
