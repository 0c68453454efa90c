import { Body, Controller, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
import { FileCarePlanCommand } from './file-care-plan.command.js';
import { FileCarePlanBody, FiledCarePlanAnswer } from './file-care-plan.dto.js';

@ApiTags('opvangplannen')
@Controller('care-plans')
export class FileCarePlanController {
  constructor(private readonly commands: CommandBus) {}

  @ApiOperation({
    summary: 'Een opvangplan indienen',
    description:
      'Maakt het plan en een aanvraag bij elke locatie. Welke velden verplicht zijn, volgt uit de methode die het ' +
      'lokaal bestuur koos.',
  })
  @ApiCreatedResponse({
    type: FiledCarePlanAnswer,
    headers: { ETag: { description: 'De versie van het opvangplan.', schema: { type: 'string' } } },
  })
  @ApiWriteHeaders()
  @ApiSignedIn()
  @ApiProblems(
    'validation',
    'not-found',
    'conflict',
    'stale-revision',
    'idempotency-key-reused',
    'unavailable',
  )
  @Does('fileCarePlan')
  @Post()
  async fileCarePlan(
    @Body() body: FileCarePlanBody,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: Uuid,
    @IfMatch() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FiledCarePlanAnswer> {
    const answer = await this.commands.execute(new FileCarePlanCommand(principal, body, key, expected));
    setRevision(reply, answer.revision);
    return answer;
  }
}
