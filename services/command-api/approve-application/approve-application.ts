import { givePlace } from '@koz/command-handling';
import { findForOrganiser } from '../answering/find-application.js';
import { contextFor, stepAnswer, StepCommand, type StepRequest } from '../answering/step.command.js';
import type { StepAnswer } from '../answering/step.dto.js';
import type { CommandApiDeps } from '../deps.js';

/** An organiser gives the place. Of two who do so at once, one wins. */
export class ApproveApplication extends StepCommand {
  constructor(request: StepRequest) {
    super(request, 'approve');
  }
}

/** @throws Problem where it takes no effect */
export async function approveApplication(
  deps: CommandApiDeps,
  command: ApproveApplication,
): Promise<StepAnswer> {
  const { principal, applicationId, reason } = command;
  const found = await findForOrganiser(deps, principal, applicationId);
  const step = { carePlanId: found.carePlanId, applicationId, reason };
  const outcome = await givePlace(deps, contextFor(command, found), step, found.application);
  return stepAnswer(applicationId, outcome);
}
