import { Body, Controller, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { answeredOnPlan, CarePlanOf, CarePlanRoute } from '../answering/care-plan-route.js';
import type { CarePlanRequest } from '../answering/care-plan.command.js';
import type { CarePlanAnswer } from '../answering/care-plan.dto.js';
import { EmergencyListingBody } from './emergency-listing.dto.js';
import { ListOnEmergency, TakeOffEmergencyList } from './emergency-listing.js';

@Controller('care-plans')
export class EmergencyListingController {
  constructor(private readonly commands: CommandBus) {}

  @CarePlanRoute('POST', 'emergency-listing', {
    action: 'listOnEmergency',
    summary: 'Een opvangplan op de noodlijst zetten',
    description:
      'Elke opvanglocatie kan het dan zien zolang er een plaats gezocht wordt, zonder naam, adres of contactgegevens. ' +
      'Opnieuw met een andere reden: de reden wijzigt.',
    problems: ['place-already-found', 'care-plan-withdrawn'],
  })
  async listOnEmergency(
    @CarePlanOf('POST emergency-listing') request: CarePlanRequest,
    @Body() body: EmergencyListingBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlanAnswer> {
    return answeredOnPlan(reply, await this.commands.execute(new ListOnEmergency(request, body)));
  }

  @CarePlanRoute('DELETE', 'emergency-listing', {
    action: 'takeOffEmergencyList',
    summary: 'Een opvangplan van de noodlijst halen',
    description: 'Een gevonden plaats of een intrekking haalt het er vanzelf af.',
  })
  async takeOffEmergencyList(
    @CarePlanOf('DELETE emergency-listing') request: CarePlanRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlanAnswer> {
    return answeredOnPlan(reply, await this.commands.execute(new TakeOffEmergencyList(request, {})));
  }
}
