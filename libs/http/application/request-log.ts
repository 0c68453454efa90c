import type { FastifyInstance } from 'fastify';
import { httpDuration, type Logger } from '@koz/platform';

/**
 * One line per answer, and a count of it: method, pattern of the route, status, duration. The address itself is not logged, for its
 * parameters name plans; nor is any query, header or body.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    httpDuration.observe({ method, route, status }, reply.elapsedTime / 1000);
    logger.info(
      {
        method,
        route,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });
}
