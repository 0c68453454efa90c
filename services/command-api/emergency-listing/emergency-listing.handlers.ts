import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { changeListing, ListOnEmergency, TakeOffEmergencyList } from './emergency-listing.js';

@CommandHandler(ListOnEmergency)
export class ListOnEmergencyHandler implements ICommandHandler<ListOnEmergency> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: ListOnEmergency): Promise<CarePlanAnswer> {
    return changeListing(this.deps, command, { type: 'listOnEmergency', reason: command.body.reason });
  }
}

@CommandHandler(TakeOffEmergencyList)
export class TakeOffEmergencyListHandler implements ICommandHandler<TakeOffEmergencyList> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: TakeOffEmergencyList): Promise<CarePlanAnswer> {
    return changeListing(this.deps, command, { type: 'takeOffEmergencyList' });
  }
}
