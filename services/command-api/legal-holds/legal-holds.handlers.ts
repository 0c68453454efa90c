import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { depsToken, type CommandApiDeps } from '../deps.js';
import type { LegalHoldAnswer } from './legal-holds.dto.js';
import { LiftLegalHold, liftLegalHold, PlaceLegalHold, placeLegalHold } from './legal-holds.js';

@CommandHandler(PlaceLegalHold)
export class PlaceLegalHoldHandler implements ICommandHandler<PlaceLegalHold> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: PlaceLegalHold): Promise<LegalHoldAnswer> {
    return placeLegalHold(this.deps, command);
  }
}

@CommandHandler(LiftLegalHold)
export class LiftLegalHoldHandler implements ICommandHandler<LiftLegalHold> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: LiftLegalHold): Promise<LegalHoldAnswer> {
    return liftLegalHold(this.deps, command);
  }
}
