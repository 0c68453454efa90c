import { applyDecorators, Get } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiSignedIn, Roles } from '@koz/http';

/** A route that reads something of a plan, for its family and for the service point that filed it. */
export const OwnPlanRoute = (
  path: '' | 'disclosures' | 'export' | 'forecast' | 'visibility',
  operation: { readonly operationId: string; readonly summary: string; readonly description?: string },
): MethodDecorator =>
  applyDecorators(
    Get(path === '' ? ':id' : `:id/${path}`),
    Roles('family', 'servicePoint'),
    ApiTags('opvangplannen'),
    ApiOperation(operation),
    ApiParam({ name: 'id', type: 'string', format: 'uuid', description: 'Kenmerk van het opvangplan.' }),
    ApiSignedIn(),
    ApiProblems('validation', 'not-found', 'read-model-behind', 'unavailable'),
  );
