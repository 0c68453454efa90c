import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StepAnswer } from '../answering/step.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { WithdrawApplication, withdrawApplication } from './withdraw-application.js';

@CommandHandler(WithdrawApplication)
export class WithdrawApplicationHandler implements ICommandHandler<WithdrawApplication> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: WithdrawApplication): Promise<StepAnswer> {
    return withdrawApplication(this.deps, command);
  }
}
