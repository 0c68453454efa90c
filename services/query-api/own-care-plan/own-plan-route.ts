import { applyDecorators, Get } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, Does } from '@koz/http';
import type { Action } from '@koz/identity';

/** A route that reads something of a plan, for whose it is. */
export const OwnPlanRoute = (
  action: Action,
  path: '' | 'disclosures' | 'export' | 'forecast' | 'visibility',
  operation: { readonly operationId: string; readonly summary: string; readonly description?: string },
): MethodDecorator =>
  applyDecorators(
    Get(path === '' ? ':id' : `:id/${path}`),
    Does(action),
    ApiTags('opvangplannen'),
    ApiOperation(operation),
    ApiParam({ name: 'id', type: 'string', format: 'uuid', description: 'Kenmerk van het opvangplan.' }),
    ApiSignedIn(),
    ApiProblems('validation', 'not-found', 'read-model-behind', 'unavailable'),
  );
