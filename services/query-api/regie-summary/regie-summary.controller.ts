import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { RegieSummaryAnswer } from './regie-summary.dto.js';
import { RegieSummary } from './regie-summary.query.js';

@ApiTags('regie')
@ApiSignedIn()
@Controller('regie/summary')
export class RegieSummaryController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'De cijfers van de regie',
    description:
      'Een momentopname, hoogstens één per dag en na een import: aantallen onder k niet getoond, andere afgerond. ' +
      'De regie ziet de eigen cijfers, het Agentschap Opgroeien de som van wat alle lokale besturen tonen.',
    operationId: 'getRegieSummary',
  })
  @ApiOkResponse({ type: RegieSummaryAnswer })
  @ApiProblems('not-found', 'unavailable')
  @Does('readSummary')
  @Get()
  summary(@CurrentPrincipal() principal: Principal): Promise<RegieSummaryAnswer> {
    return this.queries.execute(new RegieSummary(principal));
  }
}
