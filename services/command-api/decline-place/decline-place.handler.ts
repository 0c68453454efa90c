import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { DeclinePlace, declinePlace } from './decline-place.js';

@CommandHandler(DeclinePlace)
export class DeclinePlaceHandler implements ICommandHandler<DeclinePlace> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: DeclinePlace): Promise<CarePlanAnswer> {
    return declinePlace(this.deps, command);
  }
}
