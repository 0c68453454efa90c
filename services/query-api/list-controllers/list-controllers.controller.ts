import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Does } from '@koz/http';
import { ControllersAnswer } from './list-controllers.dto.js';
import { ListControllers } from './list-controllers.query.js';

@ApiTags('locaties')
@Controller('controllers')
export class ListControllersController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({ summary: 'De lokale besturen met opvanglocaties hier', operationId: 'listControllers' })
  @ApiOkResponse({ type: ControllersAnswer })
  @ApiProblems('unavailable')
  @Does('listControllers')
  @Get()
  list(): Promise<ControllersAnswer> {
    return this.queries.execute(new ListControllers());
  }
}
