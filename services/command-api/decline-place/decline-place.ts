import { declinePlace as decline } from '@koz/command-handling';
import { carePlanAnswer, CarePlanStep, contextOnPlan } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { findCarePlan } from '../answering/find-application.js';
import type { CommandApiDeps } from '../deps.js';
import type { DeclinePlaceBody } from './decline-place.dto.js';

/** A family does not take a place that was found, or gives up one that it had confirmed. */
export class DeclinePlace extends CarePlanStep<DeclinePlaceBody> {}

/** @throws Problem where it takes no effect */
export async function declinePlace(deps: CommandApiDeps, command: DeclinePlace): Promise<CarePlanAnswer> {
  const { principal, carePlanId, body } = command;
  const found = await findCarePlan(deps, principal, carePlanId);
  const outcome = await decline(deps, contextOnPlan(command, found), carePlanId, body.applicationId);
  return carePlanAnswer(carePlanId, outcome);
}
