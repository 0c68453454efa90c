import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentPrincipal, IdPipe } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { CarePlanId } from '@koz/privacy-types';
import { OwnPlanRoute } from '../own-care-plan/own-plan-route.js';
import { FreshPageQuery } from '../paging/fresh.dto.js';
import { OwnDisclosurePageAnswer } from './own-disclosures.dto.js';
import { GetOwnDisclosures } from './own-disclosures.query.js';

@Controller('care-plans')
export class OwnDisclosuresController {
  constructor(private readonly queries: QueryBus) {}

  @OwnPlanRoute('readOwnDisclosures', 'disclosures', {
    operationId: 'listOwnDisclosures',
    summary: 'Wie zag wat van het eigen opvangplan',
    description: 'Elke keer dat een organisatie gegevens te zien kreeg: welke velden, hoe precies en waarom.',
  })
  @ApiOkResponse({ type: OwnDisclosurePageAnswer })
  disclosures(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) carePlanId: CarePlanId,
    @Query() { minPosition, ...page }: FreshPageQuery,
  ): Promise<OwnDisclosurePageAnswer> {
    return this.queries.execute(new GetOwnDisclosures({ principal, carePlanId, minPosition }, page));
  }
}
