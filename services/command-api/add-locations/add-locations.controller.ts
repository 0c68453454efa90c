import { applyDecorators, Body, Controller, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answeredOnPlan, CarePlanOf, onPlan, planRevision } from '../answering/care-plan-route.js';
import type { CarePlanRequest } from '../answering/care-plan.command.js';
import { AddLocationsAnswer, AddLocationsBody } from './add-locations.dto.js';
import { AddLocations } from './add-locations.js';

@Controller('care-plans')
export class AddLocationsController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/applications')
  @ApiCreatedResponse({ type: AddLocationsAnswer, headers: planRevision })
  @applyDecorators(
    ...onPlan({
      action: 'addLocations',
      summary: 'Een opvangplan bij nog meer locaties aanvragen',
      description:
        'Kan niet meer wanneer een plaats gevonden is, tenzij de familie die bevestigde en verder zoekt. De regie ' +
        'kan het alleen voor een opvangplan van haar bestuur dat op de noodlijst staat.',
      problems: ['place-already-found', 'care-plan-withdrawn', 'not-on-emergency-list'],
    }),
  )
  async addLocations(
    @CarePlanOf('POST applications') request: CarePlanRequest,
    @Body() body: AddLocationsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddLocationsAnswer> {
    return answeredOnPlan(reply, await this.commands.execute(new AddLocations(request, body)));
  }
}
