import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does, setRevision } from '@koz/http';
import type { Principal } from '@koz/identity';
import { PoliciesAnswer } from './policies.dto.js';
import { Policies } from './policies.query.js';

@ApiTags('gegevensbescherming')
@ApiSignedIn()
@Controller('privacy/policies')
export class PoliciesController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'De methode, de termijnen en het bewaarbeleid van het eigen lokaal bestuur, nu en vroeger',
    operationId: 'getPolicies',
  })
  @ApiOkResponse({
    type: PoliciesAnswer,
    headers: {
      ETag: { description: 'De versie van het beleid, voor If-Match.', schema: { type: 'string' } },
    },
  })
  @ApiProblems('not-found', 'unavailable')
  @Does('readPolicies')
  @Get()
  async policies(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PoliciesAnswer> {
    const answer = await this.queries.execute(new Policies(principal));
    setRevision(reply, answer.revision);
    return answer;
  }
}
