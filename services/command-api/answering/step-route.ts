import { applyDecorators, createParamDecorator, HttpCode, Post, type ExecutionContext } from '@nestjs/common';
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
} from '@koz/http';
import type { Action } from '@koz/identity';
import type { ApplicationId } from '@koz/privacy-types';
import type { StepRequest, StepRoute } from './step.command.js';
import { StepAnswer } from './step.dto.js';

/** A route of one step: its address, what it does, and how the OpenAPI document describes it. */
export const StepPost = (route: StepRoute, action: Action, summary: string): MethodDecorator =>
  applyDecorators(
    Post(`:id/${route}`),
    HttpCode(200),
    Does(action),
    ApiTags('aanvragen'),
    ApiOperation({ summary }),
    ApiParam({ name: 'id', type: 'string', format: 'uuid', description: 'Kenmerk van de aanvraag.' }),
    ApiOkResponse({
      type: StepAnswer,
      headers: { ETag: { description: 'De versie van de aanvraag.', schema: { type: 'string' } } },
    }),
    ApiWriteHeaders(),
    ApiSignedIn(),
    ApiProblems(
      'validation',
      'not-found',
      'transition-not-allowed',
      ...(route === 'approve' ? (['place-already-found', 'care-plan-withdrawn'] as const) : []),
      'conflict',
      'stale-revision',
      'idempotency-key-reused',
      'unavailable',
    ),
  );

/**
 * `@StepOf() request: StepRequest`: all that a request for a step says but for its body.
 * @throws Problem 404 for an id that is none, 400 for a header that is malformed
 */
export const StepOf = createParamDecorator(
  (_: unknown, context: ExecutionContext): Omit<StepRequest, 'body'> => {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
    const principal = principalOf(request);
    if (!principal) throw new TypeError('a public handler has no principal');
    return {
      principal,
      id: new IdPipe().transform(request.params.id) as ApplicationId,
      key: idempotencyKeyOf(request.headers['idempotency-key']),
      expected: expectedRevisionOf(request.headers['if-match']),
    };
  },
);

/** The answer as given, with its revision as ETag. */
export function answered(reply: FastifyReply, answer: StepAnswer): StepAnswer {
  setRevision(reply, answer.revision);
  return answer;
}
