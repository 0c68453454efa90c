import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does, IdPipe } from '@koz/http';
import type { AlertId } from '@koz/disclosure-ledger';
import type { Principal } from '@koz/identity';
import { AcknowledgeAlertBody, AlertAnswer, AlertsAnswer, AlertsQuery } from './alerts.dto.js';
import { AcknowledgeAlert, ListAlerts } from './alerts.query.js';

@ApiTags('gegevensbescherming')
@ApiSignedIn()
@Controller('privacy/alerts')
export class AlertsController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Ongewone inzage in opvangplannen van het eigen bestuur',
    description: 'Elke regel, persoon en periode één keer. Dat er gekeken is, wordt genoteerd.',
    operationId: 'listAccessAlerts',
  })
  @ApiOkResponse({ type: AlertsAnswer })
  @ApiProblems('validation', 'unavailable')
  @Does('readAlerts')
  @Get()
  list(@CurrentPrincipal() principal: Principal, @Query() query: AlertsQuery): Promise<AlertsAnswer> {
    return this.queries.execute(new ListAlerts(principal, query));
  }

  @ApiOperation({
    summary: 'Noteren dat een melding nagekeken is, en wat het bleek te zijn',
    description: 'De eerste die het noteert, blijft staan; nog eens vragen verandert niets.',
    operationId: 'acknowledgeAccessAlert',
  })
  @ApiParam({ name: 'alertId', type: 'string', format: 'uuid', description: 'Kenmerk van de melding.' })
  @ApiOkResponse({ type: AlertAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @HttpCode(200)
  @Does('acknowledgeAlert')
  @Post(':alertId/acknowledge')
  acknowledge(
    @CurrentPrincipal() principal: Principal,
    @Param('alertId', IdPipe) alertId: AlertId,
    @Body() { reason }: AcknowledgeAlertBody,
  ): Promise<AlertAnswer> {
    return this.queries.execute(new AcknowledgeAlert(principal, alertId, reason));
  }
}
