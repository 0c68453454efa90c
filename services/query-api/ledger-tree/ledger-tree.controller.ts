import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, Does } from '@koz/http';
import { ConsistencyProofAnswer, LogCheckpointAnswer } from '../log-tree/log-tree.dto.js';
import { GetLatestCheckpoint, ProveConsistency, ProveInclusion } from '../log-tree/log-tree.query.js';
import {
  LedgerConsistencyQuery,
  LedgerInclusionProofAnswer,
  LedgerInclusionQuery,
} from './ledger-tree.dto.js';

/** The tree of the ledger tells of no controller and of no plan, so that every auditor is answered alike. */
@ApiTags('bewijs')
@ApiSignedIn()
@Controller('audit/ledger')
export class LedgerTreeController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Het laatste ondertekende controlepunt van het register van inzagen',
    description: 'Wie het bewaart, kan later nagaan dat niets van wat er toen stond, gewijzigd of weg is.',
    operationId: 'getLatestLedgerCheckpoint',
  })
  @ApiOkResponse({ type: LogCheckpointAnswer })
  @ApiProblems('not-found', 'unavailable')
  @Does('readLedgerCheckpoint')
  @Get('checkpoints/latest')
  latest(): Promise<LogCheckpointAnswer> {
    return this.queries.execute(new GetLatestCheckpoint('ledger'));
  }

  @ApiOperation({
    summary: 'Het bewijs dat een regel op haar plaats in het register staat',
    description: 'Na te gaan met het controlepunt alleen, zonder databank of netwerk.',
    operationId: 'proveLedgerInclusion',
  })
  @ApiOkResponse({ type: LedgerInclusionProofAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @Does('proveLedgerInclusion')
  @Get('proofs/inclusion')
  async inclusion(@Query() { entry, size }: LedgerInclusionQuery): Promise<LedgerInclusionProofAnswer> {
    const proof = await this.queries.execute(new ProveInclusion(entry, size, 'ledger', 'entry'));
    return { entry, ...proof };
  }

  @ApiOperation({
    summary: 'Het bewijs dat een vroeger register het begin is van een later',
    description: 'Wat er bij het eerste controlepunt stond, staat er bij het tweede nog, ongewijzigd.',
    operationId: 'proveLedgerConsistency',
  })
  @ApiOkResponse({ type: ConsistencyProofAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @Does('proveLedgerConsistency')
  @Get('proofs/consistency')
  consistency(@Query() { from, to }: LedgerConsistencyQuery): Promise<ConsistencyProofAnswer> {
    return this.queries.execute(new ProveConsistency(from, to, 'ledger'));
  }
}
