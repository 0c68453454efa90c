import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answeredOnPlan, CarePlanOf, CarePlanRoute } from '../answering/care-plan-route.js';
import type { CarePlanRequest } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { RectifyPersonalDataBody } from './rectify-personal-data.dto.js';
import { RectifyPersonalData } from './rectify-personal-data.js';

@Controller('care-plans')
export class RectifyPersonalDataController {
  constructor(private readonly commands: CommandBus) {}

  @CarePlanRoute('PATCH', 'personal-data', {
    action: 'rectifyPersonalData',
    summary: 'Eigen gegevens verbeteren of aanvullen',
    description:
      'Ook wanneer de verwachte geboortedatum de echte wordt, en voor e-mail, telefoon en rijksregisternummer die ' +
      'bij het indienen nog niet gegeven waren.',
    problems: ['care-plan-withdrawn'],
  })
  async rectifyPersonalData(
    @CarePlanOf('PATCH personal-data') request: CarePlanRequest,
    @Body() body: RectifyPersonalDataBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlanAnswer> {
    return answeredOnPlan(reply, await this.commands.execute(new RectifyPersonalData(request, body ?? {})));
  }
}
