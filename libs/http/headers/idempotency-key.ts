import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isUuid, uuid, type Uuid } from '@koz/privacy-types';
import { invalid } from '../problem/problem.js';

/**
 * The key under which a write may be repeated: the client's, or one made here when there is none.
 * @throws Problem 400 for a header that is not one UUID.
 */
export function idempotencyKeyOf(header: string | readonly string[] | undefined): Uuid {
  if (header === undefined) return uuid(randomUUID());
  const key = typeof header === 'string' ? header.trim().toLowerCase() : undefined;
  if (!isUuid(key))
    throw invalid({
      field: 'Idempotency-Key',
      rule: 'isUuid',
      message: 'De Idempotency-Key moet één UUID zijn.',
    });
  return key;
}

/** `@IdempotencyKey() key: Uuid` in a handler's signature. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext) =>
  idempotencyKeyOf(context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key']),
);
