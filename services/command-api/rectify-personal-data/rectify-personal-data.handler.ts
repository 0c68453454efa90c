import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { RectifyPersonalData, rectifyPersonalData } from './rectify-personal-data.js';

@CommandHandler(RectifyPersonalData)
export class RectifyPersonalDataHandler implements ICommandHandler<RectifyPersonalData> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: RectifyPersonalData): Promise<CarePlanAnswer> {
    return rectifyPersonalData(this.deps, command);
  }
}
