import { Controller, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, IdPipe, setRevision } from '@koz/http';
import type { Principal } from '@koz/identity';
import type { CarePlanId } from '@koz/privacy-types';
import { FreshQuery } from '../paging/fresh.dto.js';
import { OwnCarePlanAnswer } from './own-care-plan.dto.js';
import { GetOwnCarePlan } from './own-care-plan.query.js';
import { OwnPlanRoute } from './own-plan-route.js';

@Controller('care-plans')
export class OwnCarePlanController {
  constructor(private readonly queries: QueryBus) {}

  @OwnPlanRoute('readOwnCarePlan', '', {
    operationId: 'getOwnCarePlan',
    summary: 'Het eigen opvangplan',
    description:
      'Alle gegevens, elke aanvraag met haar verloop, wat nog kan en moet, en wie er nu wat van ziet. Wat een ' +
      'lokaal loket zo leest, wordt vooraf geregistreerd.',
  })
  @ApiOkResponse({
    type: OwnCarePlanAnswer,
    headers: {
      ETag: { description: 'De revisie van het opvangplan, voor If-Match.', schema: { type: 'string' } },
    },
  })
  async carePlan(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) carePlanId: CarePlanId,
    @Query() { minPosition }: FreshQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnCarePlanAnswer> {
    const answer = await this.queries.execute(new GetOwnCarePlan({ principal, carePlanId, minPosition }));
    setRevision(reply, answer.revision);
    return answer;
  }
}
