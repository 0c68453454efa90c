import { Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answeredOnPlan, CarePlanOf, CarePlanRoute } from '../answering/care-plan-route.js';
import type { CarePlanRequest } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { DeclinePlace } from './decline-place.js';

@Controller('care-plans')
export class DeclinePlaceController {
  constructor(private readonly commands: CommandBus) {}

  @CarePlanRoute('POST', 'decline-place', {
    summary: 'De gevonden plaats niet nemen',
    description: 'De aanvraag staat weer op “geaccepteerd”; de andere aanvragen van het plan gaan weer open.',
    problems: ['no-place-found', 'care-plan-withdrawn'],
  })
  async declinePlace(
    @CarePlanOf('POST decline-place') request: CarePlanRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlanAnswer> {
    return answeredOnPlan(reply, await this.commands.execute(new DeclinePlace(request, {})));
  }
}
