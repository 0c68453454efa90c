import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { depsToken, type CommandApiDeps } from '../deps.js';
import type { ErasureAnswer } from './erase-care-plan.dto.js';
import { EraseCarePlan, eraseCarePlan } from './erase-care-plan.js';

@CommandHandler(EraseCarePlan)
export class EraseCarePlanHandler implements ICommandHandler<EraseCarePlan> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: EraseCarePlan): Promise<ErasureAnswer> {
    return eraseCarePlan(this.deps, command);
  }
}
