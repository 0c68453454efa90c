import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answeredOnPlan, CarePlanOf, CarePlanRoute } from '../answering/care-plan-route.js';
import type { CarePlanRequest } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { AmendCarePlanBody } from './amend-care-plan.dto.js';
import { AmendCarePlan } from './amend-care-plan.js';

@Controller('care-plans')
export class AmendCarePlanController {
  constructor(private readonly commands: CommandBus) {}

  @CarePlanRoute('PATCH', '', {
    action: 'amendCarePlan',
    summary: 'Periode, opvangdelen of delen van een opvangplan wijzigen',
    description: 'Wat er niet in staat, blijft zoals het is.',
    problems: ['care-plan-withdrawn'],
  })
  async amendCarePlan(
    @CarePlanOf('PATCH') request: CarePlanRequest,
    @Body() body: AmendCarePlanBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlanAnswer> {
    return answeredOnPlan(reply, await this.commands.execute(new AmendCarePlan(request, body ?? {})));
  }
}
