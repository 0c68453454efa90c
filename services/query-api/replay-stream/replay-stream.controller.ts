import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does, longestParameter } from '@koz/http';
import type { Principal } from '@koz/identity';
import { ReplayAnswer, ReplayQuery } from './replay-stream.dto.js';
import { ReplayStream } from './replay-stream.query.js';

@ApiTags('bewijs')
@ApiSignedIn()
@Controller('audit/streams')
export class ReplayStreamController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Een opvangplan, een aanvraag of een bestuur zoals het toen was, en wie er toen wat van zag',
    description:
      'Uit het logboek zelf, van het eigen bestuur: toestand, geschiedenis, wat toen gold, en per veld wat ' +
      'organisator, zoekpool, gezin en regie te zien kregen. Nooit een waarde. Naast toen staat nu, waar dat verschilt.',
    operationId: 'replayStream',
  })
  @ApiParam({
    name: 'id',
    description:
      'carePlan-…, application-… of controller-…, of het kenmerk alleen van een opvangplan of aanvraag.',
    schema: { type: 'string', maxLength: longestParameter },
  })
  @ApiOkResponse({ type: ReplayAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @Does('replayStream')
  @Get(':id')
  replay(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query() asked: ReplayQuery,
  ): Promise<ReplayAnswer> {
    return this.queries.execute(new ReplayStream(principal, id, asked));
  }
}
