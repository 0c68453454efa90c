import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { apiPrefix, ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { batchContentType, type CloudEvent } from '@koz/messaging';
import { LogTail } from '../following/log-tail.js';
import { untilClosed } from '../following/until-closed.js';
import { IntegrationEventAnswer, IntegrationFeedQuery } from './integration-feed.dto.js';
import { ReadIntegrationFeed } from './integration-feed.query.js';

const path = 'integration/events';

@ApiTags('koppeling')
@ApiSignedIn()
@ApiExtraModels(IntegrationEventAnswer)
@Controller(path)
export class IntegrationFeedController {
  constructor(
    private readonly queries: QueryBus,
    private readonly tail: LogTail,
  ) {}

  @ApiOperation({
    summary:
      'Wat er gebeurt met de opvangplannen van het eigen bestuur en die ermee gedeeld worden, voor andere systemen',
    description:
      'CloudEvents 1.0, in de volgorde van het logboek, elke gebeurtenis minstens één keer: ga verder met de link naar de ' +
      'volgende bladzijde, ook als er geen gebeurtenis bij was. Op het einde van elke bladzijde staat het laatste ' +
      'ondertekende controlepunt. Er staan kenmerken en codes in, nooit een persoonlijke waarde.',
    operationId: 'readIntegrationFeed',
  })
  @ApiOkResponse({
    headers: {
      Link: {
        description: 'De volgende bladzijde: `</api/v1/integration/events?after=…>; rel="next"`.',
        schema: { type: 'string' },
      },
    },
    content: {
      [batchContentType]: {
        schema: { type: 'array', items: { $ref: getSchemaPath(IntegrationEventAnswer) } },
      },
    },
  })
  @ApiProblems('validation', 'unavailable')
  @Does('readIntegrationFeed')
  @Get()
  async events(
    @CurrentPrincipal() principal: Principal,
    @Query() asked: IntegrationFeedQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly CloudEvent<object>[]> {
    const { events, next } = await this.queries.execute(
      new ReadIntegrationFeed(principal, asked, untilClosed(reply)),
    );
    // Whoever waited would keep its connection, and with that hold up the end of the process.
    if (this.tail.isClosing) void reply.header('connection', 'close');
    void reply.header('link', `<${nextPage(asked, next)}>; rel="next"`).type(batchContentType);
    return events;
  }
}

/** Where the next page is, asked for in the same way. */
function nextPage({ limit, wait }: IntegrationFeedQuery, after: number): string {
  const kept = Object.entries({ after, limit, wait }).filter(([, value]) => value !== undefined);
  return `/${apiPrefix}/${path}?${kept.map(([name, value]) => `${name}=${value}`).join('&')}`;
}
