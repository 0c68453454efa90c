import { Body, Controller, Delete, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiProblems,
  ApiSignedIn,
  ApiWriteHeaders,
  CurrentPrincipal,
  Does,
  IdempotencyKey,
  IfMatch,
  longestParameter,
  ReasonQuery,
  setRevision,
} from '@koz/http';
import type { Principal } from '@koz/identity';
import type { Uuid } from '@koz/privacy-types';
import { AdoptedPoliciesAnswer } from '../adopt-policies/adopt-policies.dto.js';
import { ConfirmProposalBody, WithdrawnProposalAnswer } from './retention-proposals.dto.js';
import { ConfirmProposal, WithdrawProposal } from './retention-proposals.js';

@ApiTags('gegevensbescherming')
@ApiSignedIn()
@ApiWriteHeaders()
@ApiParam({
  name: 'policyVersion',
  schema: { type: 'string', maxLength: longestParameter, example: 'retention@2' },
  description: 'De versie die voorgesteld is.',
})
@Controller('privacy/policies/proposals/:policyVersion')
export class RetentionProposalsController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Een voorgesteld bewaarbeleid bevestigen, als tweede persoon',
    description:
      'Wie het voorstelde, kan het niet zelf bevestigen. Het geldt ten vroegste 7 dagen na het voorstel.',
    operationId: 'confirmRetentionProposal',
  })
  @ApiBody({ type: ConfirmProposalBody, required: false })
  @ApiOkResponse({ type: AdoptedPoliciesAnswer })
  @ApiProblems(
    ...(['validation', 'not-found', 'second-person-needed', 'conflict', 'stale-revision'] as const),
    ...(['idempotency-key-reused', 'unavailable'] as const),
  )
  @HttpCode(200)
  @Does('confirmRetentionProposal')
  @Post('confirm')
  async confirm(
    @Param('policyVersion') policyVersion: string,
    @Body() body: ConfirmProposalBody,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: Uuid,
    @IfMatch() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdoptedPoliciesAnswer> {
    const request = { principal, policyVersion, key, expected };
    const answer = await this.commands.execute(new ConfirmProposal(request, body ?? {}));
    setRevision(reply, answer.revision);
    return answer;
  }

  @ApiOperation({
    summary: 'Een voorgesteld bewaarbeleid intrekken',
    operationId: 'withdrawRetentionProposal',
  })
  @ApiOkResponse({ type: WithdrawnProposalAnswer })
  @ApiProblems(
    'validation',
    'not-found',
    'conflict',
    'stale-revision',
    'idempotency-key-reused',
    'unavailable',
  )
  @Does('withdrawRetentionProposal')
  @Delete()
  async withdraw(
    @Param('policyVersion') policyVersion: string,
    @Query() { reason }: ReasonQuery,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: Uuid,
    @IfMatch() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WithdrawnProposalAnswer> {
    const request = { principal, policyVersion, key, expected };
    const answer = await this.commands.execute(new WithdrawProposal(request, reason));
    setRevision(reply, answer.revision);
    return answer;
  }
}
