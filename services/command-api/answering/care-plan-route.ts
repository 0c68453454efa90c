import {
  applyDecorators,
  createParamDecorator,
  Delete,
  HttpCode,
  Patch,
  Post,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ApiProblems,
  ApiSignedIn,
  ApiWriteHeaders,
  Does,
  expectedRevisionOf,
  idempotencyKeyOf,
  IdPipe,
  principalOf,
  setRevision,
  type ProblemKind,
} from '@koz/http';
import type { Action } from '@koz/identity';
import type { CarePlanId } from '@koz/privacy-types';
import type { CarePlanRequest } from './care-plan.command.js';
import { CarePlanAnswer } from './care-plan.dto.js';

interface RouteDocument {
  /** What it does: who may says the table of permissions. */
  readonly action: Action;
  readonly summary: string;
  readonly description?: string;
  /** Refusals besides those of every route on a plan. */
  readonly problems?: readonly ProblemKind[];
}

/** A route on a plan, answered by {@link CarePlanAnswer}. */
export const CarePlanRoute = (
  method: keyof typeof routes,
  path: string,
  document: RouteDocument,
): MethodDecorator => {
  const address = path === '' ? ':id' : `:id/${path}`;
  return applyDecorators(
    routes[method](address),
    HttpCode(200),
    ApiOkResponse({ type: CarePlanAnswer, headers: planRevision }),
    ...onPlan(document),
  );
};

const routes = { POST: Post, PATCH: Patch, DELETE: Delete } as const;

/** The ETag of every answer about a plan. */
export const planRevision = {
  ETag: { description: 'De versie van het opvangplan.', schema: { type: 'string' } },
} as const;

/** What every route on a plan has in common: who may use it, and how the OpenAPI document describes it. */
export const onPlan = ({ problems = [], action, ...operation }: RouteDocument): MethodDecorator[] => [
  Does(action),
  ApiTags('opvangplannen'),
  ApiOperation(operation),
  ApiParam({ name: 'id', type: 'string', format: 'uuid', description: 'Kenmerk van het opvangplan.' }),
  ApiWriteHeaders(),
  ApiSignedIn(),
  ApiProblems(
    'validation',
    'not-found',
    ...problems,
    'conflict',
    'stale-revision',
    'idempotency-key-reused',
    'unavailable',
  ),
];

/**
 * `@CarePlanOf('POST confirm-place') request: CarePlanRequest`: all that a request says but for its body.
 * @throws Problem 404 for an id that is none, 400 for a header that is malformed
 */
export const CarePlanOf = createParamDecorator(
  (route: string, context: ExecutionContext): CarePlanRequest => {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
    const principal = principalOf(request);
    if (!principal) throw new TypeError('a public handler has no principal');
    return {
      principal,
      id: new IdPipe().transform(request.params.id) as CarePlanId,
      key: idempotencyKeyOf(request.headers['idempotency-key']),
      expected: expectedRevisionOf(request.headers['if-match']),
      route,
    };
  },
);

/** The answer as given, with the plan's revision as ETag. */
export function answeredOnPlan<Answer extends { readonly revision: number }>(
  reply: FastifyReply,
  answer: Answer,
): Answer {
  setRevision(reply, answer.revision);
  return answer;
}
