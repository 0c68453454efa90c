import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import {
  CountDisclosuresQuery,
  DisclosureCountsAnswer,
  DisclosurePageAnswer,
  SearchDisclosuresQuery,
} from './disclosures.dto.js';
import { CountDisclosures, SearchDisclosures } from './disclosures.query.js';

@ApiSignedIn()
@ApiProblems('validation', 'unavailable')
@Controller()
export class DisclosuresController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Zoeken in wie wat te zien kreeg van de opvangplannen van het eigen bestuur',
    description: 'Velden en kenmerken, nooit een waarde of een naam. Dat er gezocht is, wordt genoteerd.',
    operationId: 'searchDisclosures',
  })
  @ApiTags('gegevensbescherming')
  @ApiOkResponse({ type: DisclosurePageAnswer })
  @Does('searchDisclosures')
  @Get('privacy/disclosures')
  search(
    @CurrentPrincipal() principal: Principal,
    @Query() query: SearchDisclosuresQuery,
  ): Promise<DisclosurePageAnswer> {
    return this.queries.execute(new SearchDisclosures(principal, query));
  }

  @ApiOperation({
    summary: 'Tellen hoe vaak er van de opvangplannen van het eigen bestuur iets getoond is',
    description: 'Alleen aantallen: geen opvangplan en geen persoon. Dat er geteld is, wordt genoteerd.',
    operationId: 'countDisclosures',
  })
  @ApiTags('bewijs')
  @ApiOkResponse({ type: DisclosureCountsAnswer })
  @Does('countDisclosures')
  @Get('audit/disclosures/counts')
  count(
    @CurrentPrincipal() principal: Principal,
    @Query() query: CountDisclosuresQuery,
  ): Promise<DisclosureCountsAnswer> {
    return this.queries.execute(new CountDisclosures(principal, query));
  }
}
