import { Body, Controller, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiIdempotencyKey,
  ApiProblems,
  ApiSignedIn,
  CurrentPrincipal,
  Does,
  IdempotencyKey,
} from '@koz/http';
import type { Principal } from '@koz/identity';
import type { Uuid } from '@koz/privacy-types';
import { AskedRunAnswer, AskRunBody, DryRunAnswer } from './retention-runs.dto.js';
import { AskRetentionRun } from './retention-runs.js';

@ApiTags('gegevensbescherming')
@ApiSignedIn()
@Controller('privacy/runs')
export class RetentionRunsController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Nu uitvoeren wat bij het eigen bestuur vervallen is, of alleen tellen wat er zou verdwijnen',
    description:
      'Een uitvoering gebeurt na dit antwoord: onder haar kenmerk is te lezen wat ze deed. Wat ze vernietigt, komt ' +
      'nooit terug. Met dryRun staat het antwoord er meteen: alleen aantallen, en onder k geen cijfer per maand.',
    operationId: 'askRetentionRun',
  })
  @ApiIdempotencyKey()
  @ApiBody({ type: AskRunBody, required: false })
  @ApiAcceptedResponse({ type: AskedRunAnswer, description: 'Gevraagd.' })
  @ApiOkResponse({ type: DryRunAnswer, description: 'Geteld, met dryRun.' })
  @ApiProblems('validation', 'idempotency-key-reused', 'read-model-behind', 'unavailable')
  @Does('askRetentionRun')
  @Post()
  async ask(
    @Body() body: AskRunBody,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: Uuid,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AskedRunAnswer | DryRunAnswer> {
    const answer = await this.commands.execute(new AskRetentionRun(principal, body ?? {}, key));
    reply.status('dryRun' in answer ? 200 : 202);
    return answer;
  }
}
