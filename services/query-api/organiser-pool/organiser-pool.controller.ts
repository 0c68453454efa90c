import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, CurrentPrincipal, Does } from '@koz/http';
import type { Principal } from '@koz/identity';
import { OrganiserPoolAnswer, OrganiserPoolQuery } from './organiser-pool.dto.js';
import { OrganiserPool } from './organiser-pool.query.js';

@ApiTags('organisator')
@ApiSignedIn()
@Controller('organiser/pool')
export class OrganiserPoolController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Opvangplannen zonder aanvraag bij de eigen locaties: de noodlijst en de zoekpool',
    description:
      'Zonder naam, adres, contactgegevens en rijksregisternummer. Wie een plaats heeft, meldt dat aan de regie. ' +
      'Wat getoond wordt, wordt vooraf geregistreerd.',
    operationId: 'listOrganiserPool',
  })
  @ApiOkResponse({ type: OrganiserPoolAnswer })
  @ApiProblems('validation', 'not-found', 'read-model-behind', 'unavailable')
  @Does('readPool')
  @Get()
  list(
    @CurrentPrincipal() principal: Principal,
    @Query() asked: OrganiserPoolQuery,
  ): Promise<OrganiserPoolAnswer> {
    return this.queries.execute(new OrganiserPool(principal, asked));
  }
}
