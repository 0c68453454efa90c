import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { AmendCarePlan, amendCarePlan } from './amend-care-plan.js';

@CommandHandler(AmendCarePlan)
export class AmendCarePlanHandler implements ICommandHandler<AmendCarePlan> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: AmendCarePlan): Promise<CarePlanAnswer> {
    return amendCarePlan(this.deps, command);
  }
}
