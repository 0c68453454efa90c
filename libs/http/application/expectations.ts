import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/**
 * An expectation that we do not know is passed over, as RFC 9110 (10.1.1) allows: Node would answer 417 past every hook.
 */
export function passOverExpectations({ server }: FastifyInstance): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
  });
}
