import { confirmPlace as confirm } from '@koz/command-handling';
import { invalid } from '@koz/http';
import { carePlanAnswer, CarePlanStep, contextOnPlan } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { findCarePlan, findPlaceOfOrganiser } from '../answering/find-application.js';
import type { CommandApiDeps } from '../deps.js';
import type { ConfirmPlaceBody } from './confirm-place.dto.js';

/** A family takes the place that was found, or an organiser has the contract for the place that it gave. */
export class ConfirmPlace extends CarePlanStep<ConfirmPlaceBody> {}

/** @throws Problem where it takes no effect */
export function confirmPlace(deps: CommandApiDeps, command: ConfirmPlace): Promise<CarePlanAnswer> {
  return command.principal.role === 'organiser'
    ? confirmByContract(deps, command)
    : confirmForFamily(deps, command);
}

async function confirmForFamily(deps: CommandApiDeps, command: ConfirmPlace): Promise<CarePlanAnswer> {
  const { principal, carePlanId, body } = command;
  const { keepLooking = false, contractSigned = false } = body;
  if (contractSigned && principal.role === 'family')
    throw invalid({
      field: 'contractSigned',
      rule: 'notForFamily',
      message: 'Een gezin bevestigt met zijn woord: laat dit veld weg.',
    });
  const found = await findCarePlan(deps, principal, carePlanId);
  const by = { ground: contractSigned ? 'contract' : 'family' } as const;
  const outcome = await confirm(deps, contextOnPlan(command, found), carePlanId, keepLooking, by);
  return carePlanAnswer(carePlanId, outcome);
}

/** What the family does beside this place is not for the organiser to know: it is told of its own place only. */
async function confirmByContract(deps: CommandApiDeps, command: ConfirmPlace): Promise<CarePlanAnswer> {
  const { principal, carePlanId, body, context } = command;
  if (body.contractSigned !== true)
    throw invalid({
      field: 'contractSigned',
      rule: 'contractRequired',
      message: 'Een organisator bevestigt een plaats alleen met het ondertekende contract.',
    });
  const found = await findPlaceOfOrganiser(deps, principal, carePlanId, context.commandId);
  const { applicationId } = found;
  const outcome = await confirm(deps, contextOnPlan(command, found), carePlanId, body.keepLooking ?? false, {
    ground: 'contract',
    applicationId,
  });
  const { keepLooking: _, ...answer } = carePlanAnswer(carePlanId, outcome);
  return { ...answer, place: 'confirmed' };
}
