import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnswersWithin, ApiProblems, ApiSignedIn, CurrentPrincipal, Does, invalid } from '@koz/http';
import type { Principal } from '@koz/identity';
import { positionIn } from '../following/position.js';
import { untilClosed } from '../following/until-closed.js';
import { InboxUpdateAnswer, OrganiserUpdatesQuery } from './organiser-updates.dto.js';
import { FollowInbox, longestStreamMs } from './organiser-updates.query.js';

const eventStream = 'text/event-stream';

@ApiTags('organisator')
@ApiSignedIn()
@ApiExtraModels(InboxUpdateAnswer)
@Controller('organiser/updates')
export class OrganiserUpdatesController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Wat er verandert aan de aanvragen bij de eigen locaties, terwijl het gebeurt',
    description:
      'Server-Sent Events: eerst een bericht `ready`, dan een bericht `update` voor elke wijziging, met kenmerken en ' +
      'revisies, nooit een persoonlijke waarde. Het id van een bericht is een positie in het logboek. Wie na een ' +
      'onderbreking het laatste id meegeeft, mist niets en krijgt niets dubbel. Wie een aanvraag daarna leest, ziet de ' +
      'wijziging. De verbinding eindigt na een kwartier vanzelf: verbind dan opnieuw, op dezelfde manier.',
    operationId: 'followOrganiserUpdates',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Het id van het laatste bericht dat aankwam.',
    schema: { type: 'string', pattern: '^(-1|\\d{1,15})$' },
  })
  @ApiOkResponse({
    content: { [eventStream]: { schema: { $ref: getSchemaPath(InboxUpdateAnswer) } } },
  })
  @ApiProblems('validation', 'too-many-streams', 'unavailable')
  @Does('followUpdates')
  @AnswersWithin(longestStreamMs + 60_000)
  @Get()
  async follow(
    @CurrentPrincipal() principal: Principal,
    @Headers('last-event-id') header: string | undefined,
    @Query() { lastEventId }: OrganiserUpdatesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const after = header ? lastIn(header) : lastEventId;
    const frames = await this.queries.execute(new FollowInbox(principal, after, untilClosed(reply)));
    void reply
      .type(`${eventStream}; charset=utf-8`)
      // Whatever lies between must pass each event on at once, and the connection ends with the stream.
      .header('x-accel-buffering', 'no')
      .header('connection', 'close');
    return Readable.from(frames);
  }
}

function lastIn(header: string): number {
  const position = positionIn(header);
  if (position !== undefined) return position;
  throw invalid({
    ...{ field: 'Last-Event-ID', rule: 'position' },
    message: 'Geef het id van het laatste bericht dat aankwam.',
  });
}
