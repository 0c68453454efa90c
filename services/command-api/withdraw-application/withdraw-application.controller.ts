import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answered, StepOf, StepPost } from '../answering/step-route.js';
import type { StepRequest } from '../answering/step.command.js';
import { StepBody, type StepAnswer } from '../answering/step.dto.js';
import { WithdrawApplication } from './withdraw-application.js';

@Controller('applications')
export class WithdrawApplicationController {
  constructor(private readonly commands: CommandBus) {}

  @StepPost('withdraw', 'withdraw', 'Een eigen aanvraag intrekken')
  async withdraw(
    @StepOf() request: StepRequest,
    @Body() body: StepBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return answered(reply, await this.commands.execute(new WithdrawApplication({ ...request, body })));
  }
}
