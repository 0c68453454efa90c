import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { FreshPageQuery } from '../paging/fresh.dto.js';
import { GuidanceListAnswer } from './guidance-list.dto.js';
import { GuidanceList } from './guidance-list.query.js';

@ApiTags('regie')
@ApiSignedIn()
@Controller('regie/guidance-list')
export class GuidanceListController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'De begeleidingslijst van het eigen lokaal bestuur',
    description:
      'Welke opvangplannen nog zoeken en nergens plaats vonden, of te lang wachten op een locatie. Zonder ' +
      'persoonsgegevens.',
    operationId: 'listGuidance',
  })
  @ApiOkResponse({ type: GuidanceListAnswer })
  @ApiProblems('validation', 'read-model-behind')
  @Does('readGuidanceList')
  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query() asked: FreshPageQuery,
  ): Promise<GuidanceListAnswer> {
    return this.queries.execute(new GuidanceList(principal, asked));
  }
}
