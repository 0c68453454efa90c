import { Body, Controller, Delete, HttpCode, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiProblems,
  ApiSignedIn,
  ApiWriteHeaders,
  CurrentPrincipal,
  Does,
  IdempotencyKey,
  IfMatch,
  ReasonQuery,
  setRevision,
} from '@koz/http';
import type { Principal } from '@koz/identity';
import type { Uuid } from '@koz/privacy-types';
import { ConfirmDepartureBody, DepartureDecisionAnswer, ProposeDepartureBody } from './departure.dto.js';
import { ConfirmDeparture, ProposeDeparture, WithdrawDeparture } from './departure.js';

const alwaysPossible = [
  ...(['validation', 'conflict', 'controller-leaving', 'stale-revision'] as const),
  ...(['idempotency-key-reused', 'unavailable'] as const),
] as const;

@ApiTags('gegevensbescherming')
@ApiSignedIn()
@ApiWriteHeaders()
@Controller('privacy/departure')
export class DepartureController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Voorstellen dat het eigen lokaal bestuur vertrekt',
    description: 'Er verandert niets tot een tweede functionaris het bevestigt.',
    operationId: 'proposeDeparture',
  })
  @ApiBody({ type: ProposeDepartureBody, required: false })
  @ApiOkResponse({ type: DepartureDecisionAnswer })
  @ApiProblems(...alwaysPossible, 'departure-stands')
  @HttpCode(200)
  @Does('proposeDeparture')
  @Post()
  async propose(
    @Body() body: ProposeDepartureBody,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: Uuid,
    @IfMatch() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureDecisionAnswer> {
    return this.answer(reply, new ProposeDeparture({ principal, key, expected }, body ?? {}));
  }

  @ApiOperation({
    summary: 'Het voorgestelde vertrek bevestigen, als tweede persoon',
    description:
      'Wie het voorstelde, kan het niet zelf bevestigen. Het gaat ten vroegste 7 dagen na de bevestiging in. Vanaf dan ' +
      'komen er geen opvangplannen en aanvragen meer bij, en kan het niet meer ingetrokken worden.',
    operationId: 'confirmDeparture',
  })
  @ApiBody({ type: ConfirmDepartureBody, required: false })
  @ApiOkResponse({ type: DepartureDecisionAnswer })
  @ApiProblems(...alwaysPossible, 'not-found', 'second-person-needed', 'departure-stands')
  @HttpCode(200)
  @Does('confirmDeparture')
  @Post('confirm')
  async confirm(
    @Body() body: ConfirmDepartureBody,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: Uuid,
    @IfMatch() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureDecisionAnswer> {
    return this.answer(reply, new ConfirmDeparture({ principal, key, expected }, body ?? {}));
  }

  @ApiOperation({
    summary: 'Het vertrek intrekken, zolang het niet ingegaan is',
    operationId: 'withdrawDeparture',
  })
  @ApiOkResponse({ type: DepartureDecisionAnswer })
  @ApiProblems(...alwaysPossible, 'not-found')
  @Does('withdrawDeparture')
  @Delete()
  async withdraw(
    @Query() { reason }: ReasonQuery,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: Uuid,
    @IfMatch() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureDecisionAnswer> {
    return this.answer(reply, new WithdrawDeparture({ principal, key, expected }, reason));
  }

  private async answer(
    reply: FastifyReply,
    command: ProposeDeparture | ConfirmDeparture | WithdrawDeparture,
  ): Promise<DepartureDecisionAnswer> {
    const answer = await this.commands.execute(command);
    setRevision(reply, answer.revision);
    return answer;
  }
}
