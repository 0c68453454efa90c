import { rectifyPersonalData as rectify } from '@koz/command-handling';
import { requiredAtFiling } from '@koz/disclosure';
import { notFound } from '@koz/http';
import { carePlanAnswer, CarePlanStep, contextOnPlan } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { findCarePlan } from '../answering/find-application.js';
import type { CommandApiDeps } from '../deps.js';
import type { RectifyPersonalDataBody } from './rectify-personal-data.dto.js';

/** A family corrects or completes its data. */
export class RectifyPersonalData extends CarePlanStep<RectifyPersonalDataBody> {}

/** @throws Problem where it takes no effect */
export async function rectifyPersonalData(
  deps: CommandApiDeps,
  command: RectifyPersonalData,
): Promise<CarePlanAnswer> {
  const { principal, carePlanId, body } = command;
  const found = await findCarePlan(deps, principal, carePlanId);
  const method = await deps.methods.of(found.scope.controller);
  if (!method) throw notFound();
  const outcome = await rectify(deps, contextOnPlan(command, found), carePlanId, {
    input: body,
    asked: requiredAtFiling(method),
  });
  // Its keys are destroyed: nothing of the plan can be changed, or told, any more.
  if (outcome.outcome === 'forgotten') throw notFound();
  return carePlanAnswer(carePlanId, outcome);
}
