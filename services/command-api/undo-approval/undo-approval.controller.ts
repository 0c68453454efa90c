import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answered, StepOf, StepPost } from '../answering/step-route.js';
import type { StepRequest } from '../answering/step.command.js';
import { StepBody, type StepAnswer } from '../answering/step.dto.js';
import { UndoApproval } from './undo-approval.js';

@Controller('applications')
export class UndoApprovalController {
  constructor(private readonly commands: CommandBus) {}

  @StepPost('undo-approval', 'undoApproval', 'Een goedkeuring ongedaan maken')
  async undoApproval(
    @StepOf() request: StepRequest,
    @Body() body: StepBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return answered(reply, await this.commands.execute(new UndoApproval({ ...request, body })));
  }
}
