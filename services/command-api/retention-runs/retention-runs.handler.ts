import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { depsToken, type CommandApiDeps } from '../deps.js';
import type { AskedRunAnswer, DryRunAnswer } from './retention-runs.dto.js';
import { AskRetentionRun, askRetentionRun } from './retention-runs.js';

@CommandHandler(AskRetentionRun)
export class AskRetentionRunHandler implements ICommandHandler<AskRetentionRun> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: AskRetentionRun): Promise<AskedRunAnswer | DryRunAnswer> {
    return askRetentionRun(this.deps, command);
  }
}
