import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { principalOf } from './bearer.guard.js';

/** `@CurrentPrincipal() principal: Principal` in the signature of a handler that names its roles. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const principal = principalOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!principal) throw new TypeError('a public handler has no principal');
  return principal;
});
