import { context, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { openSpan, SpanKind, traceParentOf } from '@koz/platform';

/**
 * A span for each request, by method and template of the route: never its address, for that names plans. It goes on from
 * the trace of whoever asked (W3C Trace Context), and all that the request brings about happens within it.
 */
export function traceRequests(fastify: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { method, headers } = request;
    const route = request.routeOptions.url ?? 'none';
    const header = headers['traceparent'];
    const { span, context: within } = openSpan(
      `${method} ${route}`,
      { 'http.request.method': method, 'http.route': route },
      { parent: traceParentOf(typeof header === 'string' ? header : undefined), kind: SpanKind.SERVER },
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
