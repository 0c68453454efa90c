import { declinePlace as decline } from '@koz/command-handling';
import { carePlanAnswer, CarePlanStep, contextOnPlan } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { findCarePlan } from '../answering/find-application.js';
import type { CommandApiDeps } from '../deps.js';

/** A family does not take the place that was found. */
export class DeclinePlace extends CarePlanStep<object> {}

/** @throws Problem where it takes no effect */
export async function declinePlace(deps: CommandApiDeps, command: DeclinePlace): Promise<CarePlanAnswer> {
  const { principal, carePlanId } = command;
  const found = await findCarePlan(deps, principal, carePlanId);
  return carePlanAnswer(carePlanId, await decline(deps, contextOnPlan(command, found), carePlanId));
}
