import { withdrawCarePlan as withdraw } from '@koz/command-handling';
import { carePlanAnswer, CarePlanStep, contextOnPlan } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { findCarePlan } from '../answering/find-application.js';
import type { StepBody } from '../answering/step.dto.js';
import type { CommandApiDeps } from '../deps.js';

/** A family asks for care no longer. */
export class WithdrawCarePlan extends CarePlanStep<StepBody> {}

/** @throws Problem where it takes no effect */
export async function withdrawCarePlan(
  deps: CommandApiDeps,
  command: WithdrawCarePlan,
): Promise<CarePlanAnswer> {
  const { principal, carePlanId, body } = command;
  const found = await findCarePlan(deps, principal, carePlanId);
  const outcome = await withdraw(deps, contextOnPlan(command, found), carePlanId, body.reason);
  return carePlanAnswer(carePlanId, outcome);
}
