import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { FreshQuery } from '../paging/fresh.dto.js';
import { ComparePoliciesBody, PolicyComparisonAnswer } from './compare-policies.dto.js';
import { ComparePolicies } from './compare-policies.query.js';

@ApiTags('gegevensbescherming')
@ApiSignedIn()
@Controller('privacy/policies')
export class ComparePoliciesController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'De methodes vergelijken over de echte geschiedenis',
    description:
      'Wat elke methode van de opvangplannen van het eigen bestuur getoond zou hebben, aan hoeveel organisatoren en ' +
      'hoeveel dagen, en wat een organisator bij een beslissing niet zag. Alleen aantallen; er wordt niets bewaard.',
    operationId: 'comparePolicies',
  })
  @ApiBody({ type: ComparePoliciesBody, required: false })
  @ApiOkResponse({ type: PolicyComparisonAnswer })
  @ApiProblems('validation', 'read-model-behind', 'unavailable')
  @HttpCode(200)
  @Does('comparePolicies')
  @Post('compare')
  compare(
    @CurrentPrincipal() principal: Principal,
    @Body() body: ComparePoliciesBody,
    @Query() { minPosition }: FreshQuery,
  ): Promise<PolicyComparisonAnswer> {
    return this.queries.execute(new ComparePolicies(principal, body ?? {}, minPosition));
  }
}
