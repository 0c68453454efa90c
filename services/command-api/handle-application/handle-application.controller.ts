import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answered, StepOf, StepPost } from '../answering/step-route.js';
import type { StepRequest } from '../answering/step.command.js';
import { StepBody, type StepAnswer } from '../answering/step.dto.js';
import { HandleApplication } from './handle-application.js';

@Controller('applications')
export class HandleApplicationController {
  constructor(private readonly commands: CommandBus) {}

  @StepPost('no-place', 'noPlace', 'Melden dat er geen plaats is')
  async noPlace(
    @StepOf() request: StepRequest,
    @Body() body: StepBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return answered(
      reply,
      await this.commands.execute(new HandleApplication({ ...request, body }, 'no-place')),
    );
  }

  @StepPost('accept', 'accept', 'Een aanvraag opnemen (bekijken)')
  async accept(
    @StepOf() request: StepRequest,
    @Body() body: StepBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return answered(
      reply,
      await this.commands.execute(new HandleApplication({ ...request, body }, 'accept')),
    );
  }

  @StepPost('reject', 'reject', 'Een aanvraag niet goedkeuren')
  async reject(
    @StepOf() request: StepRequest,
    @Body() body: StepBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StepAnswer> {
    return answered(
      reply,
      await this.commands.execute(new HandleApplication({ ...request, body }, 'reject')),
    );
  }
}
