import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDocument } from '../openapi/problem-document.js';
import { problemKinds, type ProblemKind } from '../problem/problem.js';

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

const retryAfter = {
  'Retry-After': {
    description: 'Na hoeveel seconden het weer mag.',
    schema: { type: 'integer', minimum: 1 },
  },
} as const;

/**
 * Says of each call how it is refused for its size, its number or its slowness; a kind of a status that the call already
 * has joins it.
 */
export function documentLimits(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths))
    for (const method of methods) {
      const operation = path[method];
      if (operation === undefined) continue;
      const kinds: readonly ProblemKind[] = [
        'too-many-requests',
        ...(operation.requestBody === undefined ? [] : (['request-too-slow', 'body-too-large'] as const)),
      ];
      for (const kind of kinds) {
        const { status, title } = problemKinds[kind];
        const before = operation.responses[status];
        const told = before !== undefined && 'description' in before ? before.description : undefined;
        operation.responses[status] = {
          description: told ? `${told} of ${title}` : title,
          ...(status === 429 ? { headers: retryAfter } : {}),
          content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } },
        };
      }
    }
  return document;
}
