import { Body, Controller, Put, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiProblems,
  ApiSignedIn,
  ApiWriteHeaders,
  CurrentPrincipal,
  Does,
  IdempotencyKey,
  IfMatch,
  setRevision,
} from '@koz/http';
import type { Principal } from '@koz/identity';
import type { Uuid } from '@koz/privacy-types';
import { AdoptedPoliciesAnswer, AdoptPoliciesBody } from './adopt-policies.dto.js';
import { AdoptPolicies } from './adopt-policies.js';

@ApiTags('gegevensbescherming')
@Controller('privacy/policies')
export class AdoptPoliciesController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Een methode, termijnen of een bewaarbeleid aannemen voor het eigen lokaal bestuur',
    description:
      'De beslissing wordt bewaard met haar grond en datum; eerdere blijven staan. Een nieuwe methode geldt voor ' +
      'opvangplannen die er al zijn alleen waar ze minder toont. Termijnen gelden voor aanvragen van daarna. ' +
      'Een bewaarbeleid dat minder of korter bewaart, wordt een voorstel dat een andere functionaris bevestigt, door ' +
      'hetzelfde document te sturen of met proposals/{policyVersion}/confirm.',
  })
  @ApiOkResponse({
    type: AdoptedPoliciesAnswer,
    headers: { ETag: { description: 'De versie van het beleid.', schema: { type: 'string' } } },
  })
  @ApiWriteHeaders()
  @ApiSignedIn()
  @ApiProblems(
    'validation',
    'not-found',
    'second-person-needed',
    'conflict',
    'stale-revision',
    'idempotency-key-reused',
    'unavailable',
  )
  @Does('adoptPolicies')
  @Put()
  async adopt(
    @Body() body: AdoptPoliciesBody,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: Uuid,
    @IfMatch() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdoptedPoliciesAnswer> {
    const answer = await this.commands.execute(new AdoptPolicies(principal, body, key, expected));
    setRevision(reply, answer.revision);
    return answer;
  }
}
