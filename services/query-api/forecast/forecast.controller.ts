import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse } from '@nestjs/swagger';
import { CurrentPrincipal, IdPipe } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { CarePlanId } from '@koz/privacy-types';
import { OwnPlanRoute } from '../own-care-plan/own-plan-route.js';
import { FreshQuery } from '../paging/fresh.dto.js';
import { ForecastAnswer } from './forecast.dto.js';
import { GetForecast } from './forecast.query.js';

@Controller('care-plans')
export class ForecastController {
  constructor(private readonly queries: QueryBus) {}

  @OwnPlanRoute('readForecast', 'forecast', {
    operationId: 'getForecast',
    summary: 'Wanneer welke gegevens van het opvangplan verdwijnen',
    description:
      'Wat er al vernietigd is, wat er nog komt en wanneer, wat er van blijft, wat het tegenhoudt, en wat het gezin ' +
      'kan doen; als gegevens en in gewone zinnen.',
  })
  @ApiOkResponse({ type: ForecastAnswer })
  forecast(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) carePlanId: CarePlanId,
    @Query() { minPosition }: FreshQuery,
  ): Promise<ForecastAnswer> {
    return this.queries.execute(new GetForecast({ principal, carePlanId, minPosition }));
  }
}
