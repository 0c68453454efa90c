import { handle } from '@koz/command-handling';
import { applicationDecider, type TransitionName } from '@koz/domain';
import { findForOrganiser } from '../answering/find-application.js';
import {
  contextFor,
  stepAnswer,
  StepCommand,
  type StepRequest,
  type StepRoute,
} from '../answering/step.command.js';
import type { StepAnswer } from '../answering/step.dto.js';
import type { CommandApiDeps } from '../deps.js';

/** The steps of an organiser that concern the application alone: the plan's place is neither given nor taken. */
const steps = {
  'no-place': 'noPlace',
  accept: 'accept',
  reject: 'reject',
} as const satisfies Partial<Record<StepRoute, TransitionName>>;

/** An organiser takes an application up, has no place for it, or will not give one. */
export class HandleApplication extends StepCommand {
  readonly step: (typeof steps)[keyof typeof steps];

  constructor(request: StepRequest, route: keyof typeof steps) {
    super(request, route);
    this.step = steps[route];
  }
}

/** @throws Problem where it takes no effect */
export async function handleApplication(
  deps: CommandApiDeps,
  command: HandleApplication,
): Promise<StepAnswer> {
  const { principal, applicationId, reason, step } = command;
  const found = await findForOrganiser(deps, principal, applicationId);
  const { application } = found;
  const outcome = await handle(deps, {
    stream: application.stream,
    decider: applicationDecider,
    command: { type: step, reason },
    context: contextFor(command, found),
    loaded: application,
  });
  return stepAnswer(applicationId, outcome);
}
