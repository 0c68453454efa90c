import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Does } from '@koz/http';
import {
  MethodDifferenceAnswer,
  MethodDifferenceQuery,
  MethodsAnswer,
  MethodsInForceAnswer,
  MethodsInForceQuery,
} from './methods.dto.js';
import { GetMethodDifference, GetMethodsInForce, ListMethods } from './methods.query.js';

@ApiTags('methodes')
@Controller('methods')
export class MethodsController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'De methodes en het standaardbewaarbeleid, als document en als tabel',
    description: 'Voor iedereen: hoe het werkt, is geen geheim.',
    operationId: 'listMethods',
  })
  @ApiOkResponse({ type: MethodsAnswer })
  @Does('readMethods')
  @Get()
  list(): Promise<MethodsAnswer> {
    return this.queries.execute(new ListMethods());
  }

  @ApiOperation({
    summary: 'De methode en het bewaarbeleid die bij een bestuur gelden; zonder bestuur: bij elk',
    operationId: 'getMethodsInForce',
  })
  @ApiOkResponse({ type: MethodsInForceAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @Does('readMethodsInForce')
  @Get('in-force')
  inForce(@Query() asked: MethodsInForceQuery): Promise<MethodsInForceAnswer> {
    return this.queries.execute(new GetMethodsInForce(asked));
  }

  @ApiOperation({
    summary: 'Wat er cel per cel verandert als een bestuur een andere methode aanneemt',
    operationId: 'getMethodDifference',
  })
  @ApiOkResponse({ type: MethodDifferenceAnswer })
  @ApiProblems('validation', 'not-found', 'unavailable')
  @Does('readMethodDifference')
  @Get('difference')
  difference(@Query() asked: MethodDifferenceQuery): Promise<MethodDifferenceAnswer> {
    return this.queries.execute(new GetMethodDifference(asked));
  }
}
