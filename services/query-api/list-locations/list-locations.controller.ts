import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Does } from '@koz/http';
import { ListLocationsQuery, LocationPageAnswer } from './list-locations.dto.js';
import { ListLocations } from './list-locations.query.js';

@ApiTags('locaties')
@Controller('locations')
export class ListLocationsController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({ summary: 'Opvanglocaties zoeken', operationId: 'listLocations' })
  @ApiOkResponse({ type: LocationPageAnswer })
  @ApiProblems('validation', 'unavailable')
  @Does('listLocations')
  @Get()
  list(@Query() asked: ListLocationsQuery): Promise<LocationPageAnswer> {
    return this.queries.execute(new ListLocations(asked));
  }
}
