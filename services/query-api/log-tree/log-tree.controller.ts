import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, Does } from '@koz/http';
import {
  ConsistencyProofAnswer,
  ConsistencyQuery,
  InclusionProofAnswer,
  InclusionQuery,
  LogCheckpointAnswer,
} from './log-tree.dto.js';
import { GetLatestCheckpoint, ProveConsistency, ProveInclusion } from './log-tree.query.js';

/**
 * The tree is of the whole log and tells of no controller, so that everybody is answered alike. Whoever kept a checkpoint,
 * as each write gives one, may hold the log to it without signing in (docs/adr/0039).
 */
@ApiTags('bewijs')
@Controller('audit')
export class LogTreeController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Het laatste ondertekende controlepunt van het hele logboek',
    description:
      'Wie het bewaart, kan later nagaan dat niets van wat er toen stond, gewijzigd is. Zonder aan te melden.',
    operationId: 'getLatestCheckpoint',
  })
  @ApiOkResponse({ type: LogCheckpointAnswer })
  @ApiProblems('not-found', 'unavailable')
  @Does('readLatestCheckpoint')
  @Get('checkpoints/latest')
  latest(): Promise<LogCheckpointAnswer> {
    return this.queries.execute(new GetLatestCheckpoint());
  }

  @ApiOperation({
    summary: 'Het bewijs dat een gebeurtenis op haar positie in het logboek staat',
    description: 'Na te gaan met het controlepunt alleen, zonder databank of netwerk.',
    operationId: 'proveInclusion',
  })
  @ApiSignedIn()
  @ApiOkResponse({ type: InclusionProofAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @Does('proveInclusion')
  @Get('proofs/inclusion')
  async inclusion(@Query() { position, size }: InclusionQuery): Promise<InclusionProofAnswer> {
    const proof = await this.queries.execute(new ProveInclusion(position, size, 'log', 'position'));
    return { position, ...proof };
  }

  @ApiOperation({
    summary: 'Het bewijs dat een vroeger logboek het begin is van een later',
    description:
      'Wat er bij het eerste controlepunt stond, staat er bij het tweede nog, ongewijzigd. Zonder aan te melden: wie een ' +
      'controlepunt bewaarde, kan het logboek eraan houden.',
    operationId: 'proveConsistency',
  })
  @ApiOkResponse({ type: ConsistencyProofAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @Does('proveConsistency')
  @Get('proofs/consistency')
  consistency(@Query() { from, to }: ConsistencyQuery): Promise<ConsistencyProofAnswer> {
    return this.queries.execute(new ProveConsistency(from, to));
  }
}
