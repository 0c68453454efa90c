import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { FreshPageQuery } from '../paging/fresh.dto.js';
import { FiledCarePlanPageAnswer } from './filed-care-plans.dto.js';
import { ListFiledCarePlans } from './filed-care-plans.query.js';

@ApiTags('opvangplannen')
@ApiSignedIn()
@Controller('service-point/care-plans')
export class FiledCarePlansController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'De opvangplannen die dit loket indiende',
    description: 'Kenmerken, tijdstippen en waar het zoeken staat; niets van een gezin.',
    operationId: 'listFiledCarePlans',
  })
  @ApiOkResponse({ type: FiledCarePlanPageAnswer })
  @ApiProblems('validation', 'read-model-behind', 'unavailable')
  @Does('listFiledCarePlans')
  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query() asked: FreshPageQuery,
  ): Promise<FiledCarePlanPageAnswer> {
    return this.queries.execute(new ListFiledCarePlans(principal, asked));
  }
}
