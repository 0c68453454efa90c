import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { FreshQuery } from '../paging/fresh.dto.js';
import { HoldsQuery, RetentionScheduleAnswer, RunningHoldsAnswer } from './retention-schedule.dto.js';
import { GetRetentionSchedule, ListHolds } from './retention-schedule.query.js';

@ApiTags('gegevensbescherming')
@ApiSignedIn()
@ApiProblems('validation', 'read-model-behind', 'unavailable')
@Controller('privacy')
export class RetentionScheduleController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Wat er van de opvangplannen van het eigen bestuur nog moet verdwijnen, per maand',
    description:
      'Alleen aantallen, en onder k geen cijfer per maand. Wat te laat is en wat bewaard wordt, zijn exacte totalen.',
    operationId: 'getRetentionSchedule',
  })
  @ApiOkResponse({ type: RetentionScheduleAnswer })
  @Does('readSchedule')
  @Get('schedule')
  schedule(
    @CurrentPrincipal() principal: Principal,
    @Query() { minPosition }: FreshQuery,
  ): Promise<RetentionScheduleAnswer> {
    return this.queries.execute(new GetRetentionSchedule(principal, minPosition));
  }

  @ApiOperation({
    summary: 'De bewaringen van het eigen bestuur die niemand ophief',
    operationId: 'listLegalHolds',
  })
  @ApiOkResponse({ type: RunningHoldsAnswer })
  @Does('readLegalHolds')
  @Get('holds')
  holds(
    @CurrentPrincipal() principal: Principal,
    @Query() { minPosition, reason }: HoldsQuery,
  ): Promise<RunningHoldsAnswer> {
    return this.queries.execute(new ListHolds(principal, minPosition, reason));
  }
}
