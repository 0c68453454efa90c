import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answeredOnPlan, CarePlanOf, CarePlanRoute } from '../answering/care-plan-route.js';
import type { CarePlanRequest } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { DeclinePlaceBody } from './decline-place.dto.js';
import { DeclinePlace } from './decline-place.js';

@Controller('care-plans')
export class DeclinePlaceController {
  constructor(private readonly commands: CommandBus) {}

  @CarePlanRoute('POST', 'decline-place', {
    action: 'declinePlace',
    summary: 'Een plaats niet nemen',
    description:
      'De aanvraag staat weer op “geaccepteerd”; de andere aanvragen van het plan gaan weer open, ook die door de ' +
      'bevestiging ingetrokken waren.',
    problems: ['no-place-found', 'care-plan-withdrawn'],
  })
  async declinePlace(
    @CarePlanOf('POST decline-place') request: CarePlanRequest,
    @Body() body: DeclinePlaceBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlanAnswer> {
    return answeredOnPlan(reply, await this.commands.execute(new DeclinePlace(request, body ?? {})));
  }
}
