import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem.js';
import { sendProblem } from '../problem/problem.filter.js';

/**
 * From the moment of closing on, a connection that is still open gets one more answer: 503, and the end. One on which nothing
 * was ever asked, as a browser opens ahead, or on which all is answered, is ended: to close would else wait until it is idle
 * for too long.
 */
export function refuseWhileClosing(fastify: FastifyInstance): void {
  let closing = false;
  /** Of each open connection, the requests on it that are not answered yet. */
  const underWay = new Map<Socket, number>();
  const count = (socket: Socket, change: number): void => {
    const before = underWay.get(socket);
    if (before === undefined) return;
    underWay.set(socket, before + change);
    if (closing && before + change === 0) socket.end();
  };
  fastify.server.on('connection', (socket: Socket) => {
    underWay.set(socket, 0);
    socket.once('close', () => underWay.delete(socket));
  });
  fastify.addHook('preClose', (done) => {
    closing = true;
    for (const socket of underWay.keys()) if (socket.bytesRead === 0) socket.destroy();
    done();
  });
  fastify.addHook('onRequest', async ({ raw }, reply) => {
    count(raw.socket, 1);
    if (!closing) return;
    sendProblem(reply, new Problem('unavailable', { headers: { connection: 'close', 'retry-after': '5' } }));
  });
  fastify.addHook('onResponse', async ({ raw }) => count(raw.socket, -1));
}
