import { confirmPlace as confirm } from '@koz/command-handling';
import { carePlanAnswer, CarePlanStep, contextOnPlan } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { findCarePlan } from '../answering/find-application.js';
import type { CommandApiDeps } from '../deps.js';
import type { ConfirmPlaceBody } from './confirm-place.dto.js';

/** A family takes the place that was found. */
export class ConfirmPlace extends CarePlanStep<ConfirmPlaceBody> {}

/** @throws Problem where it takes no effect */
export async function confirmPlace(deps: CommandApiDeps, command: ConfirmPlace): Promise<CarePlanAnswer> {
  const { principal, carePlanId, body } = command;
  const found = await findCarePlan(deps, principal, carePlanId);
  const outcome = await confirm(deps, contextOnPlan(command, found), carePlanId, body.keepLooking ?? false);
  return carePlanAnswer(carePlanId, outcome);
}
