import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AddLocationsAnswer } from './add-locations.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { AddLocations, addLocations } from './add-locations.js';

@CommandHandler(AddLocations)
export class AddLocationsHandler implements ICommandHandler<AddLocations> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: AddLocations): Promise<AddLocationsAnswer> {
    return addLocations(this.deps, command);
  }
}
