import { amendCarePlan as amend } from '@koz/command-handling';
import { requiredAtFiling } from '@koz/disclosure';
import { notFound } from '@koz/http';
import { carePlanAnswer, CarePlanStep, contextOnPlan } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { controllersOf } from '../answering/controllers-of.js';
import { findCarePlan } from '../answering/find-application.js';
import type { CommandApiDeps } from '../deps.js';
import type { AmendCarePlanBody } from './amend-care-plan.dto.js';

/** A family changes the period, the care parts or the sharing scope of its plan. */
export class AmendCarePlan extends CarePlanStep<AmendCarePlanBody> {}

/** @throws Problem where it takes no effect */
export async function amendCarePlan(deps: CommandApiDeps, command: AmendCarePlan): Promise<CarePlanAnswer> {
  const { principal, carePlanId, body } = command;
  const found = await findCarePlan(deps, principal, carePlanId);
  const method = await deps.methods.of(found.scope.controller);
  if (!method) throw notFound();
  const outcome = await amend(deps, contextOnPlan(command, found), carePlanId, {
    input: body,
    asked: requiredAtFiling(method),
    controllersOf: controllersOf(deps),
  });
  // Its keys are destroyed: nothing of the plan can be changed, or told, any more.
  if (outcome.outcome === 'forgotten') throw notFound();
  return carePlanAnswer(carePlanId, outcome);
}
