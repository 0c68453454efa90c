import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does, IdPipe, ReasonQuery } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { CarePlanId } from '@koz/privacy-types';
import { FindCertificatesBody, PlanCertificatesAnswer } from './certificates.dto.js';
import { FindCertificates } from './certificates.query.js';

@ApiTags('bewijs')
@Controller()
export class CertificatesController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'De certificaten van vernietiging van een opvangplan van het eigen bestuur',
    description: 'Ook als er verder niets meer van het opvangplan bestaat.',
    operationId: 'getCertificates',
  })
  @ApiParam({
    name: 'carePlanId',
    type: 'string',
    format: 'uuid',
    description: 'Kenmerk van het opvangplan.',
  })
  @ApiOkResponse({ type: PlanCertificatesAnswer })
  @ApiSignedIn()
  @ApiProblems('validation', 'not-found', 'unavailable')
  @Does('readCertificates')
  @Get('audit/certificates/:carePlanId')
  ofPlan(
    @CurrentPrincipal() principal: Principal,
    @Param('carePlanId', IdPipe) carePlanId: CarePlanId,
    @Query() { reason }: ReasonQuery,
  ): Promise<PlanCertificatesAnswer> {
    return this.queries.execute(new FindCertificates({ principal, carePlanId, reason }));
  }

  @ApiOperation({
    summary: 'De certificaten van vernietiging bij een ontvangstcode',
    description:
      'Voor wie de ontvangstcode heeft, zonder aan te melden: na 5 jaar is dat de enige weg. De code staat in het ' +
      'verzoek zelf en niet in het adres, want ze is geheim.',
    operationId: 'findCertificates',
  })
  @ApiOkResponse({ type: PlanCertificatesAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @HttpCode(200)
  @Does('findCertificates')
  @Post('certificates/find')
  byReceipt(@Body() { receipt }: FindCertificatesBody): Promise<PlanCertificatesAnswer> {
    return this.queries.execute(new FindCertificates({ receipt }));
  }
}
