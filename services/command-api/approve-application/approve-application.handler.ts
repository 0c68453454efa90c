import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StepAnswer } from '../answering/step.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { ApproveApplication, approveApplication } from './approve-application.js';

@CommandHandler(ApproveApplication)
export class ApproveApplicationHandler implements ICommandHandler<ApproveApplication> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: ApproveApplication): Promise<StepAnswer> {
    return approveApplication(this.deps, command);
  }
}
