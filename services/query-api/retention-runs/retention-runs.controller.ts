import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does, IdPipe } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { Uuid } from '@koz/privacy-types';
import { RetentionRunAnswer, RetentionRunsAnswer } from './retention-runs.dto.js';
import { GetRetentionRun, ListRetentionRuns } from './retention-runs.query.js';

@ApiTags('gegevensbescherming')
@ApiSignedIn()
@Controller('privacy/runs')
export class RetentionRunsController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Wanneer bij het eigen bestuur laatst uitgevoerd werd wat vervallen was, en wat dat deed',
    operationId: 'listRetentionRuns',
  })
  @ApiOkResponse({ type: RetentionRunsAnswer })
  @ApiProblems('unavailable')
  @Does('readRetentionRuns')
  @Get()
  list(@CurrentPrincipal() principal: Principal): Promise<RetentionRunsAnswer> {
    return this.queries.execute(new ListRetentionRuns(principal));
  }

  @ApiOperation({
    summary: 'Hoe het met een gevraagde uitvoering staat, en wat ze deed',
    description: 'Totalen van de hele uitvoering, nooit per maand, en geen opvangplan.',
    operationId: 'getRetentionRun',
  })
  @ApiParam({ name: 'runId', type: 'string', format: 'uuid', description: 'Kenmerk van de uitvoering.' })
  @ApiOkResponse({ type: RetentionRunAnswer })
  @ApiProblems('not-found', 'unavailable')
  @Does('readRetentionRun')
  @Get(':runId')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('runId', IdPipe) runId: Uuid,
  ): Promise<RetentionRunAnswer> {
    return this.queries.execute(new GetRetentionRun(principal, runId));
  }
}
