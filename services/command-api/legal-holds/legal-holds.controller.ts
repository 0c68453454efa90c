import { Body, Controller, Delete, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiProblems,
  ApiSignedIn,
  ApiWriteHeaders,
  CurrentPrincipal,
  Does,
  IdempotencyKey,
  IdPipe,
  IfMatch,
} from '@koz/http';
import type { Principal } from '@koz/identity';
import type { CarePlanId, HoldId, Uuid } from '@koz/privacy-types';
import { answeredOnPlan, planRevision } from '../answering/care-plan-route.js';
import { LegalHoldAnswer, LiftHoldQuery, PlaceHoldBody } from './legal-holds.dto.js';
import { LiftLegalHold, PlaceLegalHold } from './legal-holds.js';

@ApiTags('gegevensbescherming')
@ApiSignedIn()
@ApiWriteHeaders()
@ApiProblems('validation', 'not-found', 'care-plan-anonymised', 'already-generalised', 'second-person-needed')
@ApiProblems('conflict', 'stale-revision', 'idempotency-key-reused', 'unavailable')
@Controller('privacy/holds')
export class LegalHoldsController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Een bewaring opleggen: van dit opvangplan wordt niets vernietigd',
    description: 'Voor een klacht, rechtszaak of inspectie. Wat al vernietigd is, komt niet terug.',
    operationId: 'placeLegalHold',
  })
  @ApiCreatedResponse({ type: LegalHoldAnswer, headers: planRevision })
  @Does('placeLegalHold')
  @Post()
  async place(
    @Body() body: PlaceHoldBody,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: Uuid,
    @IfMatch() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LegalHoldAnswer> {
    const request = { principal, key, expected };
    return answeredOnPlan(reply, await this.commands.execute(new PlaceLegalHold(request, body)));
  }

  @ApiOperation({
    summary: 'Een bewaring opheffen: de eerste persoon vraagt het, een tweede bevestigt het',
    description: 'Hetzelfde verzoek van een andere functionaris heft ze op. Het antwoord zegt wat het was.',
    operationId: 'liftLegalHold',
  })
  @ApiParam({ name: 'holdId', type: 'string', format: 'uuid', description: 'Kenmerk van de bewaring.' })
  @ApiOkResponse({ type: LegalHoldAnswer, headers: planRevision })
  @Does('liftLegalHold')
  @Delete(':holdId')
  async lift(
    @Param('holdId', IdPipe) holdId: HoldId,
    @Query() { carePlanId, reason }: LiftHoldQuery,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: Uuid,
    @IfMatch() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LegalHoldAnswer> {
    const request = { principal, key, expected };
    const command = new LiftLegalHold(request, holdId, carePlanId as CarePlanId | undefined, reason);
    return answeredOnPlan(reply, await this.commands.execute(command));
  }
}
