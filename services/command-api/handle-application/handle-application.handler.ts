import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StepAnswer } from '../answering/step.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { HandleApplication, handleApplication } from './handle-application.js';

@CommandHandler(HandleApplication)
export class HandleApplicationHandler implements ICommandHandler<HandleApplication> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: HandleApplication): Promise<StepAnswer> {
    return handleApplication(this.deps, command);
  }
}
