import { applyDecorators, Body, Controller, Delete, HttpCode, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBody } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answeredOnPlan, CarePlanOf, onPlan, planRevision } from '../answering/care-plan-route.js';
import type { CarePlanRequest } from '../answering/care-plan.command.js';
import { EraseCarePlanBody, ErasureAnswer } from './erase-care-plan.dto.js';
import { EraseCarePlan } from './erase-care-plan.js';

@Controller('care-plans')
export class EraseCarePlanController {
  constructor(private readonly commands: CommandBus) {}

  @applyDecorators(
    Delete(':id'),
    HttpCode(202),
    ApiBody({ type: EraseCarePlanBody, required: false }),
    ApiAcceptedResponse({ type: ErasureAnswer, headers: planRevision }),
    ...onPlan({
      action: 'requestErasure',
      summary: 'Alle gegevens van het opvangplan laten wissen',
      description:
        'Sluit het opvangplan meteen voor iedereen en zet elke lopende aanvraag stop; daarna worden de sleutels ' +
        'vernietigd. Een wettelijke bewaring stelt dat laatste uit: het antwoord zegt dan tot wanneer. Dit is definitief.',
    }),
  )
  async eraseCarePlan(
    @CarePlanOf('DELETE') request: CarePlanRequest,
    @Body() body: EraseCarePlanBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureAnswer> {
    return answeredOnPlan(reply, await this.commands.execute(new EraseCarePlan(request, body ?? {})));
  }
}
