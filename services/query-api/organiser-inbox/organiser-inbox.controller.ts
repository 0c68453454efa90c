import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { CountInbox } from './inbox-counts.query.js';
import {
  InboxCountsAnswer,
  InboxCountsQuery,
  OrganiserInboxAnswer,
  OrganiserInboxQuery,
} from './organiser-inbox.dto.js';
import { OrganiserInbox } from './organiser-inbox.query.js';

@ApiTags('organisator')
@ApiSignedIn()
@Controller('organiser/applications')
export class OrganiserInboxController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Hoeveel aanvragen er bij de eigen locaties zijn, per status',
    operationId: 'countOrganiserApplications',
  })
  @ApiOkResponse({ type: InboxCountsAnswer })
  @ApiProblems('validation', 'not-found', 'read-model-behind', 'unavailable')
  @Does('countApplications')
  @Get('counts')
  counts(
    @CurrentPrincipal() principal: Principal,
    @Query() asked: InboxCountsQuery,
  ): Promise<InboxCountsAnswer> {
    return this.queries.execute(new CountInbox(principal, asked));
  }

  @ApiOperation({
    summary: 'De aanvragen bij de eigen locaties',
    description:
      'Per aanvraag toont het antwoord wat de methode van het lokaal bestuur bij deze status laat zien. ' +
      'Wat getoond wordt, wordt vooraf geregistreerd.',
    operationId: 'listOrganiserApplications',
  })
  @ApiOkResponse({ type: OrganiserInboxAnswer })
  @ApiProblems('validation', 'not-found', 'read-model-behind', 'unavailable')
  @Does('listApplications')
  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query() asked: OrganiserInboxQuery,
  ): Promise<OrganiserInboxAnswer> {
    return this.queries.execute(new OrganiserInbox(principal, asked));
  }
}
