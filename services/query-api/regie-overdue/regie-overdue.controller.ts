import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { RegieOverdueAnswer } from './regie-overdue.dto.js';
import { RegieOverdue } from './regie-overdue.query.js';

@ApiTags('regie')
@ApiSignedIn()
@Controller('regie/overdue')
export class RegieOverdueController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Aanvragen die te lang wachten, per organisator en opvanglocatie',
    description: 'Uit dezelfde momentopname als de cijfers van de regie, met dezelfde bescherming.',
    operationId: 'getRegieOverdue',
  })
  @ApiOkResponse({ type: RegieOverdueAnswer })
  @ApiProblems('unavailable')
  @Does('readOverdue')
  @Get()
  overdue(@CurrentPrincipal() principal: Principal): Promise<RegieOverdueAnswer> {
    return this.queries.execute(new RegieOverdue(principal));
  }
}
