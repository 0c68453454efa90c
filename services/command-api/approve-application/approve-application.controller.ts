import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answered, StepOf, StepPost } from '../answering/step-route.js';
import type { StepRequest } from '../answering/step.command.js';
import { StepBody, type StepAnswer } from '../answering/step.dto.js';
import { ApproveApplication } from './approve-application.js';

@Controller('applications')
export class ApproveApplicationController {
  constructor(private readonly commands: CommandBus) {}

  @StepPost('approve', 'approve', 'Een aanvraag goedkeuren: de plaats geven')
  async approve(
    @StepOf() request: StepRequest,
    @Body() body: StepBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return answered(reply, await this.commands.execute(new ApproveApplication({ ...request, body })));
  }
}
