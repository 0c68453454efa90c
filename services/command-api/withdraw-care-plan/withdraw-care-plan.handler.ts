import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { WithdrawCarePlan, withdrawCarePlan } from './withdraw-care-plan.js';

@CommandHandler(WithdrawCarePlan)
export class WithdrawCarePlanHandler implements ICommandHandler<WithdrawCarePlan> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: WithdrawCarePlan): Promise<CarePlanAnswer> {
    return withdrawCarePlan(this.deps, command);
  }
}
