import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does, ReasonQuery } from '@koz/http';
import type { Principal } from '@koz/identity';
import { AuditLogAnswer, AuditLogQuery } from './audit-log.dto.js';
import { ReadAuditLog } from './audit-log.query.js';
import { LogEventAnswer, LogHashesAnswer, LogHashesQuery } from './log-event.dto.js';
import { ReadLogEvent, ReadLogHashes } from './log-event.query.js';
import { PositionPipe } from '../paging/log-position.dto.js';

@ApiTags('bewijs')
@ApiSignedIn()
@Controller('audit/log')
export class AuditLogController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Het logboek: de gebeurtenissen van het eigen bestuur, en van de andere alleen de hash',
    description:
      'In volgorde, zonder gaten. Wat persoonlijk is, staat er verzegeld in en wordt hier niet gegeven. Met type of stream ' +
      'staan er alleen eigen gebeurtenissen op de bladzijde, soms minder dan gevraagd: ga door tot nextCursor null is.',
    operationId: 'readAuditLog',
  })
  @ApiOkResponse({ type: AuditLogAnswer })
  @ApiProblems('validation', 'unavailable')
  @Does('readLog')
  @Get()
  log(@CurrentPrincipal() principal: Principal, @Query() asked: AuditLogQuery): Promise<AuditLogAnswer> {
    return this.queries.execute(new ReadAuditLog(principal, asked));
  }

  @ApiOperation({
    summary: 'De hashes van een stuk van het logboek, om de boom zelf na te bouwen',
    description:
      'Van eigen gebeurtenissen de hash van hun bytes, waaruit met de positie het blad volgt; van de andere het blad ' +
      'zelf. Bouw er de boom van (RFC 6962) en vergelijk de wortel met die van een ondertekend controlepunt.',
    operationId: 'readLogHashes',
  })
  @ApiOkResponse({ type: LogHashesAnswer })
  @ApiProblems('validation', 'unavailable')
  @Does('readLogHashes')
  @Get('hashes')
  hashes(@CurrentPrincipal() principal: Principal, @Query() asked: LogHashesQuery): Promise<LogHashesAnswer> {
    return this.queries.execute(new ReadLogHashes(principal, asked));
  }

  @ApiOperation({
    summary: 'Eén gebeurtenis van het logboek, met de bytes waarvan haar hash is',
    description:
      'Daarmee is alles zelf na te rekenen: van de bytes naar de hash, het blad, de wortel en de handtekening van het ' +
      'controlepunt. Van een ander bestuur is er alleen het blad.',
    operationId: 'readLogEvent',
  })
  @ApiParam({ name: 'position', schema: { type: 'integer', minimum: 0 } })
  @ApiOkResponse({ type: LogEventAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @Does('readLogEvent')
  @Get(':position')
  event(
    @CurrentPrincipal() principal: Principal,
    @Param('position', PositionPipe) position: number,
    @Query() { reason }: ReasonQuery,
  ): Promise<LogEventAnswer> {
    return this.queries.execute(new ReadLogEvent(principal, position, reason));
  }
}
