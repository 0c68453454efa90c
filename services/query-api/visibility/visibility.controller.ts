import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentPrincipal, IdPipe } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { CarePlanId } from '@koz/privacy-types';
import { OwnPlanRoute } from '../own-care-plan/own-plan-route.js';
import { FreshQuery } from '../paging/fresh.dto.js';
import { VisibilityAnswer } from './visibility.dto.js';
import { GetVisibility } from './visibility.query.js';

@Controller('care-plans')
export class VisibilityController {
  constructor(private readonly queries: QueryBus) {}

  @OwnPlanRoute('readVisibility', 'visibility', {
    operationId: 'getVisibility',
    summary: 'Wie nu wat ziet van het eigen opvangplan',
    description:
      'Per organisator, voor de zoekpool en de noodlijst, voor het loket en de regie: elk veld met zijn toestand en hoe ' +
      'precies het te zien is. Nooit een waarde; daarom wordt dit niet als inzage geregistreerd.',
  })
  @ApiOkResponse({ type: VisibilityAnswer })
  visibility(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) carePlanId: CarePlanId,
    @Query() { minPosition }: FreshQuery,
  ): Promise<VisibilityAnswer> {
    return this.queries.execute(new GetVisibility({ principal, carePlanId, minPosition }));
  }
}
