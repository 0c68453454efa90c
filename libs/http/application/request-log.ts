import type { FastifyInstance } from 'fastify';
import type { Logger } from '@koz/platform';

/**
 * One line per answer: method, pattern of the route, status, duration. The address itself is not logged, for its
 * parameters name plans; nor is any query, header or body.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', async (request, reply) => {
    logger.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });
}
