import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { StepAnswer } from '../answering/step.dto.js';
import { depsToken, type CommandApiDeps } from '../deps.js';
import { UndoApproval, undoApproval } from './undo-approval.js';

@CommandHandler(UndoApproval)
export class UndoApprovalHandler implements ICommandHandler<UndoApproval> {
  constructor(@Inject(depsToken) private readonly deps: CommandApiDeps) {}

  execute(command: UndoApproval): Promise<StepAnswer> {
    return undoApproval(this.deps, command);
  }
}
