import { handle } from '@koz/command-handling';
import { applicationDecider } from '@koz/domain';
import { findForFamily } from '../answering/find-application.js';
import { contextFor, stepAnswer, StepCommand, type StepRequest } from '../answering/step.command.js';
import type { StepAnswer } from '../answering/step.dto.js';
import type { CommandApiDeps } from '../deps.js';

/** A family withdraws an application of its own plan. */
export class WithdrawApplication extends StepCommand {
  constructor(request: StepRequest) {
    super(request, 'withdraw');
  }
}

/** @throws Problem where it takes no effect */
export async function withdrawApplication(
  deps: CommandApiDeps,
  command: WithdrawApplication,
): Promise<StepAnswer> {
  const { principal, applicationId, reason } = command;
  const found = await findForFamily(deps, principal, applicationId);
  const { application } = found;
  const outcome = await handle(deps, {
    stream: application.stream,
    decider: applicationDecider,
    command: { type: 'withdraw', reason },
    context: contextFor(command, found),
    loaded: application,
  });
  return stepAnswer(applicationId, outcome);
}
