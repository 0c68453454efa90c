import { context, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { openSpan, SpanKind } from '@koz/platform';

/**
 * A span for each request, by method and template of the route: never its address, for that names plans. All that the request
 * brings about happens within it. It begins a trace of its own, whatever `traceparent` the request has: an event keeps the
 * number of its trace, and one that somebody chose could hold a personal value, or link plans for ever.
 */
export function traceRequests(fastify: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const { span, context: within } = openSpan(
      `${method} ${route}`,
      { 'http.request.method': method, 'http.route': route },
      { kind: SpanKind.SERVER },
    );
    spans.set(request, span);
    context.with(within, done);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    span?.end();
  });
}
