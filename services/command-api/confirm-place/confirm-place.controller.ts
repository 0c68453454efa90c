import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answeredOnPlan, CarePlanOf, CarePlanRoute } from '../answering/care-plan-route.js';
import type { CarePlanRequest } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { ConfirmPlaceBody } from './confirm-place.dto.js';
import { ConfirmPlace } from './confirm-place.js';

@Controller('care-plans')
export class ConfirmPlaceController {
  constructor(private readonly commands: CommandBus) {}

  @CarePlanRoute('POST', 'confirm-place', {
    action: 'confirmPlace',
    summary: 'De gevonden plaats bevestigen',
    description:
      'Trekt de andere aanvragen van het plan in, tenzij het gezin verder zoekt. Een organisator bevestigt zo de ' +
      'plaats van zijn eigen aanvraag, met het ondertekende contract.',
    problems: ['no-place-found', 'care-plan-withdrawn'],
  })
  async confirmPlace(
    @CarePlanOf('POST confirm-place') request: CarePlanRequest,
    @Body() body: ConfirmPlaceBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlanAnswer> {
    return answeredOnPlan(reply, await this.commands.execute(new ConfirmPlace(request, body ?? {})));
  }
}
