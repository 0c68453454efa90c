import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does, IdPipe, setRevision } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { ApplicationId } from '@koz/privacy-types';
import { ApplicationAnswer } from '../answering/application.dto.js';
import { FreshQuery } from '../paging/fresh.dto.js';
import { ApplicationDetail } from './application-detail.query.js';

@ApiTags('organisator')
@ApiSignedIn()
@Controller('organiser/applications')
export class ApplicationDetailController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({ summary: 'Een aanvraag bij een eigen locatie', operationId: 'getOrganiserApplication' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({
    type: ApplicationAnswer,
    headers: {
      ETag: { description: 'De revisie van de aanvraag, voor If-Match.', schema: { type: 'string' } },
    },
  })
  @ApiProblems('validation', 'not-found', 'read-model-behind', 'unavailable')
  @Does('readApplication')
  @Get(':id')
  async detail(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: ApplicationId,
    @Query() { minPosition }: FreshQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicationAnswer> {
    const { answer, revision } = await this.queries.execute(
      new ApplicationDetail(principal, id, minPosition),
    );
    if (revision !== undefined) setRevision(reply, revision);
    return answer;
  }
}
