import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { depsToken, type CommandApiDeps } from '../deps.js';
import type { DepartureDecisionAnswer } from './departure.dto.js';
import {
  ConfirmDeparture,
  confirmDeparture,
  ProposeDeparture,
  proposeDeparture,
  WithdrawDeparture,
  withdrawDeparture,
} from './departure.js';

@CommandHandler(ProposeDeparture)
export class ProposeDepartureHandler implements ICommandHandler<ProposeDeparture> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: ProposeDeparture): Promise<DepartureDecisionAnswer> {
    return proposeDeparture(this.deps, command);
  }
}

@CommandHandler(ConfirmDeparture)
export class ConfirmDepartureHandler implements ICommandHandler<ConfirmDeparture> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: ConfirmDeparture): Promise<DepartureDecisionAnswer> {
    return confirmDeparture(this.deps, command);
  }
}

@CommandHandler(WithdrawDeparture)
export class WithdrawDepartureHandler implements ICommandHandler<WithdrawDeparture> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: WithdrawDeparture): Promise<DepartureDecisionAnswer> {
    return withdrawDeparture(this.deps, command);
  }
}
