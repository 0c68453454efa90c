import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { FreshPageQuery } from '../paging/fresh.dto.js';
import { EmergencyListAnswer } from './emergency-list.dto.js';
import { EmergencyList } from './emergency-list.query.js';

@ApiTags('regie')
@ApiSignedIn()
@Controller('regie/emergency-list')
export class EmergencyListController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'De noodlijst van het eigen lokaal bestuur',
    description: 'Wat op de noodlijst staat en nog een plaats zoekt. Zonder persoonsgegevens.',
    operationId: 'listEmergencies',
  })
  @ApiOkResponse({ type: EmergencyListAnswer })
  @ApiProblems('validation', 'read-model-behind')
  @Does('readEmergencyList')
  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query() asked: FreshPageQuery,
  ): Promise<EmergencyListAnswer> {
    return this.queries.execute(new EmergencyList(principal, asked));
  }
}
