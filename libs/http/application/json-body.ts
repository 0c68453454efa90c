import type { FastifyInstance } from 'fastify';
import { shapeFaultOf } from '../limits/body-shape.js';
import { invalid } from '../problem/problem.js';
import { unreadableIn } from '../validation/plain-input.js';

/**
 * Reads JSON and nothing else; any other content type is refused with 415. Names that reach for a prototype are
 * malformed, and so is what is too deep, too much, says one thing twice, or has text of no characters. An empty body is no
 * body: a decision without a reason may be sent either way.
 */
export function acceptOnlyJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    // The parser's own message quotes the text around the mistake.
    parse(request, body as string, (error, value) => {
      if (error) return done(malformedBody());
      const fault = shapeFaultOf(body as string) ?? unreadableIn(value);
      done(fault ? invalid(fault) : null, value);
    });
  });
}

const malformedBody = () => invalid({ field: 'body', rule: 'json', message: 'Dit is geen geldige JSON.' });
