import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem.js';
import { sendProblem } from '../problem/problem.filter.js';

/** From the moment of closing on, a connection that is still open gets one more answer: 503, and the end. */
export function refuseWhileClosing(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onRequest', async (_request, reply) => {
    if (!closing) return;
    sendProblem(reply, new Problem('unavailable', { headers: { connection: 'close', 'retry-after': '5' } }));
  });
}
