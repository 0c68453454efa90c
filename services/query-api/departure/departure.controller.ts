import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does, setRevision } from '@koz/http';
import type { Principal } from '@koz/identity';
import { DepartureAnswer } from './departure.dto.js';
import { GetDeparture } from './departure.query.js';

@ApiTags('gegevensbescherming')
@ApiSignedIn()
@Controller('privacy/departure')
export class DepartureStateController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Hoe ver het vertrek van het eigen lokaal bestuur staat',
    operationId: 'getDeparture',
  })
  @ApiOkResponse({
    type: DepartureAnswer,
    headers: {
      ETag: { description: 'De versie van het beleid, voor If-Match.', schema: { type: 'string' } },
    },
  })
  @ApiProblems('not-found', 'unavailable')
  @Does('readDeparture')
  @Get()
  async departure(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureAnswer> {
    const answer = await this.queries.execute(new GetDeparture(principal));
    setRevision(reply, answer.revision);
    return answer;
  }
}
