import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Roles } from '@koz/http';
import type { Principal } from '@koz/identity';
import { AuditLogAnswer, AuditLogQuery } from './audit-log.dto.js';
import { ReadAuditLog } from './audit-log.query.js';

@ApiTags('bewijs')
@ApiSignedIn()
@Roles('auditor', 'officer')
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
  @Get()
  log(@CurrentPrincipal() principal: Principal, @Query() asked: AuditLogQuery): Promise<AuditLogAnswer> {
    return this.queries.execute(new ReadAuditLog(principal, asked));
  }
}
