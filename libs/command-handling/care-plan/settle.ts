import { carePlanDecider, type CarePlanCommand, type CarePlanRefusal, type CarePlanState } from '@koz/domain';
import type { CarePlanId } from '@koz/privacy-types';
import type { CommandContext, CommandDeps, Outcome } from '../streams/command.js';
import { handle } from '../streams/handle.js';
import { standingAnswer } from '../streams/load.js';
import { followPlaceConfirmed, followPlaceDeclined, followPlaceFound } from './follow-place.js';
import { lastPlaceEvent, type PlaceEvent } from './place-history.js';
import { loadCarePlan, type LoadedCarePlan } from './streams.js';

/** How often a plan is settled anew because others changed it in between. */
const attempts = 8;

/**
 * Handles a command that changes where the places are, on a plan on which nothing is half done: what the last such
 * change calls for is finished first. Otherwise a handler that was cut off, or is slow, could approve, withdraw or
 * reinstate after the place had moved on.
 * @param loaded the plan, when it was read already
 */
export async function onSettledPlan(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  command: CarePlanCommand,
  loaded?: LoadedCarePlan,
): Promise<Outcome<CarePlanState, CarePlanRefusal>> {
  let plan = loaded ?? (await loadCarePlan(deps, context.scope, carePlanId));
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (!standingAnswer(plan, carePlanDecider, context) && !(await settle(deps, context, carePlanId, plan)))
      return { outcome: 'contended' };
    const revision = context.expectedRevision ?? plan.events.at(-1)?.revision;
    const outcome = await handle(deps, {
      stream: plan.stream,
      decider: carePlanDecider,
      command,
      context: revision === undefined ? context : { ...context, expectedRevision: revision },
      loaded: plan,
    });
    if (outcome.outcome !== 'stale' || context.expectedRevision !== undefined) return outcome;
    plan = await loadCarePlan(deps, context.scope, carePlanId);
  }
  return { outcome: 'contended' };
}

/** Completes the last step in the name of who took it; false when that is not possible yet. */
async function settle(
  deps: CommandDeps,
  { scope }: CommandContext,
  carePlanId: CarePlanId,
  plan: LoadedCarePlan,
): Promise<boolean> {
  const last = plan.state.status === 'filed' ? lastPlaceEvent(plan) : undefined;
  if (!last) return true;
  const { commandId, actor, policyVersion } = last.metadata;
  const context = { commandId, actor, scope, ...(policyVersion && { policyVersion }) };
  return (await follow(deps, context, carePlanId, plan, last)) !== 'unfinished';
}

async function follow(
  deps: CommandDeps,
  context: CommandContext,
  carePlanId: CarePlanId,
  plan: LoadedCarePlan,
  event: PlaceEvent,
): Promise<'done' | 'unfinished'> {
  if (event.type === 'PlaceConfirmed')
    return (await followPlaceConfirmed(deps, context, plan, event.id)).outcome;
  const { applicationId } = event.data;
  const step = { carePlanId, applicationId };
  const doIt = event.type === 'PlaceFound' ? followPlaceFound : followPlaceDeclined;
  const { outcome } = await doIt(deps, context, step, plan, event.id);
  return outcome === 'contended' ? 'unfinished' : 'done';
}
