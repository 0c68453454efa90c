import { takePlaceBack } from '@koz/command-handling';
import { findForOrganiser } from '../answering/find-application.js';
import { contextFor, stepAnswer, StepCommand, type StepRequest } from '../answering/step.command.js';
import type { StepAnswer } from '../answering/step.dto.js';
import type { CommandApiDeps } from '../deps.js';

/** An organiser takes the place back: the plan is open to the others again. */
export class UndoApproval extends StepCommand {
  constructor(request: StepRequest) {
    super(request, 'undo-approval');
  }
}

/** @throws Problem where it takes no effect */
export async function undoApproval(deps: CommandApiDeps, command: UndoApproval): Promise<StepAnswer> {
  const { principal, applicationId, reason } = command;
  const found = await findForOrganiser(deps, principal, applicationId);
  const step = { carePlanId: found.carePlanId, applicationId, reason };
  const outcome = await takePlaceBack(deps, contextFor(command, found), step, found.application);
  return stepAnswer(applicationId, outcome);
}
