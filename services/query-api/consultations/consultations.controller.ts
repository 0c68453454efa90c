import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { ConsultationsAnswer, ConsultationsQuery } from './consultations.dto.js';
import { ListConsultations } from './consultations.query.js';

@ApiTags('bewijs')
@ApiSignedIn()
@Controller('audit/consultations')
export class ConsultationsController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Wie de geschiedenis van het eigen bestuur inkeek of erover besliste, en waarom',
    description: 'Ook wat het beheer deed voor alle besturen samen. Dit opvragen wordt zelf ook genoteerd.',
    operationId: 'listConsultations',
  })
  @ApiOkResponse({ type: ConsultationsAnswer })
  @ApiProblems('validation', 'unavailable')
  @Does('readConsultations')
  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: ConsultationsQuery,
  ): Promise<ConsultationsAnswer> {
    return this.queries.execute(new ListConsultations(principal, query));
  }
}
