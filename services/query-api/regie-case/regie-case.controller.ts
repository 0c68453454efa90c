import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does, IdPipe } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { CarePlanId } from '@koz/privacy-types';
import { OpenCaseRequest, RegieCaseAnswer } from './regie-case.dto.js';
import { OpenRegieCase } from './regie-case.query.js';

/** A POST, though nothing is changed: opening leaves a record, and no address may hold the reason. */
@ApiTags('regie')
@ApiSignedIn()
@Controller('regie/cases')
export class RegieCaseController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Eén opvangplan openen, met een reden',
    description:
      'Wat bemiddeling nodig heeft; nooit het rijksregisternummer, de geboortedatum van de ouder of het adres. Het ' +
      'openen wordt met de reden vastgelegd voor er iets getoond wordt; het gezin kan het nalezen.',
    operationId: 'openRegieCase',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ type: RegieCaseAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @HttpCode(200)
  @Does('openCase')
  @Post(':id/open')
  open(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: CarePlanId,
    @Body() { reason }: OpenCaseRequest,
  ): Promise<RegieCaseAnswer> {
    return this.queries.execute(new OpenRegieCase(principal, id, reason));
  }
}
