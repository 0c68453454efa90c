import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { ConfirmPlace, confirmPlace } from './confirm-place.js';

@CommandHandler(ConfirmPlace)
export class ConfirmPlaceHandler implements ICommandHandler<ConfirmPlace> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: ConfirmPlace): Promise<CarePlanAnswer> {
    return confirmPlace(this.deps, command);
  }
}
