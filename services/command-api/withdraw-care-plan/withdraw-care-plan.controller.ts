import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answeredOnPlan, CarePlanOf, CarePlanRoute } from '../answering/care-plan-route.js';
import type { CarePlanRequest } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { StepBody } from '../answering/step.dto.js';
import { WithdrawCarePlan } from './withdraw-care-plan.js';

@Controller('care-plans')
export class WithdrawCarePlanController {
  constructor(private readonly commands: CommandBus) {}

  @CarePlanRoute('POST', 'withdraw', {
    action: 'withdrawCarePlan',
    summary: 'Het hele opvangplan intrekken',
    description:
      'Geeft een gevonden plaats terug en trekt elke aanvraag in die nog loopt. Dit is definitief.',
    problems: ['care-plan-withdrawn'],
  })
  async withdrawCarePlan(
    @CarePlanOf('POST withdraw') request: CarePlanRequest,
    @Body() body: StepBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlanAnswer> {
    return answeredOnPlan(reply, await this.commands.execute(new WithdrawCarePlan(request, body ?? {})));
  }
}
