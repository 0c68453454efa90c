import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Does, longestParameter } from '@koz/http';
import { FilingNeedsAnswer } from './filing-needs.dto.js';
import { GetFilingNeeds } from './filing-needs.query.js';

@ApiTags('opvangplannen')
@Controller('controllers')
export class FilingNeedsController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Wat een lokaal bestuur bij het indienen vraagt',
    description:
      'Welke velden nu gegeven moeten of mogen worden, vanaf welke status een opvanglocatie ze ziet, en welke ' +
      'voorrangsregels gelden.',
    operationId: 'getFilingNeeds',
  })
  @ApiParam({
    name: 'id',
    schema: { type: 'string', maxLength: longestParameter, example: 'antwerpen' },
    description: 'Het lokaal bestuur dat de gegevens verwerkt.',
  })
  @ApiOkResponse({ type: FilingNeedsAnswer })
  @ApiProblems('not-found', 'unavailable')
  @Does('readFilingNeeds')
  @Get(':id/filing-needs')
  filingNeeds(@Param('id') controller: string): Promise<FilingNeedsAnswer> {
    return this.queries.execute(new GetFilingNeeds(controller));
  }
}
